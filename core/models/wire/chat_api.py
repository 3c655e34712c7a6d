"""The Chat Completions API, which nearly every compatible server speaks."""

from __future__ import annotations

from typing import Any

from core.models.model import Answer, Ask, Offer, ToolUsed
from core.models.wire.answers import checked, count, not_an_answer, not_known, server_says, text_and_refusal

PATH = "chat/completions"  # behind the base URL


def request(ask: Ask, model: str) -> dict[str, Any]:
    """The body of a request for one attempt, as chat completions want it."""
    messages = [{"role": "system", "content": ask.instructions}] if ask.instructions else []
    messages.append({"role": "user", "content": ask.prompt})
    # `stream` is said in any case: where nothing is said, some servers stream.
    body: dict[str, Any] = {"model": model, "messages": messages, "stream": ask.on_text is not None}
    if ask.on_text is not None:
        # Without it a streamed answer does not say its tokens.
        body["stream_options"] = {"include_usage": True}
    if ask.tools:
        messages += [message for used in ask.used for message in _messages(used)]
        body["tools"] = [{"type": "function", "function": _function(offer)} for offer in ask.tools]
        # One tool a decision, so that each choice has seen the result of the one before.
        body["parallel_tool_calls"] = False
    if ask.schema is not None:
        shape = {"name": ask.schema_name or "answer", "schema": ask.schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": shape}
    return body


def _function(offer: Offer) -> dict[str, Any]:
    return {"name": offer.name, "description": offer.description, "parameters": offer.schema, "strict": True}


def _messages(used: ToolUsed) -> list[dict[str, Any]]:
    """A choice and its result."""
    call = {"id": used.id, "type": "function", "function": {"name": used.name, "arguments": used.arguments}}
    return [
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": used.id, "content": used.result},
    ]


def _chosen(message: dict[str, Any]) -> tuple[str, str, str] | None:
    """Name, id and arguments of the first tool that the model chose; None when it chose none."""
    calls = message.get("tool_calls")
    if not calls:
        return None
    match calls:
        case [{"id": str(id), "function": {"name": str(name), "arguments": str(arguments)}}, *_] if name:
            return name, id, arguments
    raise not_an_answer()


def read(body: Any, model: str) -> Answer:
    """The answer in a whole reply; raises a CallError if there is none."""
    if not isinstance(body, dict):
        raise not_an_answer()
    if body.get("error"):
        raise server_says(body["error"])
    choices = body.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise not_an_answer()
    text, refusal = text_and_refusal(message.get("content"))
    refusal += "".join(text_and_refusal(message.get("refusal")))
    usage = body.get("usage")
    tool, tool_id, arguments = _chosen(message) or ("", "", text)
    answer = Answer(
        text=arguments,
        tool=tool,
        tool_id=tool_id,
        model=str(body.get("model") or model),
        tokens_in=count(usage, "prompt_tokens"),
        tokens_out=count(usage, "completion_tokens"),
        tokens_cached=count(usage, "prompt_tokens_details", "cached_tokens"),
        tokens_reasoning=count(usage, "completion_tokens_details", "reasoning_tokens"),
        **not_known(body),
    )
    ended = choice.get("finish_reason")
    # Some servers leave the reason out of a whole answer.
    whole = ended in (None, "stop", "tool_calls")
    return checked(answer, refusal, cut=None if whole else str(ended))


class Stream:
    """Collects a streamed reply. `body` is the whole reply once the model has said why it stopped, else None."""

    def __init__(self) -> None:
        self.ended = False  # by [DONE]; what a reply has used comes after the reason why it stopped
        self._content: list[str] = []
        self._refusal: list[str] = []
        self._tool: dict[str, Any] = {}  # the first one that was chosen
        self._arguments: list[str] = []
        self._reason: object = None
        self._body: dict[str, Any] = {}

    @property
    def body(self) -> dict[str, Any] | None:
        """What was streamed, as one body; None where nothing readable came."""
        if self._reason is None:
            return None
        message: dict[str, Any] = {"content": "".join(self._content), "refusal": "".join(self._refusal)}
        if self._tool:
            function = {"name": self._tool["name"], "arguments": "".join(self._arguments)}
            message["tool_calls"] = [{"id": self._tool["id"], "function": function}]
        return {**self._body, "choices": [{"message": message, "finish_reason": self._reason}]}

    def feed(self, event: Any) -> str:
        """Take one chunk; return the text it adds.

        Raises UnreadableAnswer for one that cannot be read, ServerFailed for one that is an error.
        """
        if not isinstance(event, dict):
            raise not_an_answer()
        if event.get("error"):
            raise server_says(event["error"])
        self._body.update({name: event[name] for name in ("model", "usage", "metadata") if event.get(name)})
        piece = ""
        for choice in _objects(event.get("choices")):
            if choice.get("index") in (0, None):  # one was asked for: what another one says is not part of it
                self._reason = choice.get("finish_reason") or self._reason
                for delta in _objects(choice.get("delta")):
                    piece += self._take_text(delta) + self._take_tool(delta)
        return piece

    def _take_text(self, delta: dict[str, Any]) -> str:
        text, refusal = text_and_refusal(delta.get("content"))
        self._content.append(text)
        self._refusal += [refusal, *text_and_refusal(delta.get("refusal"))]
        return text

    def _take_tool(self, delta: dict[str, Any]) -> str:
        """Of the first tool that the model chooses, the piece of its arguments; others are not asked for."""
        piece = ""
        for call in _objects(delta.get("tool_calls")):
            place = call.get("index")
            if not self._tool:
                self._tool = {"place": place, "id": "", "name": ""}
            # Some servers count only the first piece of a tool's arguments.
            if place in (self._tool["place"], None):
                for function in _objects(call.get("function")):
                    self._tool["id"] = self._tool["id"] or call.get("id") or ""
                    self._tool["name"] = self._tool["name"] or function.get("name") or ""
                    added = function.get("arguments")
                    if not isinstance(added, str | None):
                        raise not_an_answer()
                    piece += added or ""
        self._arguments.append(piece)
        return piece


def _objects(given: object) -> list[dict[str, Any]]:
    """The objects in a list, or the one that is given; null is none. Raises UnreadableAnswer for anything else."""
    parts = given if isinstance(given, list) else [given]
    objects = [part for part in parts if isinstance(part, dict)]
    if len(objects) + parts.count(None) < len(parts):
        raise not_an_answer()
    return objects
