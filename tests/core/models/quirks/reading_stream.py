"""Section 3: the stream itself, down to the bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from core.errors import ConnectionFailed, UnreadableAnswer
from tests.core.models.quirks.made import (
    CREATED,
    chunks,
    completion,
    deltas,
    ended,
    events,
    message,
    packed,
    pieces,
    response,
)
from tests.core.models.quirks.read import JSON, SSE, Quirk

STREAM = "3. The stream itself"
RAIN = "It rains, 😀 “so” é."
TYPES = (SSE, "text/plain", JSON, "application/x-ndjson", "text/event-stream; charset=utf-8", "text/html", None)

CHAT = chunks(*({"content": piece} for piece in pieces(RAIN)))
RESPONSES = [CREATED, *deltas(RAIN), ended(response(message(RAIN)))]
LINES = {api: [json.dumps(one, ensure_ascii=False).encode() for one in data] for api, data in
         (("chat", CHAT), ("responses", RESPONSES))}  # fmt: skip
WHOLE = {"chat": packed(completion({"content": RAIN})), "responses": packed(response(message(RAIN)))}


ALIVE = {
    "a comment": b": still here\n\n",
    "a bare colon": b":\n\n",
    "empty data": b"data:\n\n",
    "data alone": b"data\n\n",
    "a comment as data": b"data: : OPENROUTER PROCESSING\n\n",
    "a comment as data, no blank": b"data::keepalive\n\n",
    "a ping": b'event: ping\ndata: {"type": "ping"}\n\n',
    "a ping with an id": b"id: 7\nevent: ping\ndata: {}\n\n",
    "a ping in words": b"event: ping\ndata: 2026-11-29 20:00:00\n\n",
    "ping": b"data: ping\n\n",
    "a quoted word": b'data: "ping"\n\n',
    "blank lines": b"\n\n\n",
    "keep-alive": b"event: keep-alive\ndata:\n\n",
    "null": b"data: null\n\n",
    "a heartbeat": b"event: heartbeat\n\n",
    "an empty object": b"data: {}\n\n",
    "retry": b"retry: 3000\n\n",
    "an id": b"id: 1\n\n",
}
BYTEWISE = ("plain", "CRLF", "CR", "a byte order mark", "one line end", "one line each")


def stream(api: str, end: bytes = b"\n\n", before: bytes = b"data: ", between: bytes = b"") -> bytes:
    lines = LINES[api] if api == "responses" else [*LINES[api], b"[DONE]"]
    return between + b"".join(before + line + end + between for line in lines)


def frames(api: str) -> dict[str, bytes]:
    """One and the same stream, each with a way of its own."""
    plain = stream(api)
    named = b"".join(b"event: message\nid: %d\ndata: " % n + line + b"\n\n" for n, line in enumerate(LINES[api]))
    return {
        "plain": plain,
        "named, with ids": named + b"data: [DONE]\n\n",
        "no blank behind data:": stream(api, before=b"data:"),
        "two blanks": stream(api, before=b"data:  "),
        "CRLF": stream(api, b"\r\n\r\n"),
        "CR": stream(api, b"\r\r"),
        "mixed line ends": stream(api, b"\r\n\n"),
        "one line end": stream(api, b"\n"),
        "one CRLF": stream(api, b"\r\n"),
        "three line ends": stream(api, b"\n\n\n"),
        "no empty line at the end": plain.rstrip(b"\n"),
        "one line end at the end": plain.rstrip(b"\n") + b"\n",
        "a byte order mark": b"\xef\xbb\xbf" + plain,
        "line ends before": b"\n\n" + plain,
        "blanks before the fields": stream(api, before=b"  data: "),
        "one line each": stream(api, b"\n", before=b""),
        "one line each, parted": stream(api, b"\n\n", before=b""),
        "one behind the other": b"".join(LINES[api]),
        "a list": b"[" + b",\n".join(LINES[api]) + b"]",
        "over two lines": b"".join(b"data: " + line.replace(b", ", b",\ndata: ", 1) + b"\n\n" for line in LINES[api])
        + b"data: [DONE]\n\n",
        "lists of one": b"".join(b"data: [" + line + b"]\n\n" for line in LINES[api]) + b"data: [DONE]\n\n",
        **{f"alive: {name}": stream(api, between=sign) for name, sign in ALIVE.items()},
    }


def bodies() -> Iterator[Quirk]:
    for api in ("chat", "responses"):
        for name, body in frames(api).items():
            for step in (0, 1 if name in BYTEWISE and api == "chat" else 31):
                told = f"{name}{f', {step} at a time' if step else ''}"
                # Without a line end there is nothing to show before the end.
                shown = "" if name in ("one behind the other", "a list") else None
                yield Quirk(STREAM, told, api, True, body, RAIN, SSE, step=step, shown=shown)
        for kind in TYPES:
            yield Quirk(STREAM, f"a stream typed {kind}", api, True, stream(api), RAIN, kind)
            yield Quirk(STREAM, f"a stream unasked, typed {kind}", api, False, stream(api), RAIN, kind)
            yield Quirk(STREAM, f"no stream, typed {kind}", api, False, WHOLE[api], RAIN, kind)
            yield Quirk(
                STREAM, f"whole where a stream was asked, typed {kind}", api, True, WHOLE[api], RAIN, kind, shown=""
            )
        indented = json.dumps(json.loads(WHOLE[api]), indent=2).encode()
        for name, body in {
            "indented": indented,
            "a line end before": b"\r\n " + WHOLE[api],
            "a comment before": b": keep-alive\n\n" + WHOLE[api],
            "[DONE] behind": WHOLE[api] + b"\n\ndata: [DONE]\n\n",
            "a line end behind": WHOLE[api] + b"\n\n",
            "a byte order mark": b"\xef\xbb\xbf" + WHOLE[api],
            "in a list": b"[" + WHOLE[api] + b"]",
        }.items():
            for step in (0, 1):
                yield Quirk(
                    STREAM, f"whole: {name}{', byte by byte' if step else ''}", api, False, body, RAIN, step=step
                )
        yield from unreadable(api)


def unreadable(api: str) -> Iterator[Quirk]:
    broken: dict[str, tuple[bytes, Any]] = {
        "HTML": (b"<!doctype html><p>data: hello</p>", UnreadableAnswer),
        "words": (b"Internal Server Error\n", UnreadableAnswer),
        "a cut whole": (WHOLE[api][:-9], UnreadableAnswer),
        "two wholes": (WHOLE[api] + WHOLE[api], UnreadableAnswer),
        "no JSON in an event": (b"data: hello\n\n", UnreadableAnswer),
        "comments alone": (b": one\n\n: two\n\n", ConnectionFailed),
        "cut lines": (stream(api, b"\n", before=b"")[: len(LINES[api][0]) + 40], ConnectionFailed),
    }
    for name, (body, error) in broken.items():
        yield Quirk(STREAM, f"unreadable: {name}", api, True, body, error, SSE)
    cut = events(*(CHAT[:-2] if api == "chat" else RESPONSES[:-1]), done=False)
    yield Quirk(STREAM, "no end", api, True, cut, ConnectionFailed, SSE)


QUIRKS = [*bodies()]
