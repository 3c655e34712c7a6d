"""The Chat Completions API, which nearly every compatible server speaks."""

from __future__ import annotations

from typing import Any

from core.models.answers import checked, count, not_an_answer, server_says
from core.models.model import Answer, Ask

PATH = "/chat/completions"


def request(ask: Ask, model: str) -> dict[str, Any]:
    messages = [{"role": "system", "content": ask.instructions}] if ask.instructions else []
    messages.append({"role": "user", "content": ask.prompt})
    body: dict[str, Any] = {"model": model, "messages": messages, "stream": ask.on_text is not None}
    if ask.on_text is not None:
        body["stream_options"] = {"include_usage": True}
    if ask.schema is not None:
        shape = {"name": ask.schema_name or "answer", "schema": ask.schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": shape}
    return body


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
    text = message.get("content") or ""
    if not isinstance(text, str):
        raise not_an_answer()
    usage = body.get("usage")
    answer = Answer(
        text=text,
        model=str(body.get("model") or model),
        tokens_in=count(usage, "prompt_tokens"),
        tokens_out=count(usage, "completion_tokens"),
        tokens_cached=count(usage, "prompt_tokens_details", "cached_tokens"),
        tokens_reasoning=count(usage, "completion_tokens_details", "reasoning_tokens"),
    )
    ended = choice.get("finish_reason")
    return checked(answer, str(message.get("refusal") or ""), cut=None if ended in (None, "stop") else str(ended))


class Stream:
    """Collects a streamed reply. `body` is the whole reply once the model has said why it stopped, else None."""

    def __init__(self) -> None:
        self.ended = False  # by [DONE]; what a reply has used comes after the reason why it stopped
        self._content: list[str] = []
        self._refusal: list[str] = []
        self._reason: object = None
        self._body: dict[str, Any] = {}

    @property
    def body(self) -> dict[str, Any] | None:
        if self._reason is None:
            return None
        message = {"content": "".join(self._content), "refusal": "".join(self._refusal)}
        return {**self._body, "choices": [{"message": message, "finish_reason": self._reason}]}

    def feed(self, event: Any) -> str:
        """Take one chunk; return the text it adds."""
        if not isinstance(event, dict):
            raise not_an_answer()
        if event.get("error"):
            raise server_says(event["error"])
        self._body.update({name: event[name] for name in ("model", "usage") if event.get(name)})
        choices = event.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        if not isinstance(choice, dict):
            return ""
        self._reason = choice.get("finish_reason") or self._reason
        delta = choice.get("delta")
        added = {k: v for k, v in delta.items() if isinstance(v, str)} if isinstance(delta, dict) else {}
        self._refusal.append(added.get("refusal", ""))
        self._content.append(added.get("content", ""))
        return added.get("content", "")
