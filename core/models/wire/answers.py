"""What both APIs have in common: a text is only an answer when it came whole and says something."""

from __future__ import annotations

from typing import Any

from core.errors import CallError, CutOff, EmptyAnswer, Refused, ServerFailed, UnreadableAnswer
from core.models.model import Answer
from core.models.wire.ending import Cut, all_thought

LIMIT = 1_000_000  # bytes of one answer; beyond it we stop reading
DEEPEST = 100  # levels of nesting; a trace, itself a few levels deep, can be read again up to 200


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


class Inside(ServerFailed):
    """An error in a reply with status 200: `body` is what the server says of it, as yet unread; see `failures`."""

    def __init__(self, message: str, body: object) -> None:
        super().__init__(message, status=200)
        self.body = body


def server_says(error: object) -> Inside:
    """For an error inside a reply with status 200; the server's own words are left out, they may echo anything."""
    code = error.get("code") if isinstance(error, dict) else None
    named = f" ({code})" if isinstance(code, str) and code.replace("_", "").isalnum() and len(code) < 60 else ""
    return Inside(f"the server began to answer, then failed{named}. Try again.", error)


def checked(answer: Answer, refusal: str, cut: Cut | None) -> Answer:
    """The answer, if it can be used; `cut` says why it is not whole.

    Raises UnreadableAnswer for one of more than 1 MB, Refused, CutOff or EmptyAnswer; the error holds its tokens.
    """
    error: CallError
    if len(answer.text) > LIMIT:
        error = too_large()
    # Before the empty text that it comes with: an empty answer is tried again, and a model that declined is not.
    elif refusal:
        error = Refused("the model declined to answer. Change the wording.", status=200, text=refusal)
    elif cut is not None:
        cut = cut if answer.text.strip() else all_thought(cut)
        error = CutOff(cut.sentence, status=200, text=answer.text)
        error.tries = cut.tries
    elif not answer.text.strip():
        why = "thought aloud, and gave no answer" if answer.thoughts else "answered with an empty text"
        error = EmptyAnswer(f"the model {why}. Try again.", status=200, text=answer.text)
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


def writable(data: object, levels: int = DEEPEST) -> bool:
    """Can this data be written as JSON: no half of a surrogate pair, in a key neither, and at most `levels` deep?"""
    if isinstance(data, str):
        return _encodable(data)
    if isinstance(data, dict):
        return levels > 0 and all(_encodable(key) and writable(value, levels - 1) for key, value in data.items())
    if isinstance(data, list):
        return levels > 0 and all(writable(part, levels - 1) for part in data)
    return True


def mended(text: str) -> str:
    """The text, where the two halves of a character came apart put together again; a half alone stays one."""
    return text if _encodable(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def plain_text(text: str) -> str:
    """The text as any trace can keep it: half of a character gives way to a mark that it is missing."""
    return text if _encodable(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True
