"""What a message says, wherever a server puts it: text, thoughts, refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.models.wire.answers import not_an_answer

_THINKS = ("thinking", "reasoning", "reasoning_text", "summary_text", "thought")
_ASIDE = (  # no words of an answer, and none that are missed in it
    "redacted_thinking", "reference", "citation", "citations", "annotation", "signature", "tool_use", "tool_call",
    "function_call", "tool_reference", "reasoning.encrypted",
)  # fmt: skip
# The same thoughts may stand in several of these fields: the first that has some counts.
_FIELDS = ("reasoning_content", "reasoning", "reasoning_text", "thinking", "reasoning_details")


@dataclass
class Said:
    """What a message says, or the piece of one that a stream adds."""

    text: str = ""
    thoughts: str = ""
    refusal: str = ""
    summary: str = ""  # of thoughts that the server keeps to itself; never an answer


class Collect:
    """What the pieces of a stream say together."""

    def __init__(self) -> None:
        self.size = 0  # characters
        self._pieces: list[Said] = []

    def add(self, piece: Said) -> None:
        """The next piece."""
        self.size += len(piece.text) + len(piece.thoughts) + len(piece.refusal)
        self._pieces.append(piece)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(piece.text for piece in self._pieces)

    def message(self) -> dict[str, str]:
        """As one message of chat completions; empty where nothing was said."""
        thoughts = "".join(piece.thoughts for piece in self._pieces)
        refusal = "".join(piece.refusal for piece in self._pieces)
        parts = {"content": self.text, "reasoning_content": thoughts, "refusal": refusal}
        return {name: text for name, text in parts.items() if text}


def said(content: object) -> Said:
    """The content of a message: nothing, a text, or typed parts; footnotes and the like aside.

    Raises UnreadableAnswer for a part of any other kind: the rest alone would pass for the whole answer.
    """
    if content is None or isinstance(content, str):
        return Said(content or "")
    whole = Said()
    for part in content if isinstance(content, list) else [content]:
        match part:
            case None:
                pass
            case str():
                whole.text += part
            case {"text": str(piece), "thought": True}:
                whole.thoughts += piece
            case {"type": "text" | "output_text", "text": str(piece) | {"value": str(piece)}}:
                whole.text += piece
            case {"type": "refusal", **more}:
                whole.refusal += str(more.get("refusal") or "No reason given.")
            case {"type": str(kind), **more} if kind.startswith(_THINKS):
                whole.thoughts += said_of_thoughts(more)
            case {"type": str(kind)} if kind in _ASIDE:
                pass
            case {"text": str(piece), **more} if "type" not in more:
                whole.text += piece
            case _:
                raise not_an_answer()
    return whole


def thoughts_beside(message: dict[str, Any]) -> str:
    """The thoughts in a field of their own, beside the content."""
    for name in _FIELDS:
        if (given := message.get(name)) and (thoughts := said_of_thoughts(given)):
            return thoughts
    return ""


def said_of_thoughts(given: object) -> str:
    """The text of thoughts: of a text, of parts, or of a part that names them in its own way; all else is no loss."""
    if isinstance(given, str):
        return given
    if isinstance(given, list):
        return "".join(map(said_of_thoughts, given))
    if isinstance(given, dict):
        names = ("thinking", "text", "reasoning", "reasoning_text", "summary", "content")
        return next(filter(None, (said_of_thoughts(given.get(name)) for name in names)), "")
    return ""


def error_in(event: dict[str, Any]) -> object:
    """What a reply or an event says of an error; None where it is none.

    It may stand under "error", or be the whole of it where nothing else of an answer is there.
    """
    error = event.get("error")
    if error:
        codes = {name: event[name] for name in ("code", "status", "status_code") if name in event}
        return codes | error if isinstance(error, dict) else event
    if any(name in event for name in ("choices", "output", "delta", "item", "response", "usage", "id")):
        return None
    if event.get("type") == "error" or event.get("object") == "error" or event.get("detail"):
        return event
    return event if isinstance(event.get("message"), str) and ("code" in event or "status" in event) else None


def objects(given: object) -> list[dict[str, Any]]:
    """The objects in a list, or the one that is given; null is none. Raises UnreadableAnswer for anything else."""
    if isinstance(given, dict):
        return [given]
    parts = given if isinstance(given, list) else [given]
    found = [part for part in parts if isinstance(part, dict)]
    if len(found) + parts.count(None) < len(parts):
        raise not_an_answer()
    return found


def named(body: dict[str, Any], model: str) -> str:
    """The name of the model that answered, as the server says it; else `model`, the one that was asked."""
    name = body.get("model")
    return name if isinstance(name, str) and name else model
