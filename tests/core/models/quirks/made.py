"""Bodies of replies in both APIs, whole and streamed, from what they say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.core.models.quirks.read import JSON, SSE, Quirk

MODEL = "m-1"
_NONE: Any = object()


def packed(data: object) -> bytes:
    return json.dumps(data).encode()


def events(*data: object, done: bool = True, end: bytes = b"\n\n", before: bytes = b"data: ") -> bytes:
    """A stream of such events."""
    listed = [one if isinstance(one, bytes) else packed(one) for one in data]
    return b"".join(before + one + end for one in (*listed, *([b"[DONE]"] if done else [])))


def completion(message: Any, ended: Any = "stop", usage: Any = None, **more: Any) -> dict[str, Any]:
    choice = {"index": 0, "message": message} | ({} if ended is _NONE else {"finish_reason": ended})
    return {"id": "c", "model": MODEL, "choices": [choice], "usage": usage, **more}


def chunk(delta: Any, ended: Any = None, **more: Any) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": ended}
    return {"id": "c", "object": "chat.completion.chunk", "model": MODEL, "choices": [choice], **more}


def chunks(*deltas: Any, ended: Any = "stop", usage: Any = None) -> list[dict[str, Any]]:
    """A whole chat stream, its usage in a chunk of its own behind it."""
    last = [{"id": "c", "choices": [], "usage": usage}] if usage is not None else []
    return [chunk({"role": "assistant", "content": ""}), *map(chunk, deltas), chunk({}, ended), *last]


def pieces(text: str, size: int = 3) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def message(*parts: Any, **more: Any) -> dict[str, Any]:
    content = [{"type": "output_text", "text": part} if isinstance(part, str) else part for part in parts]
    return {"type": "message", "id": "m", "role": "assistant", "content": content, **more}


def reasoning(text: str = "", summary: str = "") -> dict[str, Any]:
    content = [{"type": "reasoning_text", "text": text}] if text else None
    return {"type": "reasoning", "id": "r", "summary": [{"type": "summary_text", "text": summary}] if summary else [],
            "content": content}  # fmt: skip


def response(*output: Any, status: str = "completed", usage: Any = None, **more: Any) -> dict[str, Any]:
    return {"id": "resp", "object": "response", "status": status, "model": MODEL, "output": list(output),
            "usage": usage, **more}  # fmt: skip


def deltas(text: str, kind: str = "output_text", place: int = 0, size: int = 3) -> list[dict[str, Any]]:
    """The pieces of an item of a Responses stream."""
    return [{"type": f"response.{kind}.delta", "output_index": place, "delta": piece} for piece in pieces(text, size)]


def ended(body: dict[str, Any], kind: str = "completed") -> dict[str, Any]:
    return {"type": f"response.{kind}", "response": body}


CREATED = {"type": "response.created", "response": {"id": "resp", "model": MODEL, "status": "in_progress"}}


def texts(section: str, name: str, want: Any, text: str, beside: str = "", **more: Any) -> Iterator[Quirk]:
    """A text, with thoughts in the field that each API has for them, in both APIs and both ways."""
    said = {"role": "assistant", "content": text} | ({"reasoning_content": beside} if beside else {})
    thinks = [reasoning(beside)] if beside else []
    yield Quirk(section, name, "chat", False, packed(completion(said)), want, **more)
    streamed = [{"reasoning_content": piece} for piece in pieces(beside)] + [{"content": p} for p in pieces(text)]
    yield Quirk(section, name, "chat", True, events(*chunks(*streamed)), want, SSE, **more)
    body = response(*thinks, *([message(text)] if text else []))
    yield Quirk(section, name, "responses", False, packed(body), want, **more)
    coming = [CREATED, *deltas(beside, "reasoning_text"), *deltas(text, place=len(thinks))]
    for rest, output in (("", body), (", the end without it", {**body, "output": []})):
        all_of_it = events(*coming, ended(output), done=False)
        yield Quirk(section, name + rest, "responses", True, all_of_it, want, SSE, **more)


def chats(section: str, name: str, want: Any, body: Any, stream: list[Any], **more: Any) -> Iterator[Quirk]:
    """A whole chat reply and the chunks of a streamed one."""
    yield Quirk(section, name, "chat", False, packed(body), want, JSON, **more)
    yield Quirk(section, name, "chat", True, events(*stream), want, SSE, **more)


def both(section: str, name: str, want: Any, body: Any, stream: list[Any], **more: Any) -> Iterator[Quirk]:
    """A whole Responses reply and the events of a streamed one."""
    yield Quirk(section, name, "responses", False, packed(body), want, JSON, **more)
    yield Quirk(section, name, "responses", True, events(*stream, done=False), want, SSE, **more)
