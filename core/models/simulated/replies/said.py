"""What is said, and whether it stands in for something that the simulated model does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.models.simulated.replies import labels
from core.models.simulated.replies.text import excerpt, words

_STANDS_IN = re.compile(
    r"The simulated model (?:knows nothing about|cannot follow|finds no words in) “([^”\n]{1,100})”"
)


@dataclass(frozen=True, slots=True)
class Said:
    """An answer. `unknown`: what of the request it does not know or cannot follow; empty: nothing."""

    text: str
    unknown: str = ""


def nothing_known(about: str, instead: str) -> Said:
    """The opening words of every answer that stands in for knowledge, and what stands there instead."""
    name = excerpt(about)
    language = labels.decide("language", about)
    if language.label != "english" and (len(language.words) > 1 or not about.isascii()):
        instead = f"{instead} (It answers in English.)"
    if not words(about):
        return Said(
            f"The simulated model finds no words in “{about.strip()[:20] or ' '}”. {instead}", about[:20] or " "
        )
    return Said(f"The simulated model knows nothing about “{name}”, so this stands in its place: {instead}", name)


def not_followed(part: str, without: Said) -> Said:
    """An answer without a part of its prompt, which says so first."""
    name = excerpt(part, 80)
    return Said(f"The simulated model cannot follow “{name}”. Without it: {without.text}", name)


def stood_in(text: str) -> str:
    """What an earlier answer in a request says that the simulated model does not know; empty if it does not say so."""
    found = _STANDS_IN.search(text[:600])
    return found[1] if found else ""
