"""The Responses API: what we send, and how its replies and events read."""

from __future__ import annotations

from typing import Any

from core.errors import RateLimited
from core.models.answers import checked, count, not_an_answer, server_says
from core.models.model import Answer, Ask, Offer, Turn

PATH = "responses"  # behind the base URL


def request(ask: Ask, model: str) -> dict[str, Any]:
    body: dict[str, Any] = {"model": model, "input": ask.prompt, "stream": ask.on_text is not None}
    if ask.instructions:
        body["instructions"] = ask.instructions
    if ask.tools:
        asked: list[dict[str, Any]] = [{"role": "user", "content": ask.prompt}]
        body["input"] = asked + [item for turn in ask.turns for item in _items(turn)]
        body["tools"] = [_function(offer) for offer in ask.tools]
        body["parallel_tool_calls"] = False
    if ask.schema is not None:
        name = ask.schema_name or "answer"
        body["text"] = {"format": {"type": "json_schema", "name": name, "schema": ask.schema, "strict": True}}
    return body


def _function(offer: Offer) -> dict[str, Any]:
    named = {"name": offer.name, "description": offer.description}
    return {"type": "function", **named, "parameters": offer.schema, "strict": True}


def _items(turn: Turn) -> list[dict[str, Any]]:
    """A choice and its result. The item's own id is left out: with it, a model that thinks wants its thoughts back."""
    return [
        {"type": "function_call", "call_id": turn.id, "name": turn.name, "arguments": turn.arguments},
        {"type": "function_call_output", "call_id": turn.id, "output": turn.result},
    ]


def read(body: Any, model: str) -> Answer:
    """The answer in a whole reply; raises a CallError if there is none."""
    if not isinstance(body, dict):
        raise not_an_answer()
    status = body.get("status")
    if status == "failed" or body.get("error"):
        error = body.get("error")
        if isinstance(error, dict) and error.get("code") == "rate_limit_exceeded":
            raise RateLimited("the server's rate limit is reached. Run fewer calls at once.", status=200)
        raise server_says(error)
    if status not in (None, "completed", "incomplete") or not isinstance(body.get("output"), list):
        raise not_an_answer()
    text, refusal = _said(body["output"])
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
    )
    details = body.get("incomplete_details")
    reason = details.get("reason") if isinstance(details, dict) else None
    return checked(answer, refusal, cut=str(reason) if status == "incomplete" else None)


def _said(output: list[Any]) -> tuple[str, str]:
    """Text and refusal of all messages; a model's commentary on the way is not its answer."""
    text, refusal = [], []
    for item in output:
        if not isinstance(item, dict) or item.get("type") != "message" or item.get("phase") == "commentary":
            continue
        for part in item.get("content") or ():
            if not isinstance(part, dict):
                raise not_an_answer()
            if part.get("type") == "output_text" and isinstance(part.get("text"), str):
                text.append(part["text"])
            elif part.get("type") == "refusal":
                refusal.append(str(part.get("refusal") or "No reason given."))
    return "".join(text), "".join(refusal)


def _chosen(output: list[Any]) -> dict[str, Any] | None:
    """The first tool that the model chose; None when it chose none."""
    for item in output:
        if isinstance(item, dict) and item.get("type") == "function_call":
            if not isinstance(item.get("name"), str) or not isinstance(item.get("arguments"), str):
                raise not_an_answer()
            return item
    return None


_DELTAS = ("response.output_text.delta", "response.function_call_arguments.delta")


class Stream:
    """Collects a streamed reply. `body` is the whole reply once the server has sent its end, else None."""

    def __init__(self) -> None:
        self.body: dict[str, Any] | None = None
        self.ended = False

    def feed(self, event: Any) -> str:
        """Take one event; return the text it adds."""
        if not isinstance(event, dict):
            raise not_an_answer()
        kind = event.get("type")
        if kind in _DELTAS and isinstance(event.get("delta"), str):
            return str(event["delta"])
        if kind in ("response.completed", "response.incomplete", "response.failed"):
            self.body, self.ended = event.get("response") or {}, True
        elif kind == "error" or (kind is None and event.get("error")):
            raise server_says(event.get("error") or event)
        return ""
