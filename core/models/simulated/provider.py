"""The simulated provider: from an HTTP request to what goes back over the wire, and when. It waits for nothing."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from core.models.account import Account, TooMany
from core.models.simulated import wire
from core.models.simulated.latency import Profile, Timing, timing
from core.models.simulated.replies.answer import answer
from core.models.simulated.replies.response import Response
from core.models.simulated.request import BadRequest, Request, read
from core.models.simulated.schema import NoValue
from core.models.simulated.wire import Chunks, Reply

# Only the simulated model is ever sent these.
SEED, SAMPLE, ATTEMPT, PLACE, FAULT = "x-sim-seed", "x-sim-sample", "x-sim-attempt", "x-sim-place", "x-sim-fault"
TIMES = "x-sim-times"  # the seed of its times, where that is not the seed of its words
STEP = "x-sim-step"  # percent-encoded

_APIS = {"/v1/responses": "responses", "/v1/chat/completions": "chat"}
_NEVER = math.inf
_RESPONSES: dict[tuple[bytes, str], Response] = {}  # a class that runs one preset asks alike; the key settles it
_MOST_KEPT, _LONGEST_KEPT = 2000, 4000  # answers, and characters of one that is kept
_REFUSAL = "I can't help with that request."
_PAGE = b"<html><body><h1>Service unavailable</h1></body></html>", {"content-type": "text/html"}
_ERRORS: dict[str, tuple[Any, ...]] = {  # status, body and headers
    "server_error": (500, wire.error("The server had an error.", "server_error")),
    "overloaded": (503, *_PAGE),
    "rate_limit": (429, wire.error("Rate limit reached.", "requests", "rate_limit_exceeded"), {"retry-after": "1"}),
    "quota": (429, wire.error("You exceeded your quota.", "insufficient_quota", "insufficient_quota")),
    "no_model": (404, wire.error("The model does not exist.", "invalid_request_error", "model_not_found")),
    "bad_request": (400, wire.error("The request is not valid.", "invalid_request_error")),
    "html": (200, *_PAGE),
    "nothing": (200, {}),
    "bad_utf8": (200, b'{"output": "\xff\xfe"}'),
    "too_large": (200, {"output": "x" * 2_000_000}),
}


@dataclass(frozen=True, slots=True)
class Delivery:
    """What goes back, and when, in seconds of the model; `broken`: the connection breaks before the first chunk."""

    status: int
    headers: dict[str, str]
    chunks: Chunks
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Provider:
    """The server's side of the simulated model."""

    profile: Profile
    latency: str = "jittered"
    name: str = "gpt-4o-mini"
    account: Account | None = None  # with limits

    def deliver(self, method: str, path: str, headers: Mapping[str, str], body: bytes, at: float = 0.0) -> Delivery:
        """Everything is drawn from seed, content, sample and attempt. Headers' names are in lower case.

        `at`: when the request came, in seconds of the model, for the account's limits.
        """
        if method == "GET" and path == "/v1/models":
            return _whole(0.0, 200, wire.models(self.name))
        if method != "POST" or path not in _APIS:
            return _whole(0.0, 404, wire.error(f"Unknown request URL: {method} {path}.", "invalid_request_error"))
        try:
            return self._answer(read(_APIS[path], body), headers, at)
        except (BadRequest, NoValue) as error:
            return _whole(0.0, 400, wire.error(str(error), "invalid_request_error"))

    def said(self, request: Request, headers: Mapping[str, str]) -> tuple[Reply, Timing]:
        """What it answers where nothing goes wrong, and when. Raises NoValue."""
        sample, attempt, fault = headers.get(SAMPLE, "0"), headers.get(ATTEMPT, "1"), headers.get(FAULT, "")
        key = request.key(headers.get(SEED, "0"), sample, attempt)
        times = request.key(headers[TIMES], sample, attempt) if TIMES in headers else key
        reply = _spoiled(_reply(request, key), request, fault)
        profile, long = self.profile.of(unquote(headers.get(STEP, ""))), wire.tokens(reply.text)
        when = timing(profile, self.latency, long, placed(headers), random.Random(times))
        reply = replace(reply, thought=when.thought, length=when.tokens)
        slow = 5 if fault == "slow" else 1
        return reply, replace(when, first=when.first * slow, end=when.end * slow)

    def limited(self, request: Request, headers: Mapping[str, str], at: float) -> tuple[Reply, Timing] | TooMany:
        """As `said`, later by its wait in the queue of the slots; or refused, which is no attempt that draws."""
        if self.account is None:
            return self.said(request, headers)
        asked, attempt = request.key(headers.get(SEED, "0"), headers.get(SAMPLE, "0"), ""), headers.get(ATTEMPT, "")
        known = attempt.isdecimal() and len(attempt) < 4
        if known:
            headers = {**headers, ATTEMPT: self.account.heard(asked, attempt)}
        reply, when = self.said(request, headers)
        if refused := self.account.take(at, sum(wire.counts(request, reply)), request.model):
            if known:
                self.account.refuse(asked, attempt)
            return refused
        late = self.account.queue(at, when.end)
        return reply, replace(when, first=when.first + late, end=when.end + late)

    def _answer(self, request: Request, headers: Mapping[str, str], at: float) -> Delivery:
        fault = headers.get(FAULT, "")
        if early := _early(fault, headers, self.profile.first_token):
            return early
        found = self.limited(request, headers, at)
        if isinstance(found, TooMany):
            return _whole(found.seconds, 429, found.body, found.headers)
        sent = _delivery(request, *found, fault)
        return replace(sent, headers={**sent.headers, **self.account.headers(at)}) if self.account else sent


def _reply(request: Request, key: bytes) -> Reply:
    if (response := _RESPONSES.get((key, request.schema_name))) is None:
        if len(_RESPONSES) >= _MOST_KEPT:
            _RESPONSES.clear()
        response = answer(request, random.Random(key + b"text"))
        if len(response.text) <= _LONGEST_KEPT:
            _RESPONSES[key, request.schema_name] = response
    reply = Reply(key.hex(), response.text, tool=response.tool, unknown=response.unknown, knows=response.knows)
    if request.limit is None or wire.tokens(response.text) <= request.limit:
        return reply
    return replace(reply, text=response.text[: int(request.limit * 4.4)], status="incomplete")


def _spoiled(reply: Reply, request: Request, fault: str) -> Reply:
    match fault:
        case "empty":
            return replace(reply, text="", tool="")
        case "refusal":
            return replace(reply, text=_REFUSAL, refusal=True, tool="")
        case "incomplete":
            return replace(reply, text=reply.text[: len(reply.text) // 2], status="incomplete")
        case "failed":
            return replace(reply, status="failed")
        case "bad_schema" if request.schema is not None:
            return replace(reply, text=json.dumps(_misfit(json.loads(reply.text))))
    return reply


def _misfit(value: Any) -> Any:
    """Like `value`, but of no shape that was asked for: every text is a word nobody offered, every number a text."""
    if isinstance(value, dict) and value:
        return {name: _misfit(one) for name, one in value.items()}
    return "unknown" if isinstance(value, str) else "not a value of this kind"


def _early(fault: str, headers: Mapping[str, str], usual: float) -> Delivery | None:
    """Faults that come without the model having said a word."""
    match fault:
        case "hang":
            return Delivery(200, {}, [(_NEVER, b"")])
        case "reset":
            return Delivery(200, {}, [(usual, b"")], broken=True)
        case "auth":  # some servers echo the key; what we show must not
            key = headers.get("authorization", "").removeprefix("Bearer ")
            return _whole(usual, 401, wire.error(f"Incorrect API key provided: {key}.", "invalid_request_error"))
    return _whole(usual, *_ERRORS[fault]) if fault in _ERRORS else None


def _whole(at: float, status: int, body: Any, headers: Mapping[str, str] | None = None) -> Delivery:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Delivery(status, {"content-type": "application/json", **(headers or {})}, [(at, sent)])


def _delivery(request: Request, reply: Reply, when: Timing, fault: str) -> Delivery:
    """The reply on its way, with a fault in how it travels."""
    kind, half = "text/event-stream", fault in ("cut", "stall", "drip")
    if request.stream:
        chunks = wire.stream(request, reply, when)
        chunks = chunks[: len(chunks) // 2] if half else chunks
    else:
        kind, body = "application/json", json.dumps(wire.body(request, reply)).encode()
        chunks = [(when.end, body[: len(body) // 2] if half else body)]
    if fault == "drip" and request.stream:
        chunks += [(when.end + second, b": still here\n\n") for second in range(1, 601)]
    if fault in ("stall", "drip"):
        chunks.append((_NEVER, b""))
    return Delivery(200, {"content-type": kind}, chunks)


def placed(headers: Mapping[str, str]) -> tuple[int, int] | None:
    """The item's place from 1 and how many there are, sent as 3/5; None if not sent, or nonsense."""
    place, _, items = headers.get(PLACE, "").partition("/")
    return (int(place), int(items)) if place.isdecimal() and items.isdecimal() else None
