"""From what the client raises, and what a server says, to one sentence of ours. The key and a page are never in it."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Mapping
from typing import Any, NamedTuple

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
    WrongShape,
)
from core.models.wire.answers import LIMIT, Inside
from core.models.wire.hidden import Hidden
from core.models.wire.kinds import Trouble, speaks_of_a_path, trouble
from core.models.wire.packed import unpacked_whole
from core.models.wire.told import Told, told
from core.models.wire.waits import wait_asked

_LONGEST = 200  # characters of a server's words that are shown
_MARKUP = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_HOLLOW = re.compile(
    r"(bad request|not found|forbidden|unauthorized|(internal )?(server )?error|unprocessable entity|provider returned "
    r"error|invalid request|too many requests|service unavailable|upstream error|none|null|true|false)\W*$",
    re.I,
)
_SIDE_BY_SIDE = re.compile(
    r"concurren|simultaneous|in[- ]flight|parallel (request|call)|(requests?|calls?) at (once|a time|the same)",
    re.I,
)


class Heard(NamedTuple):
    """What a server answered instead of an answer; `status` None: 200, with an error inside that gives no other."""

    status: int | None
    headers: Mapping[str, str]
    body: object
    told: Told


def heard_in(error: Exception) -> Heard | None:
    """What a server said, in an error of the client or inside a reply; None where it is not the server that speaks."""
    import openai

    if isinstance(error, Inside):
        said = told(error.body)
        return Heard(said.status, {}, error.body, said)
    if isinstance(error, openai.APIStatusError):
        body = _body(error.response)
        return Heard(error.status_code, error.response.headers, body, told(body))
    return None


def _body(response: Any) -> Any:
    """The whole body: the client gives on what is under "error" alone."""
    data = unpacked_whole(response.content[:LIMIT])
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return data.decode("utf-8", "ignore")


def explain(error: Exception, *, model: str, seconds: float, key: str) -> WorkflowError | None:
    """The foreseen failure that `error` is; None when it is a bug. `seconds`: the limit of the attempt."""
    import anyio
    import httpx2
    import openai

    # First of all: to the client its own timeout is a failed connection, too.
    if isinstance(error, (TimeoutError, openai.APITimeoutError, httpx2.TimeoutException)):
        return TimedOut(f"no whole answer came within {seconds:.3g} s. Try again, or pick a faster model.")
    if (heard := heard_in(error)) is not None:
        return _of(heard, model=model, key=key)
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
    """The failure that an HTTP status of 300 and above tells, with what its body says."""
    return _of(Heard(status, headers, body, told(body)), model=model, key=key)


def _of(heard: Heard, *, model: str, key: str) -> WorkflowError:
    if heard.status is not None:
        return _failure(trouble(heard.status, heard.told), heard.status, heard, model=model, key=key)
    kind = "no path" if speaks_of_a_path(heard.told) else trouble(500, heard.told)
    if kind == "server" and (asked := trouble(400, heard.told)) in ("key", "quota"):
        kind = asked
    if kind not in ("server", "busy"):
        return _failure(kind, 200, heard, model=model, key=key)
    began = f"the server began to answer, then failed{reason(heard.told, key)}. Try again."
    return ServerFailed(began, status=200)


def _failure(kind: Trouble, status: int, heard: Heard, *, model: str, key: str) -> WorkflowError:
    headers, said, why = heard.headers, heard.told, reason(heard.told, key)
    match kind:
        case "key":
            if not key:
                return KeyRefused(f"the server wants an API key ({status}){why}. Give it one.", status=status)
            return KeyRefused(f"the server refused the API key ({status}){why}. Check the key.", status=status)
        case "quota":
            return QuotaUsedUp(
                f"the key's quota is used up ({status}){why}. Waiting a little does not mend that: "
                "look at its account.",
                status=status,
            )
        case "rate":
            wait = wait_asked(headers, heard.body)
            request = "" if wait is None else f", it asks to wait {wait:.3g} s"
            limited = RateLimited(
                f"the server's rate limit is reached ({status}){request}{why}. Run fewer calls at once.",
                status=status,
                retry_after=wait,
            )
            limited.side_by_side = bool(_SIDE_BY_SIDE.search(said.everything))
            return limited
        case "shape":
            broken = "" if said.broken is None or Hidden(key).within(said.broken) else said.broken
            return WrongShape(
                f"the server found the answer in another shape than asked for ({status}){why}. "
                "Try again, or pick a model that can give structured answers.",
                status=status,
                text=broken,
            )
        case "no model":
            return ConfigError(f"The server knows no model {model!r} ({status}){why}. Check the model's name.")
        case "no path":
            return ConfigError(
                f"The server has nothing at this address ({status}){'' if speaks_of_a_path(said) else why}. "
                "Check the base URL, which often ends in /v1, and the API: responses or chat."
            )
        case "not done here":
            return ConfigError(
                f"The server does not do what is asked of it ({status}){why}. Pick another API or model."
            )
        case "moved":
            # Followed, it would take the key to an address that nobody has checked.
            return ConfigError(
                f"The server sends us to another address ({status}){_elsewhere(headers, key)}, which is not followed. "
                "Check the base URL."
            )
        case "timeout":
            return TimedOut(f"the server gave up waiting ({status}){why}. Try again.", status=status)
        case "busy" | "server":
            what = "is overloaded, or not ready yet" if kind == "busy" else "failed"
            failed = ServerFailed(
                f"the server {what} ({status}){why}. Wait a little, or pick another model.", status=status
            )
            failed.retry_after = wait_asked(headers, heard.body)
            return failed
    return RequestRefused(_REFUSED[kind].format(status=status, why=why, model=repr(model)), status=status)


_REFUSED: dict[Trouble, str] = {
    "region": "the server does not serve this region ({status}){why}. Pick another server or model.",
    "model not allowed": "the model {model} may not be used from here ({status}){why}. Pick another one.",
    "filtered": "a content filter of the provider refused this input ({status}){why}. Change the wording.",
    "too long": "the request is longer than the model takes ({status}){why}. Shorten it, or pick another model.",
    "refused": "the server refused the request ({status}){why}.",
}


def _elsewhere(headers: Mapping[str, str], key: str) -> str:
    """Whose address it is; what follows the host may hold anything."""
    import httpx2

    try:
        host = httpx2.URL(headers.get("location", "")).host
    except (httpx2.InvalidURL, ValueError):
        return ""
    line = one_line(host, key)
    return f", at {line}" if line else ""


def reason(said: Told, key: str) -> str:
    """The server's own words, after a colon; nothing where there are none, or where the key is in them."""
    told = list(said.sentences)
    telling = [text for text in told if not _HOLLOW.match(text)]
    line = one_line(next((text for text in telling if " " in text), (telling or told or [""])[0]), key)
    return f": {line}" if line else ""


def one_line(text: str, key: str) -> str:
    """`text` on one line of at most 200 characters, without markup and full stop; empty if any of the key is in it."""
    if Hidden(key).within(text):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in _MARKUP.sub(" ", text)).split())
    return (line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…").rstrip(".")
