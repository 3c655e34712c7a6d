"""What a question needs, what found texts tell of it, the calculation that they lead to, and answers known at once."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from core.errors import ToolFailed
from core.models.simulated.replies import data
from core.models.simulated.replies.text import LONGEST, key, lines, sentences, words
from core.tools import calculate

_LONGEST, _MOST_THINGS = 250, 8  # characters of a question that are read, and things in it
_POLITE = re.compile(r"^(?:(?:please|(?:can|could|would) you|tell me|answer:|calculate|work out|by) )+", re.IGNORECASE)
_ASKS = re.compile(r"(?:who|what|which|where|when|why|how|the difference|(?:is|are)\b.* than)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:than|between|and|or)\b|[,:]", re.IGNORECASE)  # what stands between two things
_TOGETHER, _AGAINST = {"together", "combined", "total", "sum"}, {"than", "or", "difference"}
_NO_NAMES = _TOGETHER | _AGAINST | {"many", "much", "more", "old", "live", "lives", "there", "you"}
_SIGNS = {"to the power of": "**", "multiplied by": "*", "divided by": "/", "times": "*", "plus": "+", "minus": "-"}
_IS_CALLED = re.compile(r"\b[Tt]he ([^.]{1,60}) is (?:the )?([A-Z][\w ]{0,40})\.")
_NUMBER = r"(\d[\d,]{0,15}(?:\.\d{1,6})?) (million )?"


class Fact(NamedTuple):
    """The text that tells of a thing, empty where none does; where a measure is wanted, its value and unit, too."""

    name: str
    text: str = ""
    value: float = 0.0
    unit: str = ""


class Need(NamedTuple):
    """What a question needs: facts, or figures of a measure, or only a calculation; nothing where it needs no tool."""

    measure: str = ""
    sign: str = ""  # + or - between the figures
    facts: tuple[Fact, ...] = ()
    expression: str = ""  # empty where there is nothing to calculate, or not yet


def understood(text: str, passages: str = "") -> Need:
    """What a question needs, read from its words, and what found texts tell of it."""
    question = _POLITE.sub("", " ".join(text[:_LONGEST].split()), count=1)
    if expression := _arithmetic(question):
        return Need(expression=expression)
    sentence = question.partition("?")[0].rstrip(" .!")
    own = set(words(sentence))
    measure = next((name for name, (asking, _) in _measures().items() if own & asking), "")
    things = _things(sentence, measure) if _ASKS.match(sentence) else []
    facts = tuple(_fact(_name(thing, passages), measure, passages) for thing in things)
    figures = len(facts) if measure else 0
    sign = "+" if figures > 1 and own & _TOGETHER else "-" if figures == 2 and own & _AGAINST else ""
    if sign and all(fact.unit == facts[0].unit != "" for fact in facts):
        expression = f" {sign} ".join(f"{value:.15g}" for value in sorted((fact.value for fact in facts), reverse=True))
    return Need(measure if facts else "", sign, facts, expression)


def known_answer(text: str) -> str:
    """The answer to a sum or to a question that is known word for word; empty for every other text."""
    question = text if len(text) <= LONGEST else ""
    if (fact := _facts().get(key(question))) or not (expression := understood(question).expression):
        return fact or ""
    result = result_of(expression)
    return f"{expression} {f'= {number(float(result))}' if result else 'has no result that can be written down'}."


def result_of(expression: str) -> str:
    """The result as a tool would give it; empty where there is none."""
    with suppress(ToolFailed):
        return calculate(expression)
    return ""


def number(value: float) -> str:
    """As people read it: thousands with commas, at most three digits behind the point."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:,.3f}".rstrip("0").rstrip(".")


def _arithmetic(question: str) -> str:
    """The sum that a question consists of; empty where it is more than that."""
    text = re.sub(r"^(?:what is|what's|compute|how much is)\s", "", question.lower().rstrip(" ?.!="))
    for word, sign in {**_SIGNS, "x": "*"}.items():
        text = text.replace(f" {word} ", f" {sign} ")
    is_sum = re.fullmatch(r"[\d\s.,()+\-*/^×÷−%]+", text.replace("% of", "")) and re.search(r"\d[^\d.,]+\d", text)
    return text if is_sum else ""


def _things(question: str, measure: str) -> list[str]:
    """What a question is about: its words that name something, as far as they stand together."""
    empty = _NO_NAMES.union(data.signs("dull"), _measures()[measure][0] if measure else ())
    parts = ([word for word in part.split() if not empty.issuperset(words(word))] for part in _BETWEEN.split(question))
    return list(dict.fromkeys(" ".join(part) for part in parts if part))[:_MOST_THINGS]


def _name(thing: str, passages: str) -> str:
    """The name that a text gives to what is described, such as the river that flows through Vienna."""
    own = _stems(thing)
    names = (name for subject, name in _IS_CALLED.findall("\n".join(lines(passages))) if own <= _stems(subject))
    return next(names, thing) if len(own) > 1 else thing


def _fact(name: str, measure: str, passages: str) -> Fact:
    """What the first passage tells in which all of a name stands; a value, only if its title stands in the name."""
    own, rows = _stems(name), [line.partition(": ") for line in lines(passages)]
    telling = [(title, text) for title, _, text in rows if own <= _stems(f"{title} {text}")]
    if not measure:
        return Fact(name, telling[0][1] if telling else "")
    asking, form = _measures()[measure]
    for sentence in (each for title, text in telling if _stems(title) <= own for each in sentences(text)):
        if asking & set(words(sentence)) and (value := form.search(sentence)):
            return Fact(name, sentence, float(value[1].replace(",", "")) * (1e6 if value[2] else 1), value[3])
    return Fact(name)


def _stems(text: str) -> set[str]:
    return {word.removesuffix("s") for word in words(text)}


@cache
def _measures() -> dict[str, tuple[set[str], re.Pattern[str]]]:
    """The words of a question that ask for a measure, one of which stands beside its values, and their form."""
    rows = (line.split(" | ") for line in data.lines("measures.txt"))
    forms = ((name, asking, "|".join(units.split()).replace("+", " ")) for name, asking, units in rows)
    return {name: (set(asking.split()), re.compile(rf"{_NUMBER}({units})\b")) for name, asking, units in forms}


@cache
def _facts() -> dict[str, str]:
    """The answers by question, from lines such as `What is … | How … => It is …`."""
    rows = (line.split(" => ") for line in data.lines("facts.txt"))
    return {key(question): answer for alike, answer in rows for question in alike.split(" | ")}
