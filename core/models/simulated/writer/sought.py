"""Which kind of fact a question wants: a person, a place, a year, a number; and whether a sentence tells one."""

import re
from typing import NamedTuple

from core.models.simulated.writer.text import stems

_I = re.IGNORECASE
_KINDS: tuple[tuple[str, str], ...] = (  # the first that fits the question
    ("person", r"\b(?:who|whose)\b"),
    ("place", r"\b(?:where|(?:what|which) (?:city|country|continent|place|sea|ocean))\b"),
    ("year", r"\bwhen\b|\bhow old\b|\b(?:what|which) (?:year|century|date)\b"),
    ("number", r"\bhow\b"),
)
_SIGNS = {  # what a sentence must hold to tell one
    "person": re.compile(r"\bby (?:the )?[A-Z]|\b[A-Z]\w+ [A-Z]\w+ (?!is\b|was\b|has\b)\w+(?:ed|t|ote)\b"),
    "place": re.compile(r"\b(?:in|through|near|at|between|from|to) (?:the )?[A-Z]"),
    "year": re.compile(r"\b(?:1\d|20)\d\d\b(?![,.]\d| \w*met)"),
    "number": re.compile(r"\d"),
}
_HOW = re.compile(r"\bhow (?!many\b|much\b|old\b)(\w+)", _I)


class Wanted(NamedTuple):
    kind: str  # one of the kinds, or empty: any fact
    words: str = ""  # what it must be about, beside the thing itself, such as built


ANYTHING = Wanted("")
SAID = Wanted("said")  # what a yes-or-no question asks: whether it is said at all


def wanted_by(question: str, words: str) -> Wanted:
    """What a question wants; `words` are its verb and what it counts."""
    kind = next((name for name, sign in _KINDS if re.search(sign, question, _I)), "")
    how = _HOW.search(question)
    return Wanted(kind, f"{words} {how[1] if how else ''}".strip())


def tells(sentence: str, title: str, wanted: Wanted) -> bool:
    """Whether a sentence of a passage gives what is wanted."""
    if (sign := _SIGNS.get(wanted.kind)) and not sign.search(sentence):
        return False
    return shared(stems(wanted.words), f"{sentence} {title}") == 1.0


def shared(wanted: set[str], text: str) -> float:
    """The share of the stems that a text has, in whatever form: eat in eats; 1 where none are wanted."""
    have = stems(text)
    there = [one for one in wanted if any(one.startswith(h) or h.startswith(one) for h in have if len(h) > 2)]
    return len(there) / len(wanted) if wanted else 1.0
