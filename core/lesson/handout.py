"""The handout: each pattern with its law and with when to use it, as it is printed."""

from __future__ import annotations

from typing import TypedDict

from core.laws.estimate import Inputs
from core.lesson.registry import estimates, lesson_of


class Leaf(TypedDict):
    """One pattern on the handout; by `pattern`, its name, the page finds the run for its small picture."""

    pattern: str
    title: str
    line: str
    calls: str
    time: str
    use: str
    avoid: str


def handout() -> list[Leaf]:
    """The patterns that have formulas, a page and advice, in the lesson's order."""
    leaves: list[Leaf] = []
    for law in estimates(Inputs()):
        lesson = lesson_of(law.pattern)
        if lesson.page and lesson.advice:
            leaves.append({
                "pattern": law.pattern, "title": lesson.page.title, "line": lesson.page.line, "calls": law.calls.rule,
                "time": law.seconds.rule, "use": lesson.advice.use, "avoid": lesson.advice.avoid,
            })  # fmt: skip
    return leaves
