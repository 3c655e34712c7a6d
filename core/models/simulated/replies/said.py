"""What is said, and whether it stands in for something that the simulated model does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.models.simulated.replies import labels
from core.models.simulated.replies.text import excerpt, words

_STANDS_IN = re.compile(
    r"The simulated model (?:knows nothing about|finds no words in|cannot follow) “([^”\n]{1,100})”(?!\. Without it)"
)
_WITHOUT = "”. Without it: "


@dataclass(frozen=True, slots=True)
class Said:
    """An answer. `unknown`: what of the request it does not know or cannot follow; empty: nothing."""

    text: str
    unknown: str = ""


def nothing_known(about: str, instead: str) -> Said:
    """The opening words of every answer that stands in for knowledge, and what stands there instead."""
    name = excerpt(about)
    if not words(about):
        sign = about.strip()[:20] or " "
        return Said(f"The simulated model finds no words in “{sign}”. {instead[:1].upper()}{instead[1:]}", sign)
    english = ", and it answers in English" if is_foreign(about) else ""
    return Said(
        f"The simulated model knows nothing about “{name}”{english}, so this stands in its place: {instead}", name
    )


def is_foreign(text: str) -> bool:
    """Whether a text is in another language than English, by its letters or by the words that are known."""
    letters = [letter for letter in text[:200] if letter.isalpha()]
    language = labels.decide("language", text)
    other = language.label != "english" and (len(language.words) > 1 or not text.isascii())
    return other or 2 * sum(letter > "\u036f" for letter in letters) > len(letters)


def carried(text: str) -> str:
    """What an earlier answer brings to the next step: where it could not follow its prompt, the rest of it."""
    head, without, rest = text.partition(_WITHOUT)
    return rest if without and head.startswith("The simulated model cannot follow") else text


def not_followed(part: str, without: Said) -> Said:
    """An answer without a part of its prompt, which says so first."""
    name = excerpt(part, 80)
    return Said(f"The simulated model cannot follow “{name}”. Without it: {without.text}", name)


def stood_in(text: str) -> str:
    """What an earlier answer in a request says that the simulated model does not know; empty if it does not say so."""
    found = _STANDS_IN.search(text[:600])
    return found[1] if found else ""
