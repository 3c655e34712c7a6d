"""What both APIs have in common: a text is only an answer when it came whole and says something."""

from __future__ import annotations

from typing import Any

from core.errors import CallError, CutOff, EmptyAnswer, Refused, ServerFailed, UnreadableAnswer
from core.models.model import Answer

LIMIT = 1_000_000  # bytes of one answer; beyond it we stop reading

_CUT = {
    "max_output_tokens": "the answer stops at the token limit. Ask for less, or for a shorter text.",
    "length": "the answer stops at the token limit. Ask for less, or for a shorter text.",
    "content_filter": "a content filter of the provider stopped the answer. Change the wording.",
}


def too_large() -> UnreadableAnswer:
    error = UnreadableAnswer("the answer is larger than 1 MB, so it was not read to its end. Ask for less.", status=200)
    error.tries = 1
    return error


def not_an_answer() -> UnreadableAnswer:
    return UnreadableAnswer(
        "the server sent something that is not an answer. Check the base URL, and the API: responses or chat.",
        status=200,
    )


def server_says(error: object) -> ServerFailed:
    """For an error inside a reply with status 200; the server's own words are left out, they may echo anything."""
    code = error.get("code") if isinstance(error, dict) else None
    named = f" ({code})" if isinstance(code, str) and code.replace("_", "").isalnum() and len(code) < 60 else ""
    return ServerFailed(f"the server began to answer, then failed{named}. Try again.", status=200)


def checked(answer: Answer, refusal: str, cut: str | None) -> Answer:
    """The answer, if it can be used; `cut` is the API's word for why it stopped too early."""
    error: CallError
    if not _encodable(answer.text):
        error = not_an_answer()
    elif len(answer.text) > LIMIT:
        error = too_large()
    elif refusal:
        error = Refused("the model declined to answer. Change the wording.", status=200, text=refusal)
    elif cut is not None:
        error = CutOff(_CUT.get(cut, "the answer stops before its end. Try again."), status=200, text=answer.text)
    elif not answer.text.strip():
        error = EmptyAnswer("the model answered with an empty text. Try again.", status=200, text=answer.text)
    else:
        return answer
    error.tokens_in, error.tokens_out = answer.tokens_in, answer.tokens_out
    raise error


def count(source: object, *path: str) -> int | None:
    """A token count found at `path`; None where the server did not say, or said nonsense."""
    found: Any = source
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found if type(found) is int and found >= 0 else None


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True
