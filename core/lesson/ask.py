"""A question that only one pattern can answer, read from a run of it that has ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.run import Run

Choices = tuple[str, ...]


def _by_number(_: Mapping[str, Any]) -> Choices:
    return ()


@dataclass(frozen=True)
class Ask:
    """What a class may be asked to guess of a run, and what the run says of it.

    `kind`: its name, as a lesson's list has it; `title`: what it is about, in a list of them; `words`: the question.
    `choices`: what may be answered, from the run's options with their defaults; empty: a whole number up to `high`.
    `truth`: the place of the right choice, from 0, or the number; None where the run does not say. `why`: a sentence.
    """

    kind: str
    title: str
    words: str
    truth: Callable[[Run[Any], Choices], int | None]
    why: Callable[[Run[Any]], str]
    choices: Callable[[Mapping[str, Any]], Choices] = _by_number
    high: int = 10
    unit: str = ""  # one of what is counted


def which_of(names: Sequence[str], words: str, field: str = "category") -> Ask:
    """Which way the run goes; `field`: that of the result which names it, in the words of `names`."""

    def truth(run: Run[Any], choices: Choices) -> int | None:
        taken = getattr(run.result, field, None)
        return choices.index(taken) if taken in choices else None

    def why(run: Run[Any]) -> str:
        taken, label = getattr(run.result, field, ""), next(iter(run.trace.spans), None)
        if getattr(run.result, "fallback", False):
            return f"No usable label came, so the code took its fallback: {taken}."
        said = f"The first call, {label.step}, said “{taken}”" if label else f"It was “{taken}”"
        return f"{said}, and the code followed: the other ways were not taken, and cost nothing."

    return Ask("route", "Which route", words, truth, why, lambda _: tuple(names))


def how_many_parts(words: str, high: int) -> Ask:
    """How many parts a planner names that are then done."""

    def truth(run: Run[Any], _: Choices) -> int | None:
        parts = getattr(run.result, "subtasks", None)
        return None if parts is None else len(parts)

    def why(run: Run[Any]) -> str:
        result: Any = run.result
        parts, left = result.subtasks, len(result.left_out)
        if not parts:
            return "The plan named none: one direct answer was enough, and asking for a plan cost a call."
        more = f" {left} more {'was' if left == 1 else 'were'} named and left out by the code." if left else ""
        return f"The model read the task and named them, from “{parts[0]}” to “{parts[-1]}”.{more}"

    return Ask("parts", "How many subtasks", words, truth, why, high=high, unit="part")
