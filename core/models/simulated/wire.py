"""A reply as bytes: bodies and events of both APIs, as the openai client expects them."""

from __future__ import annotations

import json
import math
import time
from dataclasses import dataclass
from typing import Any

from core.models.simulated.latency import Timing
from core.models.simulated.request import Function, Request

Chunks = list[tuple[float, bytes]]  # seconds since the request came, and what leaves then
_DELTAS = 8  # most pieces of text in a second
_CHARS = 4.4  # characters of English text in a token
_FAILED = "The model failed."


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model says. `status`: completed, incomplete or failed."""

    id: str
    text: str
    thought: int = 0
    refusal: bool = False
    tool: str = ""  # the tool that it chooses: then the text is its arguments
    status: str = "completed"
    unknown: str = ""  # what it does not know or cannot follow
    knows: tuple[str, ...] = ()  # what it does know of that kind

    @property
    def metadata(self) -> dict[str, str]:
        """What is told beside the answer, where an API has a place for it."""
        return {"unknown": self.unknown, "knows": " | ".join(self.knows)} if self.unknown else {}


def tokens(text: str) -> int:
    """An estimate: 4.4 characters of English to a token (measured 4.5 on an English prompt)."""
    return math.ceil(len(text) / _CHARS)


def pieces(text: str, timing: Timing) -> list[tuple[float, str]]:
    """The text in the pieces it leaves in: the first word at the first token, the last piece at the end.

    At most 8 a second, cut behind words, spread evenly.
    """
    seconds = timing.end - timing.first
    gaps = max(1, math.floor(seconds * _DELTAS))
    found, start = [], 0
    for number in range(gaps + 1):
        wanted = len(text) * number // gaps
        cut = text.find(" ", max(wanted, start + 1)) if number < gaps else len(text)
        cut = len(text) if cut < 0 else cut
        if cut > start:
            found.append((timing.first + seconds * number / gaps, text[start:cut]))
        start = max(start, cut)
    return found


def body(request: Request, reply: Reply, used: dict[str, Any]) -> bytes:
    if reply.status == "failed" and request.api == "chat":
        return error(_FAILED, "server_error")
    made = _response(request, reply, used) if request.api == "responses" else _completion(request, reply, used)
    return json.dumps(made).encode()


def stream(request: Request, reply: Reply, used: dict[str, Any], timing: Timing) -> Chunks:
    """The events of a streamed reply, each at its time."""
    return (_events if request.api == "responses" else _chat_chunks)(request, reply, used, timing)


def usage(request: Request, reply: Reply) -> dict[str, Any]:
    """Tokens in and out, in the words of the request's API."""
    given = tokens(request.instructions) + tokens(request.prompt) + tokens(request.conversation)
    made = tokens(reply.tool + reply.text) + reply.thought
    into, out = ("input", "output") if request.api == "responses" else ("prompt", "completion")
    return {
        f"{into}_tokens": given,
        f"{into}_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        f"{out}_tokens": made,
        f"{out}_tokens_details": {"reasoning_tokens": reply.thought},
        "total_tokens": given + made,
    }


def error(message: str, kind: str, code: str | None = None) -> bytes:
    return json.dumps({"error": {"message": message, "type": kind, "param": None, "code": code}}).encode()


def models(name: str) -> bytes:
    model = {"id": name, "object": "model", "created": 0, "owned_by": "simulated"}
    return json.dumps({"object": "list", "data": [model]}).encode()


def _response(request: Request, reply: Reply, used: dict[str, Any] | None, output: list[Any] | None = None) -> Any:
    status = "in_progress" if used is None else reply.status
    shape: dict[str, Any] = {"type": "text"}
    if request.schema is not None:
        name = request.schema_name or "answer"
        shape = {"type": "json_schema", "name": name, "schema": request.schema, "strict": True}
    made = {
        "id": f"resp_{reply.id}",
        "object": "response",
        "created_at": int(time.time()),
        "status": status,
        "error": {"code": "server_error", "message": _FAILED} if status == "failed" else None,
        "incomplete_details": {"reason": "max_output_tokens"} if status == "incomplete" else None,
        "instructions": request.instructions or None,
        "metadata": reply.metadata if used is not None else {},
        "model": request.model,
        "output": [_item(reply)] if output is None else output,
        "parallel_tool_calls": not request.tools,
        "temperature": 1.0,
        "text": {"format": shape},
        "tool_choice": request.choice,
        "tools": [_tool(tool) for tool in request.tools],
        "top_p": 1.0,
    }
    if used is not None:
        made["usage"] = used
    return made


def _tool(tool: Function) -> dict[str, Any]:
    named = {"name": tool.name, "description": tool.description}
    return {"type": "function", **named, "parameters": tool.schema, "strict": True}


def _part(reply: Reply, text: str) -> dict[str, Any]:
    if reply.refusal:
        return {"type": "refusal", "refusal": text}
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}


def _item(reply: Reply, status: str | None = None) -> dict[str, Any]:
    status = status or ("completed" if reply.status == "completed" else "incomplete")
    if reply.tool:
        arguments = "" if status == "in_progress" else reply.text
        named = {"id": f"fc_{reply.id}", "call_id": f"call_{reply.id}", "name": reply.tool}
        return {"type": "function_call", **named, "arguments": arguments, "status": status}
    content = [] if status == "in_progress" else [_part(reply, reply.text)]
    return {"id": f"msg_{reply.id}", "type": "message", "role": "assistant", "status": status, "content": content}


def _events(request: Request, reply: Reply, used: dict[str, Any], timing: Timing) -> Chunks:
    began = _response(request, reply, None, output=[])
    place = {"output_index": 0, "content_index": 0, "item_id": f"msg_{reply.id}"}
    kind = "response.refusal" if reply.refusal else "response.output_text"
    more: dict[str, Any] = {} if reply.refusal else {"logprobs": []}
    name = "refusal" if reply.refusal else "text"
    told: list[tuple[float, str, dict[str, Any]]] = [
        (0.0, "response.created", {"response": began}),
        (0.0, "response.in_progress", {"response": began}),
    ]
    if reply.status == "failed":
        told.append((timing.end, "response.failed", {"response": _response(request, reply, used, output=[])}))
        return _numbered(told)
    first, end = timing.first, timing.end
    if reply.tool:
        return _numbered([*told, *_choice(request, reply, used, timing)])
    told += [
        (first, "response.output_item.added", {"output_index": 0, "item": _item(reply, "in_progress")}),
        (first, "response.content_part.added", {**place, "part": _part(reply, "")}),
    ]
    told += [(at, f"{kind}.delta", {**place, "delta": text, **more}) for at, text in pieces(reply.text, timing)]
    told += [
        (end, f"{kind}.done", {**place, name: reply.text, **more}),
        (end, "response.content_part.done", {**place, "part": _part(reply, reply.text)}),
        (end, "response.output_item.done", {"output_index": 0, "item": _item(reply)}),
        (end, f"response.{reply.status}", {"response": _response(request, reply, used)}),
    ]
    return _numbered(told)


def _choice(request: Request, reply: Reply, used: dict[str, Any], timing: Timing) -> list[tuple[float, str, Any]]:
    """The events that tell which tool is chosen, and piece by piece its arguments."""
    kind = "response.function_call_arguments"
    place = {"output_index": 0, "item_id": f"fc_{reply.id}"}
    first, end = timing.first, timing.end
    return [
        (first, "response.output_item.added", {"output_index": 0, "item": _item(reply, "in_progress")}),
        *((at, f"{kind}.delta", {**place, "delta": text}) for at, text in pieces(reply.text, timing)),
        (end, f"{kind}.done", {**place, "arguments": reply.text}),
        (end, "response.output_item.done", {"output_index": 0, "item": _item(reply)}),
        (end, f"response.{reply.status}", {"response": _response(request, reply, used)}),
    ]


def _numbered(told: list[tuple[float, str, dict[str, Any]]]) -> Chunks:
    """Events as bytes; those of one moment leave together."""
    chunks: Chunks = []
    for number, (at, kind, data) in enumerate(told):
        event = json.dumps({"type": kind, "sequence_number": number, **data})
        line = f"event: {kind}\ndata: {event}\n\n".encode()
        if chunks and chunks[-1][0] == at:
            chunks[-1] = (at, chunks[-1][1] + line)
        else:
            chunks.append((at, line))
    return chunks


def _reason(reply: Reply) -> str:
    return "length" if reply.status == "incomplete" else "tool_calls" if reply.tool else "stop"


def _completion(request: Request, reply: Reply, used: dict[str, Any]) -> Any:
    said: dict[str, Any] = {"content": reply.text, "refusal": None}
    if reply.refusal:
        said = {"content": None, "refusal": reply.text}
    if reply.tool:
        said = {"content": None, "refusal": None, "tool_calls": [_call(reply, reply.text)]}
    return {
        "id": f"chatcmpl-{reply.id}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": request.model,
        "choices": [
            {"index": 0, "message": {"role": "assistant", **said}, "finish_reason": _reason(reply), "logprobs": None}
        ],
        "usage": used,
        "metadata": reply.metadata,
    }


def _call(reply: Reply, arguments: str) -> dict[str, Any]:
    """A chosen tool in the words of chat completions."""
    return {"id": f"call_{reply.id}", "type": "function", "function": {"name": reply.tool, "arguments": arguments}}


def _chat_chunks(request: Request, reply: Reply, used: dict[str, Any], timing: Timing) -> Chunks:
    head = {
        "id": f"chatcmpl-{reply.id}",
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": request.model,
    }
    if reply.status == "failed":
        return [(timing.first, b"data: " + error(_FAILED, "server_error") + b"\n\n")]
    name = "refusal" if reply.refusal else "content"
    told: list[tuple[float, dict[str, Any], str | None]] = [(0.0, {"role": "assistant", name: ""}, None)]
    if reply.tool:
        told.append((timing.first, {"tool_calls": [{"index": 0, **_call(reply, "")}]}, None))
        told += [
            (at, {"tool_calls": [{"index": 0, "function": {"arguments": text}}]}, None)
            for at, text in pieces(reply.text, timing)
        ]
    else:
        told += [(at, {name: text}, None) for at, text in pieces(reply.text, timing)]
    told.append((timing.end, {}, _reason(reply)))
    lines: list[tuple[float, Any]] = [
        (at, {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": ended, "logprobs": None}]})
        for at, delta, ended in told
    ]
    if reply.unknown:
        lines[-1][1]["metadata"] = reply.metadata
    if request.usage:
        lines.append((timing.end, {**head, "choices": [], "usage": used}))
    chunks = [(at, f"data: {json.dumps(line)}\n\n".encode()) for at, line in lines]
    return [*chunks, (timing.end, b"data: [DONE]\n\n")]
