"""What can be made larger, item by item: a pattern that takes a list, or one whose plan a person may write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from core.lesson.lesson import Lesson
from core.lesson.registry import LESSONS, predicted
from core.pattern import takes_items
from core.run import Reading, Run
from core.trace.paths import depends_on

MOST = 512  # items


@dataclass(frozen=True)
class Subject:
    """A pattern at any size from 1 to `most`; `item`: what one of its items is called; `count`: how many a run had."""

    name: str
    title: str
    item: str
    most: int
    of: Callable[[int], Reading]
    count: Callable[[Run[Any]], int]

    def sized(self, size: int) -> Reading:
        """The pattern with so many items. Raises ValueError for a size that it does not have."""
        if not 1 <= size <= self.most:
            raise ValueError(f"{size:,} {self.item}s are asked for; {self.title} takes 1 to {self.most:,} here")
        return self.of(size)


@cache
def subjects() -> dict[str, Subject]:
    """Those of the patterns with a page, by name, in the lesson's order."""
    found = (_subject(lesson) for lesson in LESSONS.values() if lesson.page)
    return {subject.name: subject for subject in found if subject}


@cache
def single() -> str:
    """The name of the first one whose items are one call each."""
    return next(name for name, subject in subjects().items() if subject.sized(1).forecast().trace.calls == 1)


def _subject(lesson: Lesson) -> Subject | None:
    assert lesson.page
    if takes_items(lesson.pattern) and lesson.many:
        items = _items(lesson)
        title, item = lesson.page.title, lesson.many.input
        return Subject(
            lesson.name, title, item, len(items), lambda n: Reading(lesson.pattern, (list(items[:n]),)), _listed
        )
    if by_hand := lesson.by_hand:
        task, parts = _parts(lesson)
        title = f"{lesson.page.title}, on a plan"
        given = by_hand.pattern
        return Subject(
            lesson.name, title, "part", len(parts), lambda n: Reading(given, (task, list(parts[:n]))),
            lambda run: len(by_hand.planned(run)),
        )  # fmt: skip
    return None


def _listed(run: Run[Any]) -> int:
    """By the calls that nothing came before: each item begins with one."""
    return sum(not before for before in depends_on(run.trace).values())


def _items(lesson: Lesson) -> tuple[str, ...]:
    """Those of its presets and of its record; where it has none of its own, numbered copies of them up to the most."""
    own = [preset.input for preset in lesson.presets if preset.pattern is None and preset.row == "Example"]
    listed = [item for given in own if isinstance(given, list) for item in given]
    known = list(dict.fromkeys([*listed, *lesson.items()]))
    copies = (f"{item} (Number {number})" for number in count(2) for item in tuple(known))
    while not lesson.items() and len(known) < MOST:
        known.append(next(copies))
    return tuple(known[:MOST])


def _parts(lesson: Lesson) -> tuple[str, tuple[str, ...]]:
    """The task of its first preset and the plan that is made for it, with the risks of each part for a longer one."""
    assert lesson.by_hand
    preset, run = predicted(lesson.name, lesson.presets[0].id)
    planned = lesson.by_hand.planned(run)
    parts = [*planned, *(f"Risks of: {part}" for part in planned)]
    most = max(number for number in range(1, len(parts) + 1) if not lesson.by_hand.problem(parts[:number]))
    return str(preset.input), tuple(parts[:most])
