"""What a question needs: which things, which measure of them, and what is worked out from the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.errors import ToolFailed
from core.models.simulated.replies import data
from core.models.simulated.replies.text import key, sentences, words
from core.tools import calculate

_I = re.IGNORECASE
_LONGEST = 300  # characters of a question that are read
_POLITE = re.compile(r"^(?:please |can you |could you |would you |tell me |and |by )+", _I)
_SIGNS = {"to the power of": "**", "multiplied by": "*", "divided by": "/", "times": "*", "plus": "+", "minus": "-"}
_FORMS = tuple(
    (work, re.compile(form, _I))
    for work, form in (
        ("difference", r"how much \w+er (?:is|are) (?P<a>[^?]+?) than (?P<b>[^?]+)"),
        ("difference", r"(?:is|are) (?P<a>[^?]+?) \w+er than (?P<b>[^?]+)"),
        ("difference", r"[^?]*\bdifference\b[^?]*? between (?P<a>[^?]+?) and (?P<b>[^?]+)"),
        ("sum", r"how \w+(?: \w+)? (?:is|are) (?P<all>[^?]+?) (?:together|combined|in total)"),
        ("fact", r"how (?!many|much)\w+ (?:is|are|was) (?P<a>[^?]+)"),
        ("fact", r"what is the \w+ of (?P<a>[^?]+)"),
        ("told", r"(?:who|what|which|where|when|why|how)\b [^?]+"),
    )
)
_DESCRIBED = re.compile(r"(?:the )?[a-z]\w+(?: \w+)? (?:that|which|where) ", _I)
_NAMES = re.compile(r"(?<!^)\b[A-Z]\w+(?: [A-Z]\w+)*")
_NUMBER = r"(\d[\d,]{0,15}(?:\.\d{1,6})?) (?:(thousand|million|billion) )?"
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Need:
    """`work`: fact, difference or sum; "told": what a text says; "arithmetic"; "none": it needs no tool."""

    question: str
    work: str
    things: tuple[str, ...] = ()
    measure: str = ""
    expression: str = ""  # a calculation that stands in the question itself


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that a text tells of a thing."""

    name: str
    value: float
    unit: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.name} {number(self.value)} {self.unit}"


def understood(text: str) -> Need:
    """What a question needs, read from its words."""
    question = " ".join(text[:_LONGEST].split())
    if sum_ := _arithmetic(question):
        return Need(question, "arithmetic", expression=sum_)
    asked = _POLITE.sub("", question).strip()
    work, parts = next(((work, parts) for work, form in _FORMS if (parts := form.match(asked))), ("none", None))
    if parts is None:
        return Need(question, "none")
    own, measure = parts.groupdict(), _measure_of(asked)
    if work == "told" or not measure:
        return Need(question, "told", _named(asked))
    things = (
        re.split(r", and |, | and ", own["all"]) if own.get("all") else [own[each] for each in "ab" if own.get(each)]
    )
    return Need(question, work, tuple(map(_bare, things)), measure)


def is_described(thing: str) -> bool:
    """Whether a thing is not named but told by what it does, such as the river that flows through Vienna."""
    return bool(_DESCRIBED.match(thing))


def name_in(description: str, texts: Sequence[str]) -> str:
    """The name that a text gives to what is described; empty where none does."""
    wanted = set(words(description)) - {"the", "that", "which", "where"}
    for each in (each for said in _passages(texts).values() for each in said):
        names = [name for name in _NAMES.findall(each) if not set(words(name)) & wanted]
        if names and len(wanted & set(words(each))) >= max(2, 0.8 * len(wanted)):
            return str(names[-1])
    return ""


def figure(name: str, measure: str, texts: Sequence[str]) -> Figure | None:
    """The value of a measure that the passage about `name` tells."""
    _, units, beside = _measures()[measure]
    form = re.compile(_NUMBER + rf"({'|'.join(map(re.escape, units))})\b")
    for each in _passages(texts).get(_same(name), ()):
        value = form.search(each)
        if value and (not beside or beside & set(words(each))):
            return Figure(name, float(value[1].replace(",", "")) * _SCALES.get(value[2] or "", 1.0), value[3], each)
    return None


def told(name: str, texts: Sequence[str]) -> str:
    """What the passage about `name` says, or else one that has all of its words; empty where there is none."""
    passages, wanted = _passages(texts), set(words(name))
    holding = (said for title, said in passages.items() if wanted <= set(words(f"{title} {' '.join(said)}")))
    return " ".join(passages.get(_same(name)) or next(holding, ()))


def expression(need: Need, figures: Sequence[Figure]) -> str:
    """The calculation that a question needs; empty when it needs none, or the figures do not go together."""
    if need.work == "arithmetic":
        return need.expression
    if len(figures) < max(2, len(need.things)) or len({each.unit for each in figures}) > 1:
        return ""
    values = [each.value for each in figures]
    if need.work == "difference":
        return " - ".join(f"{value:.15g}" for value in sorted(values, reverse=True))
    return " + ".join(f"{value:.15g}" for value in values) if need.work == "sum" else ""


def result_of(expression: str) -> str:
    """The result as a tool would give it; empty where there is none."""
    try:
        return calculate(expression)
    except ToolFailed:
        return ""


def number(value: float) -> str:
    """As people read it: thousands with commas, at most three digits behind the point."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:,.3f}".rstrip("0").rstrip(".")


def _arithmetic(question: str) -> str:
    """The sum that a question consists of; empty where it is more than that."""
    text = re.sub(r"^(?:what is|what's|calculate|compute|work out|how much is)\s", "", question.lower().rstrip(" ?.!="))
    for word, sign in _SIGNS.items():
        text = text.replace(f" {word} ", f" {sign} ")
    text = text.replace(" x ", " * ")
    is_sum = re.fullmatch(r"[\d\s.,()+\-*/^×÷−%]+", text.replace("% of", "")) and re.search(r"\d[^\d.,]+\d", text)
    return text if is_sum else ""


def _measure_of(question: str) -> str:
    """What a question wants to know of a thing; empty when no measure is named."""
    own = set(words(question))
    return next((name for name, (asked, _, _) in _measures().items() if asked & own), "")


def _bare(thing: str) -> str:
    """A thing without its article, as it is searched for."""
    return re.sub(r"^(?:the|an?) (?!\w+ (?:that|which|where) )", "", thing.strip(" ?.!,"), flags=_I)


def _named(question: str) -> tuple[str, ...]:
    """The names in a question; all of its words that say something where there are none."""
    names, dull = list(dict.fromkeys(_NAMES.findall(question))), data.lines("dull.txt")[0].split()
    rest = " ".join([word for word in words(question) if word not in dull][:6])
    return tuple(names[:2]) or ((rest,) if rest else ())


def _same(name: str) -> str:
    """What two spellings of a name have in common: no article, no s of a plural."""
    return _bare(key(name)).removesuffix("s")


def _passages(texts: Sequence[str]) -> dict[str, list[str]]:
    """The sentences of each passage in found texts, by its title."""
    rows = (line.partition(": ") for text in texts for line in text.split("\n"))
    return {_same(title): sentences(said) for title, colon, said in rows if colon}


@cache
def _measures() -> Mapping[str, tuple[frozenset[str], tuple[str, ...], frozenset[str]]]:
    """The words that ask for a measure, its units, and the words of which one stands beside it."""
    rows = ([part.strip() for part in line.split("|")] for line in data.lines("measures.txt"))
    return {
        name: (
            frozenset(asked.split()),
            tuple(unit.replace("+", " ") for unit in units.split()),
            frozenset(near.split()),
        )
        for name, asked, units, near in rows
    }
