"""How far off one device was, for itself alone: the direction, and a sentence that mends the thought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.rooms.question import Question, Value
from core.rooms.truth import Truth
from core.view.guess import is_near


def score(question: Question, own: Mapping[int, Value], truth: Truth) -> dict[str, Any]:
    """`off`: how far the last answer lay from the truth, in shares of the axis, -1 to 1, below 0 where it was too low.

    Of choices 0 for the right one and 1 for another. None for words, and for who did not answer.
    """
    value = own.get(2, own.get(1))
    if not isinstance(value, int | float) or question.free:
        return {"off": None, "words": f"It was {truth.words}. {truth.why}".strip()}
    off = value - truth.value
    if question.choices:
        off, is_close = float(off != 0), False
    else:
        is_close = is_near(value, truth.value)
        off = max(-1.0, min(1.0, round(off / (question.high - question.low), 3)))
    return {"off": off, "words": _sentence(question, value, truth, is_close)}


def _sentence(question: Question, value: float, truth: Truth, is_close: bool) -> str:
    given = _in_words(question, value)
    if value == truth.value:
        return f"You said {given}: right. {truth.why}".strip()
    if is_close:
        return f"You said {given}; it was {truth.words}: close."
    trap = next((words for number, words in truth.traps if is_near(value, number)), "")
    return f"You said {given}; it was {truth.words}. {trap or truth.why}".strip()


def _in_words(question: Question, value: float) -> str:
    if question.choices:
        return question.choices[int(value)]
    return f"{value:g} {question.unit}".rstrip() if question.unit != "×" else f"{value:g}×"
