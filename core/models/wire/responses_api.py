"""The Responses API: what we send, and how its replies and events read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from core.errors import RateLimited
from core.models.model import Answer, Ask, Offer, ToolUsed
from core.models.wire.answers import checked, count, not_an_answer, not_known, server_says, text_and_refusal

PATH = "responses"  # behind the base URL


def request(ask: Ask, model: str) -> dict[str, Any]:
    """The body of a request for one attempt, as the Responses API wants it."""
    # `stream` is said in any case: where nothing is said, some servers stream.
    body: dict[str, Any] = {"model": model, "input": ask.prompt, "stream": ask.on_text is not None}
    if ask.instructions:
        body["instructions"] = ask.instructions
    if ask.tools:
        prompt: list[dict[str, Any]] = [{"role": "user", "content": ask.prompt}]
        body["input"] = prompt + [item for used in ask.used for item in _items(used)]
        body["tools"] = [_function(offer) for offer in ask.tools]
        # One tool a decision, so that each choice has seen the result of the one before.
        body["parallel_tool_calls"] = False
    if ask.schema is not None:
        name = ask.schema_name or "answer"
        body["text"] = {"format": {"type": "json_schema", "name": name, "schema": ask.schema, "strict": True}}
    return body


def _function(offer: Offer) -> dict[str, Any]:
    named = {"name": offer.name, "description": offer.description}
    return {"type": "function", **named, "parameters": offer.schema, "strict": True}


def _items(used: ToolUsed) -> list[dict[str, Any]]:
    """A choice and its result. The item's own id is left out: with it, a model that thinks wants its thoughts back."""
    return [
        {"type": "function_call", "call_id": used.id, "name": used.name, "arguments": used.arguments},
        {"type": "function_call_output", "call_id": used.id, "output": used.result},
    ]


def read(body: Any, model: str) -> Answer:
    """The answer in a whole reply; raises a CallError if there is none."""
    if not isinstance(body, dict):
        raise not_an_answer()
    status = body.get("status")
    if status == "failed" or body.get("error"):
        error = body.get("error")
        # The status was 200 before the limit was met, so only the code tells.
        if isinstance(error, dict) and error.get("code") == "rate_limit_exceeded":
            raise RateLimited("the server's rate limit is reached. Run fewer calls at once.", status=200)
        raise server_says(error)
    if status not in (None, "completed", "incomplete") or not isinstance(body.get("output"), list):
        raise not_an_answer()
    messages = [item for item in _messages(body["output"]) if item.get("phase") != "commentary"]
    text, refusal = _text_and_refusal(messages)
    chosen = _chosen(body["output"])
    usage = body.get("usage")
    answer = Answer(
        text=str(chosen["arguments"]) if chosen else text,
        tool=str(chosen["name"]) if chosen else "",
        tool_id=str(chosen.get("call_id") or "") if chosen else "",
        model=str(body.get("model") or model),
        tokens_in=count(usage, "input_tokens"),
        tokens_out=count(usage, "output_tokens"),
        tokens_cached=count(usage, "input_tokens_details", "cached_tokens"),
        tokens_reasoning=count(usage, "output_tokens_details", "reasoning_tokens"),
        **not_known(body),
    )
    details = body.get("incomplete_details")
    reason = details.get("reason") if isinstance(details, dict) else None
    cut = "incomplete" in (status, *(item.get("status") for item in messages))
    return checked(answer, refusal, cut=str(reason) if cut else None)


def _messages(output: list[Any]) -> list[dict[str, Any]]:
    """What the model said, a commentary on the way, which is not its answer, included."""
    if not all(isinstance(item, dict) for item in output):
        raise not_an_answer()
    return [item for item in output if item.get("type") == "message"]


def _text_and_refusal(messages: list[dict[str, Any]]) -> tuple[str, str]:
    """Text and refusal of all of them."""
    both = [text_and_refusal(item.get("content")) for item in messages]
    return "".join(text for text, _ in both), "".join(refusal for _, refusal in both)


def _chosen(output: list[Any]) -> dict[str, Any] | None:
    """The first tool that the model chose; None when it chose none."""
    for item in output:
        match item:
            case {"type": "function_call", "name": str(name), "arguments": str()} if name:
                return dict(item)
            case {"type": "function_call"}:
                raise not_an_answer()
    return None


_DELTAS = {
    "response.output_text.delta": "text",
    "response.refusal.delta": "refusal",
    "response.function_call_arguments.delta": "arguments",
}
_ITEMS = ("response.output_item.added", "response.output_item.done")
_ENDS = ("response.completed", "response.incomplete", "response.failed")


@dataclass
class _Item:
    """One item of the output, streamed: as the server announced or repeated it, and the pieces of its text."""

    item: dict[str, Any] = field(default_factory=dict)
    pieces: dict[str, list[str]] = field(default_factory=dict)

    def whole(self) -> dict[str, Any]:
        texts = {kind: "".join(pieces) for kind, pieces in self.pieces.items()}
        if "arguments" in texts:
            joined = {**self.item, "type": "function_call", "arguments": texts["arguments"]}
        elif texts:
            parts = [{"type": kind, kind: text} for kind, text in texts.items()]
            joined = {**self.item, "type": "message", "content": parts}
        else:
            return self.item
        return self.item if _holds([self.item], [joined]) else joined


def _holds(output: list[Any], part: list[Any]) -> bool:
    """Is all that `part` says in `output`?"""
    return all(less in more for more, less in zip(_everything(output), _everything(part), strict=True))


def _everything(output: list[Any]) -> tuple[str, str, str]:
    """Text, refusal and the arguments of tools."""
    calls = [item.get("arguments") for item in output if isinstance(item, dict) and item.get("type") == "function_call"]
    return *_text_and_refusal(_messages(output)), "".join(call for call in calls if isinstance(call, str))


class Stream:
    """Collects a streamed reply. `body` is the whole reply once the server has sent its end, else None.

    That end tells the whole output again. Where something is missing there, what was streamed is the output: some
    servers leave it out, or the beginning of it.
    """

    def __init__(self) -> None:
        self.ended = False
        self._end: dict[str, Any] | None = None
        self._items: dict[str, _Item] = {}

    @property
    def body(self) -> dict[str, Any] | None:
        """What was streamed, as one body; None where nothing readable came."""
        if self._end is None:
            return None
        streamed, output = [item.whole() for item in self._items.values()], self._end.get("output")
        whole = _holds(output if isinstance(output, list) else [], streamed)
        return self._end if whole else {**self._end, "output": streamed}

    def feed(self, event: Any) -> str:
        """Take one event; return the text it adds.

        Raises UnreadableAnswer for one that cannot be read, ServerFailed for one that is an error.
        """
        if not isinstance(event, dict):
            raise not_an_answer()
        kind = event.get("type") if isinstance(event.get("type"), str) else None
        if kind in _DELTAS:
            piece = event.get("delta") or ""
            if not isinstance(piece, str):
                raise not_an_answer()
            self._item(event, event.get("item_id")).pieces.setdefault(_DELTAS[kind], []).append(piece)
            # A refusal is no beginning of an answer, and is not shown as one.
            return "" if kind == "response.refusal.delta" else piece
        if kind in _ITEMS and isinstance(item := event.get("item"), dict):
            self._item(event, item.get("id")).item = item
        elif kind in _ENDS:
            self._take_end(kind.removeprefix("response."), event.get("response") or {})
        elif kind == "error" or (kind is None and event.get("error")):
            raise server_says(event.get("error") or event)
        return ""

    def _item(self, event: dict[str, Any], id: object) -> _Item:
        """The one that an event speaks of: by its place in the output, else by its own id."""
        return self._items.setdefault(str(event.get("output_index", id)), _Item())

    def _take_end(self, status: str, response: Any) -> None:
        if not isinstance(response, dict):
            raise not_an_answer()
        self._end, self.ended = response, True
        if status != "completed":
            self._end = {**response, "status": status}  # the event's own name counts, should they differ
