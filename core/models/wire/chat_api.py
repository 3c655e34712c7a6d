"""The Chat Completions API, which nearly every compatible server speaks."""

from __future__ import annotations

from typing import Any

from core.models.able import Able
from core.models.model import NOTHING_ASKED, Answer, Ask, Offer, ToolUsed
from core.models.wire.answers import not_an_answer, not_known, server_says
from core.models.wire.assembled import Reply, assembled
from core.models.wire.ending import cut_by, reason_in
from core.models.wire.parts import Collect, Said, error_in, named, objects, said, thoughts_beside
from core.models.wire.structured import format_of, prompt_of, reduced
from core.models.wire.tool_calls import Call, Calls, called_parts, calls_in
from core.models.wire.usage import merged

PATH = "chat/completions"  # behind the base URL
_AROUND = ("data", "result", "response")  # what some gateways put a reply into
_PLAIN = {"content"}
_FIRST = (0, None, "0")  # one choice was asked for
_ALL = Able()


def request(ask: Ask, model: str, able: Able = _ALL) -> dict[str, Any]:
    """The body of a request for one attempt, as chat completions want it, without what is known to be refused."""
    messages = [{"role": "system", "content": ask.instructions}] if ask.instructions and able.system else []
    messages.append({"role": "user", "content": prompt_of(ask, able)})
    streams = (ask.on_text is not None and able.streams is not False) or "whole" in able.left_out
    # `stream` is said in any case: where nothing is said, some servers stream.
    body: dict[str, Any] = {"model": model, "messages": messages, "stream": streams}
    if streams:
        # Without it a streamed answer does not say its tokens.
        body["stream_options"] = {"include_usage": True}
    if ask.answer_limit is not None:
        named = "max_completion_tokens" if "max_tokens" in able.left_out else "max_tokens"
        body[named] = ask.answer_limit
    if ask.tools:
        messages += [message for used in ask.used for message in _messages(used)]
        body["tools"] = [{"type": "function", "function": _function(offer, able)} for offer in ask.tools]
        # One tool a decision, so that each choice has seen the result of the one before.
        body["parallel_tool_calls"] = False
    if wanted := format_of(ask, able):
        kind, shape = wanted
        body["response_format"] = {"type": kind, kind: shape} if shape else {"type": kind}
    return {name: value for name, value in body.items() if name not in able.left_out}


def _function(offer: Offer, able: Able) -> dict[str, Any]:
    function = {
        "name": offer.name,
        "description": offer.description,
        "parameters": reduced(offer.schema, able.left_out),
    }
    return function if "strict" in able.left_out else {**function, "strict": True}


def _messages(used: ToolUsed) -> list[dict[str, Any]]:
    """A choice and its result."""
    call = {"id": used.id, "type": "function", "function": {"name": used.name, "arguments": used.arguments}}
    return [
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": used.id, "content": used.result},
    ]


def knows(data: dict[str, Any]) -> bool:
    """Is this a reply or an event of this API?"""
    return "choices" in data


def read(body: Any, model: str, ask: Ask = NOTHING_ASKED) -> Answer:
    """The answer in a whole reply; raises a CallError if there is none."""
    if not isinstance(body, dict):
        raise not_an_answer()
    if error := error_in(body):
        raise server_says(error)
    inner: dict[str, Any] = next((body[name] for name in _AROUND if isinstance(body.get(name), dict)), {})
    body = inner if "choices" in inner and "choices" not in body else body
    choices = body.get("choices")
    listed = choices if isinstance(choices, list) else [choices]
    ours = (one for one in listed if isinstance(one, dict) and one.get("index") in _FIRST)
    choice = next(ours, listed[0] if listed else None)
    if not isinstance(choice, dict):
        raise not_an_answer()
    if error := error_in(choice):
        raise server_says(error)
    message = choice.get("message")
    cut = cut_by(reason_in(choice, message if isinstance(message, dict) else {}, body))
    if message is None and (cut is not None or isinstance(choice.get("text"), str)):
        message = {"content": choice.get("text")}  # none at all, or that of an older API
    if not isinstance(message, dict):
        raise not_an_answer()
    usage = body.get("usage") or choice.get("usage")
    calls = calls_in(message)
    if ask.tools and not calls:  # some gateways put it into a choice of its own, beside the text
        messages = [one["message"] for one in listed if isinstance(one, dict) and isinstance(one.get("message"), dict)]
        calls = next(filter(None, map(calls_in, messages)), [])
    reply = Reply(_said(message), calls, cut, usage)
    return assembled(reply, ask, named(body, model), not_known(body))


def _said(message: dict[str, Any]) -> Said:
    content = message.get("content")
    says = said(message.get("text") if content is None else content)
    if message.keys() != _PLAIN:  # most pieces of a stream are
        says.thoughts += thoughts_beside(message)
        says.refusal += said(message.get("refusal")).text
        if not says.text and isinstance(message.get("parsed"), dict):
            says.text = said(message["parsed"]).text
    return says


class Stream:
    """Collects a streamed reply. `body` is the whole reply once the server has said that it ended, else None."""

    def __init__(self) -> None:
        self.ended = False  # by [DONE]; what a reply has used comes after the reason why it stopped
        self._said = Collect()
        self._calls = Calls()
        self._reason: object = None
        self._settled = False  # did the reason come by itself, with no text since?
        self._usage: dict[str, Any] = {}
        self._body: dict[str, Any] = {}

    @property
    def size(self) -> int:
        """Characters collected so far, thoughts and arguments included."""
        return self._said.size

    @property
    def whole(self) -> bool:
        """Is it plain that nothing of the answer is missing? Some servers name a reason with every piece."""
        return self._settled or self.ended

    @property
    def body(self) -> dict[str, Any] | None:
        """What was streamed, as one body; None where it has no end."""
        message: dict[str, Any] = {**self._said.message()}
        if not (self._reason or self.ended) or not (self._reason or message or self._calls.calls):
            return None
        if self._calls.calls:
            message = {**message, "tool_calls": [_entry(call) for call in self._calls.calls]}
        choices = [{"message": message, "finish_reason": self._reason}]
        return {**self._body, "usage": self._usage, "choices": choices}

    def feed(self, event: Any) -> str:
        """Take one chunk; return the text it adds.

        Raises UnreadableAnswer for one that cannot be read, ServerFailed for one that is an error.
        """
        if not isinstance(event, dict):
            raise not_an_answer()
        if error := error_in(event):
            raise server_says(error)
        for name in ("model", "metadata"):
            if event.get(name):
                self._body[name] = event[name]
        if usage := event.get("usage"):
            self._usage = merged(self._usage, usage)
        if isinstance(groq := event.get("x_groq"), dict):
            self._usage = merged(self._usage, groq.get("usage"))
        return "".join(map(self._choice, objects(event.get("choices"))))

    def _choice(self, choice: dict[str, Any]) -> str:
        if choice.get("index") not in _FIRST:
            # What another one says is no part of the answer; but some gateways put the tool there, beside the text.
            calls = {"tool_calls": calls} if (calls := (choice.get("delta") or {}).get("tool_calls")) else {}
            return self._delta(calls) if calls else ""
        if "error" in choice and (error := error_in(choice)):
            raise server_says(error)
        reason, size = reason_in(choice), self.size
        if reason is not None:
            # Some gateways end each stream well, whatever reason came before.
            self._reason, self._settled = self._reason if cut_by(self._reason) else reason, True
        if usage := choice.get("usage"):
            self._usage = merged(self._usage, usage)
        delta = choice.get("delta")
        if isinstance(delta, dict) and reason is not None and self._said.repeats(delta.get("content")):
            delta = {**delta, "content": None}
        piece = "".join(map(self._delta, objects({"content": delta} if isinstance(delta, str) else delta)))
        if isinstance(whole := choice.get("message"), dict):
            piece += self._whole(whole, ends=reason is not None)
        elif isinstance(text := choice.get("text"), str):
            piece += self._delta({"content": text})
        if self.size > size:
            self._settled = False
            if reason is None and not cut_by(self._reason):  # that was no end: the answer goes on
                self._reason = None
        return piece

    def _delta(self, delta: dict[str, Any]) -> str:
        if "error" in delta and (error := error_in(delta)):
            raise server_says(error)
        says = _said(delta)
        self._said.add(says)
        parts = called_parts(delta)
        if "tool_calls" not in delta and "function_call" not in delta and not parts:
            return says.text
        listed = delta.get("tool_calls")
        entries = [*(listed if isinstance(listed, list) else [listed]), delta.get("function_call"), *parts]
        added = self._calls.feed(entry for entry in entries if entry)
        self._said.size += len(added)
        return says.text + added

    def _whole(self, whole: dict[str, Any], *, ends: bool) -> str:
        """A message among the pieces, or in their place: what it adds to them."""
        streamed, says = self._said.text, _said(whole)
        if not self._said.size or not (ends or says.text.startswith(streamed)):
            return self._delta(whole)
        calls = {} if self._calls.calls else {"tool_calls": whole.get("tool_calls") or []}
        more = says.text.removeprefix(streamed) if says.text.startswith(streamed) else ""
        return self._delta({"content": more, **calls}) if more or any(calls.values()) else ""


def _entry(call: Call) -> dict[str, Any]:
    return {"id": call.id, "function": {"name": call.name, "arguments": "".join(call.arguments)}}
