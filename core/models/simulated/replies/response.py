"""What the simulated model answers, and whether that stands in for something that it does not know."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.models.simulated.replies import labels
from core.models.simulated.replies.text import excerpt, words

_STANDS_IN = re.compile(
    r"The simulated model (?:knows nothing about|finds no words in|cannot follow) “([^”\n]{1,100})”(?!\. Without it)"
)


class Response(NamedTuple):
    """One answer. `tool`: the one that is chosen, then the text is its arguments as JSON."""

    text: str
    unknown: str = ""  # what of the request it does not know or cannot follow; empty: nothing
    knows: tuple[str, ...] = ()  # things of that kind which it does know
    tool: str = ""


def nothing_known(about: str, instead: str) -> Response:
    """The opening words of every answer that stands in for knowledge, and what stands there instead."""
    name = excerpt(about)
    if not words(about):
        sign = about.strip()[:20] or " "
        return Response(f"The simulated model finds no words in “{sign}”. {instead[:1].upper()}{instead[1:]}", sign)
    english = ", and it answers in English" if is_foreign(about) else ""
    text = f"The simulated model knows nothing about “{name}”{english}, so this stands in its place: {instead}"
    return Response(text, name)


def not_followed(part: str, without: Response | None = None) -> Response:
    """An answer without a part of its prompt, which says so first; no answer where nothing of it can be followed."""
    name = excerpt(part, 80)
    rest = f". Without it: {without.text}" if without else ", so there is no answer here. A real model may follow it."
    return Response(f"The simulated model cannot follow “{name}”{rest}", name)


def carried_on(text: str) -> str:
    """What an earlier answer brings to the next step: where it could not follow its prompt, the rest of it."""
    head, without, rest = text.partition("”. Without it: ")
    return rest if without and head.startswith("The simulated model cannot follow") else text


def stood_in(text: str) -> str:
    """What an earlier answer in a request says that the simulated model does not know; empty if it does not say so."""
    opening = _STANDS_IN.search(text[:600])
    return opening[1] if opening else ""


def is_foreign(text: str) -> bool:
    """Whether a text is in another language than English, by its letters or by the words that are known."""
    letters = [letter for letter in text[:200] if letter.isalpha()]
    language = labels.decide("language", text)
    other = language.label != "english" and (len(language.words) > 1 or not text.isascii())
    return other or 2 * sum(letter > "\u036f" for letter in letters) > len(letters)
