"""The Responses API: what we send, and how its replies and events read."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from core.models.able import Able
from core.models.model import NOTHING_ASKED, Answer, Ask, Offer, ToolUsed
from core.models.wire.answers import not_an_answer, not_known, server_says
from core.models.wire.assembled import Reply, assembled
from core.models.wire.ending import cut_by, reason_in
from core.models.wire.parts import Said, error_in, named, said, said_of_thoughts
from core.models.wire.structured import format_of, prompt_of, reduced
from core.models.wire.tool_calls import CALLS, calls_in

PATH = "responses"  # behind the base URL
_ALL = Able()


def request(ask: Ask, model: str, able: Able = _ALL) -> dict[str, Any]:
    """The body of a request for one attempt, as the Responses API wants it, without what is known to be refused."""
    prompt = prompt_of(ask, able)
    # `stream` is said in any case: where nothing is said, some servers stream.
    body: dict[str, Any] = {"model": model, "input": prompt}
    body["stream"] = (ask.on_text is not None and able.streams is not False) or "whole" in able.left_out
    if ask.instructions and able.system:
        body["instructions"] = ask.instructions
    if ask.answer_limit is not None:
        body["max_output_tokens"] = ask.answer_limit
    if ask.tools:
        message: list[dict[str, Any]] = [{"role": "user", "content": prompt}]
        body["input"] = message + [item for used in ask.used for item in _items(used)]
        body["tools"] = [_function(offer, able) for offer in ask.tools]
        # One tool a decision, so that each choice has seen the result of the one before.
        body["parallel_tool_calls"] = False
    if wanted := format_of(ask, able):
        kind, shape = wanted
        body["text"] = {"format": {"type": kind, **shape}}
    return {name: value for name, value in body.items() if name not in able.left_out}


def _function(offer: Offer, able: Able) -> dict[str, Any]:
    named = {"name": offer.name, "description": offer.description}
    function = {"type": "function", **named, "parameters": reduced(offer.schema, able.left_out)}
    return function if "strict" in able.left_out else {**function, "strict": True}


def _items(used: ToolUsed) -> list[dict[str, Any]]:
    """A choice and its result. The item's own id is left out: with it, a model that thinks wants its thoughts back."""
    return [
        {"type": "function_call", "call_id": used.id, "name": used.name, "arguments": used.arguments},
        {"type": "function_call_output", "call_id": used.id, "output": used.result},
    ]


def knows(data: dict[str, Any]) -> bool:
    """Is this a reply or an event of this API?"""
    return "output" in data or "output_text" in data or str(data.get("type")).startswith("response.")


def read(body: Any, model: str, ask: Ask = NOTHING_ASKED) -> Answer:
    """The answer in a whole reply; raises a CallError if there is none."""
    if not isinstance(body, dict):
        raise not_an_answer()
    status = body.get("status")
    error = error_in(body)
    if status == "failed" or error:
        raise server_says(body.get("error") or error)
    output = _items_in(body.get("output") or body.get("output_text") or body.get("output"))
    messages = [item for item in _messages(output) if item.get("phase") != "commentary"]
    says = _said(messages)
    for item in output:
        if item.get("type") == "reasoning":
            says.thoughts += said_of_thoughts(item.get("content"))
            says.summary += said_of_thoughts(item.get("summary"))
    calls = [
        call
        for item in output
        for call in (calls_in({"tool_calls": [item]} if item.get("type") in CALLS else item))
        if item.get("type") in (*CALLS, "message")
    ]
    details = body.get("incomplete_details")
    reason = details.get("reason") if isinstance(details, dict) else None
    # A message that is "in progress" has been left so by servers that had ended it.
    unfinished = [word for item in messages if (word := item.get("status")) in ("incomplete", "cancelled")]
    said_elsewhere = reason_in(*messages, body)  # as another API says it
    words = [word for word in (reason, status, said_elsewhere, *unfinished) if isinstance(word, str)]
    cut = next(filter(None, map(cut_by, words)), None)
    reply = Reply(says, calls, cut, body.get("usage"))
    return assembled(reply, ask, named(body, model), not_known(body))


def _messages(output: list[Any]) -> list[dict[str, Any]]:
    """What the model said, a commentary on the way, which is not its answer, included."""
    return [item for item in output if item.get("type") == "message"]


def _items_in(output: Any) -> list[dict[str, Any]]:
    """The items of an output, however a server lists them. Raises UnreadableAnswer where there is none."""
    if not isinstance(output, str | list | dict):
        raise not_an_answer()
    found = []
    items = output if isinstance(output, list) else [output]
    for item in items:
        if isinstance(item, str) and len(items) == 1:
            item = {"type": "message", "content": item}
        if item is not None and not isinstance(item, dict):
            raise not_an_answer()
        if item:
            if "type" not in item and item.keys() & {"message", "choices"}:  # of another API, and no empty answer
                raise not_an_answer()
            text = item.get("type") in ("output_text", "text")
            message = item.get("type") in (None, "message")
            content = [item] if text else item.get("content") or item.get("text")
            found.append({**item, "type": "message", "content": content} if text or message else item)
    return found


def _said(messages: list[dict[str, Any]]) -> Said:
    """What all of them say."""
    parts = [said(item.get("content")) for item in messages]
    return Said(*("".join(getattr(part, name) for part in parts) for name in ("text", "thoughts", "refusal")))


_DELTAS = {
    "response.output_text.delta": "text",
    "response.refusal.delta": "refusal",
    "response.function_call_arguments.delta": "arguments",
    "response.reasoning_text.delta": "thoughts",
    "response.reasoning.delta": "thoughts",
    "response.reasoning_summary_text.delta": "summary",
    "response.reasoning_summary.delta": "summary",
}
_REPEATS = {  # all the pieces once more: what is missing among them is taken from here
    "response.output_text.done": "text",
    "response.refusal.done": "refusal",
    "response.function_call_arguments.done": "arguments",
    "response.reasoning_text.done": "thoughts",
    "response.content_part.done": "text",
}
_OTHER_NAMES = {
    "response.text.delta": "response.output_text.delta",
    "response.text.done": "response.output_text.done",
    **{kind.removeprefix("response."): kind for kind in (*_DELTAS, *_REPEATS)},
}
_ITEMS = ("response.output_item.added", "response.output_item.done")
_ENDS = ("response.completed", "response.incomplete", "response.failed", "response.cancelled", "response.done")


@dataclass
class _Item:
    """One item of the output, streamed: as the server announced or repeated it, and the pieces of its text."""

    item: dict[str, Any] = field(default_factory=dict)
    pieces: dict[str, list[str]] = field(default_factory=dict)

    def whole(self) -> dict[str, Any]:
        texts = {kind: "".join(pieces) for kind, pieces in self.pieces.items()}
        if "arguments" in texts:
            joined = {**self.item, "type": "function_call", "arguments": texts["arguments"]}
        elif "thoughts" in texts or "summary" in texts:
            joined = {
                **self.item,
                "type": "reasoning",
                "content": texts.get("thoughts"),
                "summary": texts.get("summary"),
            }
        elif texts:
            parts = [{"type": _PARTS[kind], kind: text} for kind, text in texts.items()]
            joined = {**self.item, "type": "message", "content": parts}
        else:
            return self.item
        return self.item if _holds([self.item], [joined]) else joined


_PARTS = {"text": "output_text", "refusal": "refusal"}


def _holds(output: list[Any], part: list[Any]) -> bool:
    """Is all that `part` says in `output`?"""
    return all(less in more for more, less in zip(_everything(output), _everything(part), strict=True))


def _everything(output: list[Any]) -> tuple[str, str, str, str]:
    """Text, refusal, thoughts and the arguments of tools."""
    items = [item for item in output if isinstance(item, dict)]
    calls = [item.get("arguments") for item in items if item.get("type") == "function_call"]
    thoughts = [said_of_thoughts(item.get("content")) for item in items if item.get("type") == "reasoning"]
    says = _said(_messages(items))
    return says.text, says.refusal, "".join(thoughts), "".join(call for call in calls if isinstance(call, str))


class Stream:
    """Collects a streamed reply. `body` is the whole reply once the server has sent its end, else None.

    That end tells the whole output again. Where something is missing there, what was streamed is the output: some
    servers leave it out, or the beginning of it.
    """

    def __init__(self) -> None:
        self.ended = False  # by the last event, or [DONE] in its place
        self.size = 0  # characters collected so far, thoughts and arguments included
        self._end: dict[str, Any] | None = None
        self._begin: dict[str, Any] = {}
        self._items: dict[str, _Item] = {}
        self._places: dict[str, Any] = {}  # by an item's own id

    @property
    def whole(self) -> bool:
        """Has the server said that the answer ended?"""
        return self.ended

    @property
    def body(self) -> dict[str, Any] | None:
        """What was streamed, as one body; None where it has no end."""
        if not self.ended or (self._end is None and not self._items):
            return None
        end = {**self._begin, "status": "completed"} if self._end is None else self._end
        streamed, output = [item.whole() for item in self._items.values()], end.get("output")
        whole = not streamed or (isinstance(output, list) and _holds(output, streamed))
        return end if whole else {**end, "output": streamed}

    def feed(self, event: Any) -> str:
        """Take one event; return the text it adds.

        Raises UnreadableAnswer for one that cannot be read, ServerFailed for one that is an error.
        """
        if not isinstance(event, dict):
            raise not_an_answer()
        if error := error_in(event):
            raise server_says(error)
        given = event.get("type")
        kind = _OTHER_NAMES.get(given, given) if isinstance(given, str) else ""
        if kind in _DELTAS:
            return self._take(event, _DELTAS[kind], event.get("delta") or "")
        if kind in _REPEATS:
            return self._repeated(event, _REPEATS[kind])
        if kind in _ITEMS and isinstance(item := event.get("item"), dict):
            self._item(event, item.get("id")).item = item
        elif kind in _ENDS:
            self._take_end(kind.removeprefix("response."), event.get("response") or {})
        elif not kind and isinstance(event.get("output"), list):  # a whole reply in the place of pieces
            return self._whole_reply(event)
        elif isinstance(event.get("response"), dict):  # the model's name, where there is no end
            self._begin = {name: event["response"].get(name) for name in ("model", "usage")}
        return ""

    def _take(self, event: dict[str, Any], what: str, piece: Any) -> str:
        if what == "arguments" and isinstance(piece, dict):
            piece = json.dumps(piece)
        if not isinstance(piece, str):
            raise not_an_answer()
        self._item(event, event.get("item_id")).pieces.setdefault(what, []).append(piece)
        self.size += len(piece)
        # Neither a refusal nor a thought is a beginning of an answer, and is not shown as one.
        return piece if what in ("text", "arguments") else ""

    def _repeated(self, event: dict[str, Any], what: str) -> str:
        part = event.get("part")
        given = part if isinstance(part, dict) and part.get("type") in (None, "output_text", "text") else event
        whole = given.get(what if what != "thoughts" else "text")
        if not isinstance(whole, str):
            return ""
        had = "".join(self._item(event, event.get("item_id")).pieces.get(what, ()))
        more = whole.removeprefix(had) if len(whole) > len(had) and whole.startswith(had) else ""
        return self._take(event, what, more) if more else ""

    def _whole_reply(self, reply: dict[str, Any]) -> str:
        self._take_end(str(reply.get("status") or "completed"), reply)
        text = "" if self._items else _said(_messages(_items_in(reply["output"]))).text
        self.size += len(text)
        return text

    def _item(self, event: dict[str, Any], id: object) -> _Item:
        """The one that an event speaks of: by its place in the output, else by its own id."""
        place = event.get("output_index")
        if place is None:
            place = self._places.get(str(id), id)
        elif str(place) not in self._items and str(id) in self._items:  # told by its id alone until now
            place = id
        self._places.setdefault(str(id), place)
        return self._items.setdefault(str(place), _Item())

    def _take_end(self, status: str, response: Any) -> None:
        if not isinstance(response, dict):
            raise not_an_answer()
        self._end, self.ended = response, True
        if status not in ("completed", "done"):
            self._end = {**response, "status": status}  # the event's own name counts, should they differ
