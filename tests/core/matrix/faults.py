"""What can go wrong with a call: the faults F01 to F24, each with what must become of the call that it strikes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any

from tests.core.matrix.provider import (
    FIRST,
    KEY,
    Delivery,
    answered,
    deltas,
    ended,
    events,
    response,
    text_of,
    whole,
)

Makes = Callable[
    [str, dict[str, Any], bool], Delivery
]  # from the step, the body of the request, and whether it streams
HTML = b"<html><body><h1>Service unavailable</h1></body></html>"
SHAPED = ("plan", "classify", "evaluate")  # the steps that ask for a shape
LABELLED = ("classify",)  # whose shape has an enumeration


@dataclass(frozen=True)
class Fault:
    """`times`: how many attempts of a call it strikes; the next one is healthy. `kinds`: what the call ends with, any
    of them; none: another attempt mends it. `attempts`: how many the provider sees of that call, at most.

    `gap`: seconds that lie between two of them at least. `unusable`: an answer came, but not one to be used: then a
    fallback takes its place. `fatal`: no other call of the run can succeed. `steps`: where it can strike; none:
    everywhere. `streamed`: None both ways, else the one way in which it can occur.
    """

    id: str
    makes: Makes
    kinds: tuple[str, ...] = ()
    attempts: int = 3
    times: int = 99
    gap: float = 0.37  # half a second, less a quarter
    unusable: bool = False
    fatal: bool | None = False  # None: it may be, since one call learns for all what the provider asks
    steps: tuple[str, ...] = ()
    streamed: bool | None = None
    stalls: bool = False  # it stands still after its first words: the idle limit ends it

    @property
    def name(self) -> str:
        return self.id

    def can_strike(self, step: str, streams: bool) -> bool:
        return (not self.steps or step in self.steps) and self.streamed in (None, streams)


def status(code: int, body: object = None, kind: str = "application/json", **headers: str) -> Makes:
    data = body if isinstance(body, bytes) else json.dumps(body if body is not None else {}).encode()
    sent = {"content-type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return lambda *_: Delivery([(FIRST, data)], status=code, headers=sent)


def error(message: str, code: str = "") -> dict[str, Any]:
    return {"error": {"message": message, "type": code or "error", "code": code or None}}


def dated(seconds: float) -> Makes:
    """A wait as a date: written when it is sent, since it is read against the real clock."""
    return lambda *_: status(429, error("slow down"), retry_after=formatdate(time.time() + seconds + 1, usegmt=True))()


def half(ends: str) -> Makes:
    """The first words of the answer, and then this end."""

    def make(step: str, body: dict[str, Any], streams: bool) -> Delivery:
        text = text_of(step)
        if streams:
            return events(*deltas(text)[:2], ends=ends)
        data = json.dumps(response(text)).encode()
        return Delivery([(FIRST, data[:200])], headers={"content-type": "application/json"}, ends=ends)

    return make


def text(words: str, **more: Any) -> Makes:
    """Another text in the place of the answer."""
    return lambda step, body, streams: answered(response(words, **more), streams, words)


def raw(data: bytes, kind: str = "application/json") -> Makes:
    return lambda *_: Delivery([(FIRST, data)], headers={"content-type": kind})


def cut_json(step: str, body: dict[str, Any], streams: bool) -> Delivery:
    text = text_of(step)
    if streams:
        return events(
            *deltas(text)[:2], b'data: {"type": "response.output_text.delta", "del\n\n', ended(response(text))
        )
    data = json.dumps(response(text)).encode()
    return Delivery([(FIRST, data[:-40])], headers={"content-type": "application/json"})


def without_end(step: str, body: dict[str, Any], streams: bool) -> Delivery:
    return events(*deltas(text_of(step))[:4])


def not_utf8(step: str, body: dict[str, Any], streams: bool) -> Delivery:
    bad = (b"word7 ", b"\xff\xfe ")
    if streams:
        data = [f"data: {json.dumps(one)}\n\n".encode().replace(*bad) for one in deltas(text_of(step))]
        return events(*data, ended(response(text_of(step))))
    return Delivery([(FIRST, json.dumps(response(text_of(step))).encode().replace(*bad))])


def refuses(step: str, body: dict[str, Any], streams: bool) -> Delivery:
    part = {"type": "refusal", "refusal": "I can't help with that."}
    said = response("", output=[{"type": "message", "id": "m", "role": "assistant", "content": [part]}])
    return events(ended(said), used=(7, 60)) if streams else whole(said, used=(7, 60))


def stops(reason: str) -> Makes:
    def make(step: str, body: dict[str, Any], streams: bool) -> Delivery:
        words = text_of(step)[:200]
        said = response(words, "incomplete", incomplete_details={"reason": reason})
        return answered(said, streams, words)

    return make


def floods(step: str, body: dict[str, Any], streams: bool) -> Delivery:
    """5 MB, in pieces of 64 kB."""
    piece, begin = "x" * 64_000, b'{"object": "response", "output": [{"type": "message", "content": [{"text": "'
    if streams:
        lines = [f"data: {json.dumps(deltas(piece, 64_000)[0])}\n\n".encode()] * 80
        return Delivery([(FIRST, line) for line in lines], headers={"content-type": "text/event-stream"})
    pieces = [(FIRST, begin), *[(FIRST, piece.encode())] * 80]
    return Delivery(pieces, headers={"content-type": "application/json"})


def fails_inside(step: str, body: dict[str, Any], streams: bool) -> Delivery:
    said = response("", "failed", used=None, output=[], error={"code": "server_error", "message": "boom"})
    return events(*deltas(text_of(step))[:2], ended(said)) if streams else whole(said)


def errs_inside(step: str, body: dict[str, Any], streams: bool) -> Delivery:
    return events(*deltas(text_of(step))[:2], {"type": "error", "code": "server_error", "message": "boom"})


def stops_at_once(**how: Any) -> Makes:
    return lambda *_: Delivery(**how)


SLOW_DOWN = error("slow down", "rate_limit_exceeded")
QUOTA = error("You exceeded your quota", "insufficient_quota")
LIMITED, BAD = ("rate_limit",), ("bad_response",)
SHAPE = ("bad_schema", "bad_output")
LATE = ("timeout", "stalled", "idle")

FAULTS = (
    Fault("F01 429, wait in seconds", status(429, SLOW_DOWN, retry_after="2"), attempts=2, times=1, gap=2.0),
    Fault("F01 429, wait as a date", dated(2.0), attempts=2, times=1, gap=1.0),
    Fault("F01 429, wait in ms", status(429, SLOW_DOWN, retry_after_ms="2000"), attempts=2, times=1, gap=2.0),
    Fault("F02 429 without a wait", status(429, SLOW_DOWN), LIMITED, attempts=4),
    Fault("F03 429, wait 300 s", status(429, SLOW_DOWN, retry_after="300"), LIMITED, attempts=1, fatal=None),
    Fault("F03 quota used up", status(429, QUOTA), ("quota",), attempts=1, fatal=True),
    Fault("F04 500 once", status(500, error("boom")), attempts=2, times=1),
    Fault("F05 503 as a page", status(503, HTML, "text/html"), ("server",)),
    Fault("F06 no first byte", stops_at_once(start=None), LATE, attempts=2, gap=0.0),
    Fault("F07 stands still", half("never"), LATE, attempts=2, gap=0.0, stalls=True),
    Fault("F08 drips for ever", half("drip"), LATE, attempts=2, gap=0.0, streamed=True),
    Fault("F09 reset before headers", stops_at_once(ends="reset"), attempts=2, times=1),
    Fault("F10 reset in mid-answer", half("reset"), attempts=2, times=1),
    Fault("F10 cut in mid-answer", half("cut"), ("connection",)),
    Fault("F10 no end event", without_end, ("connection",), streamed=True),
    Fault("F11 JSON cut", cut_json, BAD, attempts=2),
    Fault("F12 another shape", text('{"unexpected": true}'), SHAPE, attempts=2, gap=0.0, unusable=True, steps=SHAPED),
    Fault("F12 another shape once", text('{"unexpected": true}'), attempts=2, times=1, gap=0.0, steps=SHAPED),
    Fault("F13 unknown label", text('{"category": "praise", "urgency": "low"}'), SHAPE, attempts=2, gap=0.0,
          unusable=True, steps=LABELLED),
    Fault("F14 empty", text(""), ("empty",), attempts=2, unusable=True),
    Fault("F14 blank", text(" \n\t "), ("empty",), attempts=2, unusable=True),
    Fault("F15 refusal", refuses, ("refusal",), attempts=1, unusable=True),
    Fault("F16 token limit", stops("max_output_tokens"), ("incomplete",), attempts=1, unusable=True),
    Fault("F16 content filter", stops("content_filter"), ("incomplete", "filtered", "refusal"), attempts=1,
          unusable=True),
    Fault("F17 401", status(401, error(f"Incorrect API key: {KEY}", "invalid_api_key")), ("auth",), attempts=1,
          fatal=True),
    Fault("F18 no such model", status(404, error("The model does not exist", "model_not_found")), ("config", "model"),
          attempts=1),
    Fault("F19 5 MB", floods, (*BAD, "too_large"), attempts=1),
    Fault("F20 not UTF-8", not_utf8, BAD, attempts=2),
    Fault("F21 a page with 200", raw(HTML, "text/html"), BAD, attempts=2),
    Fault("F21 {}", raw(b"{}"), BAD, attempts=2),
    Fault("F22 status failed", fails_inside, ("server",)),
    Fault("F22 error event", errs_inside, ("server",), streamed=True),
)  # fmt: skip
STOP, BUDGET = "F23 stopped by hand", "F24 budget used up"  # not the provider's: made in cell.py
