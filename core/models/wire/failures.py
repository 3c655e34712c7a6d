"""From what the client raises to one sentence of ours. Neither the key nor the server's own page is in it."""

from __future__ import annotations

import base64
import re
import ssl
import time
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

from core.errors import (
    ConfigError,
    ConnectionFailed,
    KeyRefused,
    QuotaUsedUp,
    RateLimited,
    RequestRefused,
    ServerFailed,
    TimedOut,
    Unreachable,
    UnreadableAnswer,
    WorkflowError,
)
from core.models.wire.answers import writable

_QUOTA = ("insufficient_quota", "billing_hard_limit_reached")
_OF_THE_KEY = re.compile(
    r"\bkeys?\b|api_?key|\b(access|auth|bearer|invalid|expired) token|credential|authenticat|unauthori[sz]ed", re.I
)
_OF_THE_MODEL = re.compile(r"\bmodel\b|model_not_found", re.I)
_OF_THE_INPUT = re.compile(r"\b(input|prompt|content|moderat\w*|flagged)\b", re.I)


def explain(error: Exception, *, model: str, seconds: float, key: str) -> WorkflowError | None:
    """The foreseen failure that `error` is; None when it is a bug. `seconds`: the limit of the attempt."""
    import anyio
    import httpx2
    import openai

    # First of all: to the client its own timeout is a failed connection, too.
    if isinstance(error, (TimeoutError, openai.APITimeoutError, httpx2.TimeoutException)):
        return TimedOut(f"no whole answer came within {seconds:.3g} s. Try again, or pick a faster model.")
    if isinstance(error, openai.APIStatusError):
        return from_status(error.status_code, error.response.headers, error.body, model=model, key=key)
    if isinstance(error, openai.APIConnectionError):
        return _connection(error.__cause__)
    # A kind of RequestError, though the connection is sound: asked before those.
    if isinstance(error, httpx2.DecodingError):
        return UnreadableAnswer("the answer is packed in a way that cannot be unpacked. Try another model.", status=200)
    # These come bare, since the body is read by us and not by the client.
    if isinstance(error, (httpx2.RequestError, ssl.SSLError, anyio.EndOfStream, OSError)):
        return _connection(error)
    if isinstance(error, UnicodeEncodeError):
        return RequestRefused(
            "the prompt holds characters that cannot be sent (half of a surrogate pair). Take them out."
        )
    return None


def _connection(cause: BaseException | None) -> WorkflowError:
    import httpx2

    if isinstance(cause, httpx2.UnsupportedProtocol):
        return ConfigError("The base URL must begin with http:// or https://.")
    if "CERTIFICATE_VERIFY_FAILED" in str(cause):
        return ConnectionFailed("the server's certificate is not trusted, so nothing was sent. Check the address.")
    if isinstance(cause, httpx2.ConnectError):
        return Unreachable("the server could not be reached. Check the address and the network.")
    return ConnectionFailed("the connection broke off before the answer was whole. Try again.")


def from_status(status: int, headers: Mapping[str, str], body: object, *, model: str, key: str) -> WorkflowError:
    """The failure that an HTTP status of 300 and above tells."""
    # What it says may go into the trace, where half of a surrogate pair cannot be written.
    body = body if writable(body) else None
    error = body if isinstance(body, dict) else {}
    if status == 401 or (status == 403 and _speaks_of_the_key(body)):
        return KeyRefused(f"the server refused the API key ({status}). Check the key.", status=status)
    if status == 403:
        return RequestRefused(
            f"the server refused this request (403){_reason(error, key)}. "
            "Change the input, or check what the key may be used for.",
            status=status,
        )
    if status == 404 and _OF_THE_MODEL.search(" ".join(_sentences(body))):
        return ConfigError(f"The server knows no model {model!r} (404). Check the model's name.")
    if status == 404:
        return ConfigError(
            "The server has nothing at this address (404). "
            "Check the base URL, which often ends in /v1, and the API: responses or chat."
        )
    # Followed, it would take the key to an address that nobody has checked.
    if status < 400:
        return ConfigError(f"The server sends us to another address ({status}), which is not followed.")
    if status == 429:
        if error.get("code") in _QUOTA or error.get("type") in _QUOTA:
            return QuotaUsedUp(
                "the key's quota is used up (429). Waiting does not mend that: look at its account.", status=429
            )
        wait = retry_after(headers)
        request = "" if wait is None else f", it asks to wait {wait:.3g} s"
        return RateLimited(
            f"the server's rate limit is reached (429){request}. Run fewer calls at once.", retry_after=wait
        )
    if status == 408:
        return TimedOut("the server gave up waiting (408). Try again.", status=status)
    # 409 is worth another try by the client's rule, too.
    if status >= 500 or status == 409:
        return ServerFailed(f"the server failed ({status}). Wait a little, or pick another model.", status=status)
    return RequestRefused(f"the server refused the request ({status}){_reason(error, key)}.", status=status)


def _speaks_of_the_key(body: object) -> bool:
    """A 403 may be about one input alone. In doubt it is: then the other calls find out for themselves."""
    text = " ".join(_sentences(body))
    return bool(_OF_THE_KEY.search(text)) and not _OF_THE_INPUT.search(text)


def _sentences(body: object) -> Iterator[str]:
    """What a server tells of an error, wherever it puts that; neither a page of HTML nor what it quotes from us."""
    if isinstance(body, str) and "<" not in body:
        yield body
    elif isinstance(body, list):
        yield from _sentences(body[0] if body else None)
    elif isinstance(body, dict):
        for name in ("error", "message", "detail", "code", "type", "status"):
            yield from _sentences(body.get(name))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The wait a server asks for in seconds, never negative; None if it names none or it cannot be read.

    Three spellings: retry-after-ms, retry-after in seconds, retry-after as a date (read against the real clock).
    Source: RFC 9110, section 10.2.3; the first is OpenAI's own.
    """
    try:
        if "retry-after-ms" in headers:
            return _wait(float(headers["retry-after-ms"]) / 1000)
        if "retry-after" not in headers:
            return None
        return _wait(float(headers["retry-after"]))
    except ValueError:
        pass
    try:
        return _wait(parsedate_to_datetime(headers["retry-after"]).timestamp() - time.time())
    except (KeyError, ValueError, TypeError, OverflowError):
        return None


def _wait(seconds: float) -> float | None:
    return max(0.0, seconds) if seconds < float("inf") else None  # NaN compares false, too


def _reason(error: Mapping[str, Any], key: str) -> str:
    """The server's own words, short and on one line; nothing at all if any form of the key is in them."""
    message = error.get("message")
    if not isinstance(message, str) or not message.strip():
        return ""
    # By their beginnings: a server may echo a key that is cut or starred out.
    forms = (key[:8], quote(key, safe="")[:8], base64.b64encode(key.encode()).decode()[:10])
    if any(form in message for form in forms if form):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in message).split())
    return ": " + (line if len(line) <= 200 else line[:199] + "…").rstrip(".")
