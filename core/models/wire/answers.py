"""What both APIs have in common: a text is only an answer when it came whole and says something."""

from __future__ import annotations

from typing import Any

from core.errors import CallError, CutOff, EmptyAnswer, Refused, ServerFailed, UnreadableAnswer
from core.models.model import Answer

LIMIT = 1_000_000  # bytes of one answer; beyond it we stop reading
DEEPEST = 100  # levels of nesting; a trace, itself a few levels deep, can be read again up to 200
_MOST_TOKENS = 10**12  # a count beyond it is nonsense
_ASIDE = ("thinking", "redacted_thinking", "reasoning", "reasoning_text", "summary_text", "reference")  # no answers

_CUT = {
    "max_output_tokens": "the answer stops at the token limit. Ask for less, or for a shorter text.",
    "length": "the answer stops at the token limit. Ask for less, or for a shorter text.",
    "content_filter": "a content filter of the provider stopped the answer. Change the wording.",
}


def too_large() -> UnreadableAnswer:
    """The error for an answer that is longer than anybody reads."""
    error = UnreadableAnswer("the answer is larger than 1 MB, so it was not read to its end. Ask for less.", status=200)
    # Another attempt would be as long, and be paid for, too.
    error.tries = 1
    return error


def not_an_answer() -> UnreadableAnswer:
    """The error for a body of another kind; it says which server sent it, and what to check."""
    return UnreadableAnswer(
        "the server sent something that is not an answer. Check the base URL, and the API: responses or chat.",
        status=200,
    )


def server_says(error: object) -> ServerFailed:
    """For an error inside a reply with status 200; the server's own words are left out, they may echo anything."""
    code = error.get("code") if isinstance(error, dict) else None
    named = f" ({code})" if isinstance(code, str) and code.replace("_", "").isalnum() and len(code) < 60 else ""
    return ServerFailed(f"the server began to answer, then failed{named}. Try again.", status=200)


def text_and_refusal(content: object) -> tuple[str, str]:
    """Text and refusal in the content of a message: nothing, a text, or typed parts, thoughts and footnotes aside.

    Raises UnreadableAnswer for a part of any other kind: the rest alone would pass for the whole answer.
    """
    text, refusal = "", ""
    for part in content if isinstance(content, list) else [content]:
        match part:
            case None:
                pass
            case str():
                text += part
            case {"type": "text" | "output_text", "text": str(piece)}:
                text += piece
            case {"type": "refusal", **more}:
                refusal += str(more.get("refusal") or "No reason given.")
            case {"type": kind} if kind in _ASIDE:
                pass
            case _:
                raise not_an_answer()
    return text, refusal


def checked(answer: Answer, refusal: str, cut: str | None) -> Answer:
    """The answer, if it can be used; `cut` is the API's word for why it stopped too early.

    Raises UnreadableAnswer for one of more than 1 MB, Refused, CutOff or EmptyAnswer; the error holds its tokens.
    """
    error: CallError
    if len(answer.text) > LIMIT:
        error = too_large()
    # Before the empty text that it comes with: an empty answer is tried again, and a model that declined is not.
    elif refusal:
        error = Refused("the model declined to answer. Change the wording.", status=200, text=refusal)
    elif cut is not None:
        error = CutOff(_CUT.get(cut, "the answer stops before its end. Try again."), status=200, text=answer.text)
    elif not answer.text.strip():
        error = EmptyAnswer("the model answered with an empty text. Try again.", status=200, text=answer.text)
    else:
        return answer
    # It can't be used, and yet it was paid for.
    error.tokens_in, error.tokens_out = answer.tokens_in, answer.tokens_out
    raise error


def not_known(body: dict[str, Any]) -> dict[str, Any]:
    """What the simulated model says beside its answer of what it does not know, in the words of `Answer`."""
    metadata = body.get("metadata")
    unknown, knows = (metadata.get(name) if isinstance(metadata, dict) else None for name in ("unknown", "knows"))
    if not isinstance(unknown, str) or not isinstance(knows, str):
        return {}
    return {"unknown": unknown, "knows": tuple(knows.split(" | "))}


def count(source: object, *path: str) -> int | None:
    """A token count found at `path`; None where the server did not say, or said nonsense."""
    value: Any = source
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    # By its type: true and false are ints, too.
    return value if type(value) is int and 0 <= value < _MOST_TOKENS else None


def writable(data: object, levels: int = DEEPEST) -> bool:
    """Can this data be written as JSON: no half of a surrogate pair, in a key neither, and at most `levels` deep?"""
    if isinstance(data, str):
        return _encodable(data)
    if isinstance(data, dict):
        return levels > 0 and all(_encodable(key) and writable(value, levels - 1) for key, value in data.items())
    if isinstance(data, list):
        return levels > 0 and all(writable(part, levels - 1) for part in data)
    return True


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True
