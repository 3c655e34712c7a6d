"""What a class answered, as it is shown: the spread of a turn, and who moved in the second one, and where to.

Pure, and without a word of who answered what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from core.rooms.question import Question, Value
from core.rooms.room import Answer


def of_turn(answers: Iterable[Answer], turn: int) -> list[Answer]:
    """The answers of a turn, 1 or 2."""
    return [answer for answer in answers if answer.turn == turn]


def spread(question: Question, answers: Sequence[Answer]) -> dict[str, Any]:
    """Answers of one turn: how many chose each, or every number in order with the median, or the words let on.

    In the order of the choices, of size, or of coming: none tells who gave which.
    """
    shape: dict[str, Any] = {"n": len(answers)}
    if question.free:
        return shape | {"words": [answer.value for answer in answers if answer.shown]}
    if question.choices:
        given = [answer.value for answer in answers]
        return shape | {"bars": [given.count(place) for place in range(len(question.choices))]}
    numbers = sorted(_number(answer.value) for answer in answers)
    return shape | {"dots": numbers, "median": round(median(numbers), 2) if numbers else None}


def moved(question: Question, answers: Iterable[Answer], truth: float | None = None) -> dict[str, Any] | None:
    """Of those who answered twice: how many changed, and came closer to the truth or went away from it.

    None where nobody answered twice, and of words. Without a truth nobody is told whether a change was a good one.
    """
    turns = by_device(answers)
    both = [(_number(given[1]), _number(given[2])) for given in turns.values() if len(given) == 2]
    if question.free or not both:
        return None
    changed = [pair for pair in both if pair[0] != pair[1]]
    words = f"{len(changed) or 'None'} of {len(both)} changed their answer."
    if truth is None:
        return {"changed": len(changed), "towards": None, "away": None, "words": words}
    steps = [_off(question, second, truth) - _off(question, first, truth) for first, second in changed]
    towards, away = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
    if changed:
        verb = "is right now" if question.choices and towards == 1 else "are right now" if question.choices else ""
        words = f"{towards} of {len(changed)} who changed {verb or 'came closer'}."
    return {"changed": len(changed), "towards": towards, "away": away, "words": words}


def _off(question: Question, value: float, truth: float) -> float:
    """How far from the truth; a choice is right or not."""
    return float(value != truth) if question.choices else abs(value - truth)


def by_device(answers: Iterable[Answer]) -> Mapping[str, dict[int, Value]]:
    """The values of each device, by turn."""
    turns: dict[str, dict[int, Value]] = {}
    for answer in answers:
        turns.setdefault(answer.device, {})[answer.turn] = answer.value
    return turns


def _number(value: Value) -> float:
    return value if isinstance(value, int | float) else 0.0
