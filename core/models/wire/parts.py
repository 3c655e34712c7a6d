"""What a message says, wherever a server puts it: text, thoughts, refusal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from core.models.wire.answers import not_an_answer

_THINKS = ("thinking", "reasoning", "reasoning_text", "summary_text", "thought")
_ASIDE = (  # no words of an answer, and none that are missed in it
    "redacted_thinking", "reference", "citation", "citations", "annotation", "signature", "tool_use", "tool_call",
    "function_call", "tool_reference", "reasoning.encrypted",
)  # fmt: skip
# The same thoughts may stand in several of these fields: the first that has some counts.
_FIELDS = (
    "reasoning_content", "reasoning", "reasoning_text", "thinking", "reasoning_details", "thinking_blocks",
    "thinking_content", "thoughts", "thought",
)  # fmt: skip
_TEXTS = ("", "text", "output_text", "input_text")
_BUSY = ("queued", "pending", "loading", "processing", "waiting", "running", "in_progress", "starting")
_GOOD = ("none", "0", "200", "ok", "success", "succeeded", "completed")
_FAILED = (
    "detail", "errors", "error_code", "error_msg", "error_message", "errormessage", "errmsg", "err", "exception",
    "fault",
)  # fmt: skip
_SHORT = 8  # characters: such a piece may well come twice
_PART = {"type", "text", "parts"}


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
        """The text so far: the last piece, where each one repeats all before it."""
        texts = [piece.text for piece in self._pieces if piece.text]
        grows = len(texts) > 2 and len(texts[-1]) > max(_SHORT, len(texts[0]))
        if grows and all(more.startswith(less) for less, more in pairwise(texts)):
            return texts[-1]
        return "".join(texts)

    def repeats(self, content: object) -> bool:
        """Is this all of the text once more, which some servers send at the end?"""
        return isinstance(content, str) and len(content) > _SHORT and len(self._pieces) > 1 and content == self.text

    def message(self) -> dict[str, str]:
        """As one message of chat completions; empty where nothing was said."""
        thoughts = "".join(piece.thoughts for piece in self._pieces)
        refusal = "".join(piece.refusal for piece in self._pieces)
        parts = {"content": self.text, "reasoning_content": thoughts, "refusal": refusal}
        return {name: text for name, text in parts.items() if text}


def said(content: object) -> Said:
    """The content of a message: nothing, a text, typed parts, or data; footnotes and the like aside.

    Raises UnreadableAnswer for a part of any other kind: the rest alone would pass for the whole answer.
    """
    if not content or isinstance(content, str):
        return Said(content or "" if isinstance(content, str) else "")
    whole = Said()
    if isinstance(content, dict) and _PART.isdisjoint(content):  # JSON that was asked for, and that the server has read
        whole.text = json.dumps(content, ensure_ascii=False)
    else:
        _add(whole, content.get("parts", content) if isinstance(content, dict) else content)
    return whole


def _add(whole: Said, part: object) -> None:
    match part:
        case None:
            return
        case str():
            whole.text += part
            return
        case list():
            for one in part:
                _add(whole, one)
            return
        case dict():
            kind = str(part.get("type") or "").lower()
        case _:
            raise not_an_answer()
    text = part.get("text")
    text = text.get("value") if isinstance(text, dict) else text
    if part.get("thought") is True and isinstance(text, str):
        whole.thoughts += text
    elif kind in _TEXTS:
        text = part.get("content") if text is None and kind else text
        if not isinstance(text, str):
            raise not_an_answer()
        whole.text += text
    elif kind == "refusal":
        whole.refusal += str(part.get("refusal") or "No reason given.")
    elif kind.startswith(_THINKS):
        whole.thoughts += said_of_thoughts(part)
    elif kind not in _ASIDE:
        raise not_an_answer()


def thoughts_beside(message: dict[str, Any]) -> str:
    """The thoughts in a field of their own, beside the content."""
    for name in _FIELDS:
        if (given := message.get(name)) and (thoughts := said_of_thoughts(given)):
            return thoughts
    more = message.get("provider_specific_fields")
    return thoughts_beside(more) if isinstance(more, dict) else ""


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
    low = {name.lower(): value for name, value in event.items()}
    error = low.get("error")
    if error and not (isinstance(error, dict) and not any(error.values())):
        codes = {name: low[name] for name in ("code", "status", "status_code") if name in low}
        return codes | error if isinstance(error, dict) else event
    if any(low.get(name) for name in ("choices", "output", "delta", "item", "part", "response", "usage")):
        return None
    return event if _tells_of_an_error(low) else None


def _tells_of_an_error(low: dict[str, Any]) -> bool:
    """Without an answer in it: does a reply say by a word, a field or a code of its own that it failed?"""
    state = str(low.get("status")).lower()
    if state in _BUSY:  # a sign of life, with a message for people
        return False
    kinds = (str(low.get(name)).lower() for name in ("type", "object"))
    if any(low.get(name) for name in _FAILED) or low.get("success") is False or state in ("error", "failed", "failure"):
        return True
    base = low.get("base_resp")
    if isinstance(base, dict) and base.get("status_code"):
        return True
    if any(kind.endswith("error") for kind in kinds):
        return True
    codes = [low[name] for name in ("code", "status", "statuscode", "status_code", "error_code") if name in low]
    says = any(isinstance(low.get(name), str) for name in ("message", "msg"))
    return says and any(str(code).lower() not in _GOOD for code in codes)


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
