"""The words of the lab, from `glossary.toml`, and how one is found."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.lesson.toml_file import toml_beside

_EXPLAINED = (  # where they stand in figures and tables; the longer ones first, since they hold others
    "what the run waited for", "time to first token", "calls in flight", "longest chain", "added up", "back-off",
    "speed-up", "overlap", "attempt", "slot", "took",
)  # fmt: skip


class Word(NamedTuple):
    """A word of the lab, and what it means in one or two plain sentences."""

    name: str
    meaning: str
    unit: str = ""  # empty for what is not a number


@cache
def words() -> tuple[Word, ...]:
    """All words of the lab, those first that others are explained by."""
    return tuple(Word(**word) for word in toml_beside(__file__)["word"])


def words_with(text: str) -> list[Word]:
    """The words whose name or meaning contains this text; names first; all of them for an empty one."""
    text = " ".join(text.casefold().split())
    named = [word for word in words() if text in word.name]
    return named + [word for word in words() if word not in named and text in word.meaning.casefold()]


def explained(*texts: str) -> dict[str, str]:
    """The words of the lab that stand in these texts and are explained there, with what each means."""
    meaning = {word.name: word.meaning for word in words()}
    text = "\n".join(texts)
    return {name: meaning[name] for name in _EXPLAINED if re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE)}
