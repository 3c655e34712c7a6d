"""A reply as bytes: bodies and events of both APIs, as the openai client expects them."""

from __future__ import annotations

import json
import math
import time
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, groupby, pairwise
from typing import Any

from core.models.simulated.latency import Timing
from core.models.simulated.request import Request

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
    length: int | None = None  # in tokens, where it is not that of its text
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
    word = text.partition(" ")[0]
    ends = [0, len(word), *(text.find(" ", len(text) * number // gaps) for number in range(1, gaps)), len(text)]
    cuts = enumerate(pairwise(accumulate(ends, max)))
    return [(timing.first + seconds * number / gaps, text[a:b]) for number, (a, b) in cuts if a < b]


def body(request: Request, reply: Reply) -> dict[str, Any]:
    """The whole of a reply that is not streamed."""
    return (_response if request.api == "responses" else _completion)(request, reply)


def stream(request: Request, reply: Reply, timing: Timing) -> Chunks:
    """The events of a streamed reply, each at its time."""
    return (_events if request.api == "responses" else _chat_chunks)(request, reply, timing)


def error(message: str, kind: str, code: str | None = None) -> dict[str, Any]:
    """The body of an error."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def models(name: str) -> dict[str, Any]:
    """The body of the list of models."""
    return {"object": "list", "data": [{"id": name, "object": "model", "created": 0, "owned_by": "simulated"}]}


def counts(request: Request, reply: Reply) -> tuple[int, int]:
    """Tokens in and out."""
    given = tokens(request.instructions) + tokens(request.prompt) + tokens(request.conversation)
    made = tokens(reply.tool + reply.text) if reply.length is None else reply.length
    return given, made + reply.thought


def _usage(request: Request, reply: Reply) -> dict[str, Any]:
    """Tokens in and out, in the words of the request's API."""
    given, made = counts(request, reply)
    into, out = ("input", "output") if request.api == "responses" else ("prompt", "completion")
    return {
        f"{into}_tokens": given,
        f"{into}_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        f"{out}_tokens": made,
        f"{out}_tokens_details": {"reasoning_tokens": reply.thought},
        "total_tokens": given + made,
    }


def _response(request: Request, reply: Reply) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "text"}
    if request.schema is not None:
        name = request.schema_name or "answer"
        shape = {"type": "json_schema", "name": name, "schema": request.schema, "strict": True}
    return {
        "id": f"resp_{reply.id}",
        "object": "response",
        "created_at": int(time.time()),
        "status": reply.status,
        "error": {"code": "server_error", "message": _FAILED} if reply.status == "failed" else None,
        "incomplete_details": {"reason": "max_output_tokens"} if reply.status == "incomplete" else None,
        "instructions": request.instructions or None,
        "metadata": reply.metadata,
        "model": request.model,
        "output": [_item(reply)],
        "parallel_tool_calls": not request.tools,
        "temperature": 1.0,
        "text": {"format": shape},
        "tool_choice": request.choice,
        "tools": [
            {"type": "function", "name": t.name, "description": t.description, "parameters": t.schema, "strict": True}
            for t in request.tools
        ],
        "top_p": 1.0,
        "usage": _usage(request, reply),
    }


def _item(reply: Reply, begun: bool = False) -> dict[str, Any]:
    """What it says or chooses, without a word of it where it has only begun."""
    status = "in_progress" if begun else "completed" if reply.status == "completed" else "incomplete"
    if reply.tool:
        named = {"id": f"fc_{reply.id}", "call_id": f"call_{reply.id}", "name": reply.tool}
        return {"type": "function_call", **named, "arguments": "" if begun else reply.text, "status": status}
    content = [] if begun else [_part(reply, reply.text)]
    return {"id": f"msg_{reply.id}", "type": "message", "role": "assistant", "status": status, "content": content}


def _part(reply: Reply, text: str) -> dict[str, Any]:
    if reply.refusal:
        return {"type": "refusal", "refusal": text}
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}


def _events(request: Request, reply: Reply, timing: Timing) -> Chunks:
    whole = _response(request, reply)
    nothing: dict[str, Any] = {"output": [], "metadata": {}, "error": None, "incomplete_details": None, "usage": None}
    begun = {"response": {**whole, **nothing, "status": "in_progress"}}
    events = [(0.0, "created", begun), (0.0, "in_progress", begun)]
    if reply.status == "failed":
        whole["output"] = []
    else:
        events += _item_events(reply, timing)
    events.append((timing.end, reply.status, {"response": whole}))
    lines: Chunks = []
    for number, (at, kind, data) in enumerate(events):
        event = _data({"type": f"response.{kind}", "sequence_number": number, **data})
        lines.append((at, f"event: response.{kind}\n".encode() + event))
    return [(at, b"".join(line for _, line in group)) for at, group in groupby(lines, key=lambda line: line[0])]


def _data(event: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(event)}\n\n".encode()


def _item_events(reply: Reply, timing: Timing) -> list[tuple[float, str, dict[str, Any]]]:
    """The events that tell piece by piece what it says, or which tool it chooses and with which arguments."""
    kind, name = ("refusal", "refusal") if reply.refusal else ("output_text", "text")
    place: dict[str, Any] = {"output_index": 0, "item_id": _item(reply)["id"]}
    if reply.tool:
        kind, name = "function_call_arguments", "arguments"
    else:
        place["content_index"] = 0
    more: dict[str, Any] = {"logprobs": []} if kind == "output_text" else {}
    first, end = timing.first, timing.end
    events = [
        (first, "output_item.added", {"output_index": 0, "item": _item(reply, begun=True)}),
        (first, "content_part.added", {**place, "part": _part(reply, "")}),
        *((at, f"{kind}.delta", {**place, "delta": text, **more}) for at, text in pieces(reply.text, timing)),
        (end, f"{kind}.done", {**place, name: reply.text, **more}),
        (end, "content_part.done", {**place, "part": _part(reply, reply.text)}),
        (end, "output_item.done", {"output_index": 0, "item": _item(reply)}),
    ]
    return [event for event in events if not (reply.tool and event[1].startswith("content_part"))]


def _chat(request: Request, reply: Reply, kind: str, *choices: dict[str, Any]) -> dict[str, Any]:
    """What a whole reply and its chunks have in common."""
    head = {"id": f"chatcmpl-{reply.id}", "object": kind, "created": int(time.time()), "model": request.model}
    return {**head, "choices": [{"index": 0, **choice, "logprobs": None} for choice in choices]}


def _message(reply: Reply, text: str, **place: int) -> dict[str, Any]:
    """The text, or the tool that is chosen, in the words of chat completions."""
    if reply.tool:
        function = {"name": reply.tool, "arguments": text}
        return {"tool_calls": [{**place, "id": f"call_{reply.id}", "type": "function", "function": function}]}
    return {"refusal" if reply.refusal else "content": text}


def _reason(reply: Reply) -> str:
    return "length" if reply.status == "incomplete" else "tool_calls" if reply.tool else "stop"


def _completion(request: Request, reply: Reply) -> dict[str, Any]:
    if reply.status == "failed":
        return error(_FAILED, "server_error")
    message = {"role": "assistant", "content": None, "refusal": None, **_message(reply, reply.text)}
    made = _chat(request, reply, "chat.completion", {"message": message, "finish_reason": _reason(reply)})
    return {**made, "usage": _usage(request, reply), "metadata": reply.metadata}


def _chat_chunks(request: Request, reply: Reply, timing: Timing) -> Chunks:
    if reply.status == "failed":
        return [(timing.first, _data(error(_FAILED, "server_error")))]
    deltas: list[tuple[float, dict[str, Any]]] = [(0.0, {"role": "assistant", "content": ""})]
    if reply.tool:
        deltas.append((timing.first, _message(reply, "", index=0)))
    for at, text in pieces(reply.text, timing):
        more = {"tool_calls": [{"index": 0, "function": {"arguments": text}}]} if reply.tool else _message(reply, text)
        deltas.append((at, more))
    chunk = partial(_chat, request, reply, "chat.completion.chunk")
    lines = [(at, chunk({"delta": delta, "finish_reason": None})) for at, delta in deltas]
    lines.append((timing.end, {**chunk({"delta": {}, "finish_reason": _reason(reply)}), "metadata": reply.metadata}))
    if request.usage:
        lines.append((timing.end, {**chunk(), "usage": _usage(request, reply)}))
    return [*((at, _data(line)) for at, line in lines), (timing.end, b"data: [DONE]\n\n")]
