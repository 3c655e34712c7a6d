"""When to come again: the wait that a server asks for, wherever and however it says so."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_NUMBER = r"(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?"
_LENGTH = rf"{_NUMBER}\s*(?:ns|us|µs|ms|milli\w*|msecs?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)\b"
_PART = re.compile(rf"\s*({_NUMBER})\s*([a-zµ]+)[\s,]*", re.I)
_SAID = re.compile(
    rf"\b(?:try|retry|wait|resets?|again|available|allowed|cool-?down)\b[^\d.]{{0,40}}"
    rf"((?:{_LENGTH}\s*|{_NUMBER}[hms](?=\d))+|\d+:\d\d:\d\d)",
    re.I,
)
_BARE = re.compile(rf"retry[-_ ]?after\W{{0,3}}({_NUMBER})(?![\w.])", re.I)
_CLOCK = re.compile(r"(?:PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?|(\d+):(\d\d):(\d\d))", re.I)
_IETF = re.compile(r"\b(?:reset|t)\s*=\s*([^;,\s]+)", re.I)  # a field of RateLimit: limit=10, remaining=0, reset=30
_A_MOMENT = 1e9  # a number from here on is one, in seconds since 1970; from a thousand times that, in milliseconds
_SECONDS = {"retrydelay", "retryafter", "retryafterseconds", "retryaftersec", "retryin", "resetafter", "estimatedtime"}
_MILLISECONDS = {"retryafterms", "retryaftermillis", "retrydelayms", "retryinms"}
_DEEP = 6  # levels of a body that are looked through


def wait_asked(headers: Mapping[str, str], body: object = None) -> float | None:
    """The wait a server asks for in seconds, never negative; None if it names none or it cannot be read.

    The first that says it: `retry-after-ms`, `retry-after` (seconds, with a unit, a date; dates are read against the
    real clock), a field of the body such as Google's `retryDelay`, the limits' own headers (the reset of those that
    are used up; if none says so, the soonest), and at last the message: "try again in 2.5s".
    Source: RFC 9110, section 10.2.3; google.rpc.RetryInfo; OpenAI's and Anthropic's pages on rate limits.
    """
    named = {name.lower().replace("_", "-"): value for name, value in headers.items()}
    for name in ("retry-after-ms", "x-ms-retry-after-ms", "x-retry-after-ms"):
        if (wait := seconds(named.get(name), 1e-3)) is not None:
            return wait
    for name in ("retry-after", "x-retry-after", "retry-after-seconds"):
        if (wait := seconds(named.get(name))) is not None:
            return wait
    fields, texts = [*_fields(body)], [*_texts(body)]
    for waits in (fields, _resets(named), (_said(text) for text in texts)):
        if (wait := next((wait for wait in waits if wait is not None), None)) is not None:
            return wait
    return None


def seconds(value: object, unit: float = 1.0) -> float | None:
    """Seconds in a number (of `unit` seconds each), a length such as 1m2s, or until a moment; None: it is none."""
    if isinstance(value, Mapping):  # protobuf's own spelling of a length
        whole, nanos = seconds(value.get("seconds", 0)), seconds(value.get("nanos", 0), 1e-9)
        return None if whole is None or nanos is None or not value else whole + nanos
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip().strip('"')
    try:
        number = float(text)
    except ValueError:
        return _length(text)
    if not math.isfinite(number):
        return None
    if number >= _A_MOMENT:
        return max(0.0, (number if number < 1000 * _A_MOMENT else number / 1000) - time.time())
    return max(0.0, number * unit)


def _length(text: str) -> float | None:
    """Of a text that is no number: a length with units, a date, or the first of several that a proxy has joined."""
    if clock := _CLOCK.fullmatch(text):
        return math.fsum(float(part or 0) * size for part, size in zip(clock.groups(), (3600, 60, 1) * 2, strict=True))
    text = re.sub(r"^(in|after)\s+", "", text, flags=re.I)
    total, at = 0.0, 0
    while part := _PART.match(text, at):
        if (size := _unit(part[2].lower())) is None:
            break
        total, at = total + float(part[1]) * size, part.end()
    if at and at == len(text):
        return total if math.isfinite(total) else None
    try:
        return _until(parsedate_to_datetime(text))
    except (ValueError, TypeError, OverflowError, IndexError):
        pass
    try:
        return _until(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        first, comma, _ = text.partition(",")
        return seconds(first) if comma and first[:1].isdigit() else None


def _said(text: str) -> float | None:
    said = _SAID.search(text) or _BARE.search(text)
    return seconds(said[1]) if said else None


def _until(moment: datetime) -> float:
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, known.timestamp() - time.time())


def _unit(name: str) -> float | None:
    if name in _UNITS:
        return _UNITS[name]
    for begin, unit in (("milli", "ms"), ("msec", "ms"), ("sec", "s"), ("min", "m"), ("hour", "h"), ("day", "d")):
        if name.startswith(begin):
            return _UNITS[unit]
    return None


def _resets(named: Mapping[str, str]) -> Iterator[float | None]:
    """Of the headers that tell when a limit begins anew, what is to be waited for."""
    waits: list[float] = []
    used_up: list[float] = []
    for name, value in named.items():
        if "ratelimit" not in name.replace("-", ""):
            continue
        if "reset" in name:
            wait, left = seconds(value), named.get(name.replace("reset", "remaining"))
        elif said := _IETF.search(value):
            wait, left = seconds(said[1]), None
        else:
            continue
        if wait is not None:
            waits.append(wait)
            if left is not None and left.strip() == "0":
                used_up.append(wait)
    yield max(used_up) if used_up else min(waits, default=None)


def _fields(body: object, deep: int = _DEEP) -> Iterator[float | None]:
    """Fields of a body that name a wait."""
    if isinstance(body, dict) and deep:
        for name, value in body.items():
            plain = str(name).replace("_", "").replace("-", "").lower()
            if plain == "headers" and isinstance(value, dict):  # those that a provider sent to a gateway
                yield wait_asked({str(name): str(one) for name, one in value.items()})
            elif plain in _SECONDS:
                yield seconds(value)
            elif plain in _MILLISECONDS:
                yield seconds(value, 1e-3)
            else:
                yield from _fields(value, deep - 1)
    elif isinstance(body, list) and deep:
        for part in body[:20]:
            yield from _fields(part, deep - 1)


def _texts(body: object, deep: int = _DEEP) -> Iterator[str]:
    """Short texts of a body, in which a wait may be said in words."""
    if isinstance(body, str):
        yield body[:2000]
    elif isinstance(body, dict | list) and deep:
        for part in body.values() if isinstance(body, dict) else body[:20]:
            yield from _texts(part, deep - 1)
