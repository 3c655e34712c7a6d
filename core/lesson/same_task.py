"""What is worth comparing: one task done in several ways, and the patterns that trade calls for time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from core.lesson.presets.read import preset_of
from core.lesson.readings import readings
from core.lesson.registry import lesson_of, predicted
from core.lesson.toml_file import toml_beside
from core.run import Reading


class Way(NamedTuple):
    """One way: its title, the group of those it is compared with, and the pattern with its input."""

    title: str
    group: str
    reading: Reading


@cache
def _file() -> dict[str, Any]:
    return toml_beside(__file__)


def same_task() -> tuple[Way, ...]:
    """The same task by one call, a chain, calls side by side on a fixed plan, and an orchestrator that plans."""
    asked = _file()["worth"]
    preset, run = predicted(asked["page"], asked["preset"])
    by_hand = lesson_of(asked["page"]).by_hand
    plan = by_hand.planned(run) if by_hand else []
    return tuple(
        Way(way["title"], "", Reading(lesson_of(way["pattern"]).pattern,
                                      (preset.input, plan) if way.get("planned") else (preset.input,)))
        for way in asked["ways"]
    )  # fmt: skip


def faster_for_more() -> tuple[Way, ...]:
    """Both readings of the patterns that start calls which they may not need."""
    ways = list[Way]()
    for pair in _file()["price"]:
        preset = preset_of(pair["page"], pair["preset"])
        both = readings(lesson_of(pair["page"]).pattern, preset.input, **preset.options)
        titles = [f"{pair['group']}: {title}" for title in pair["titles"]]
        ways += [Way(title, pair["group"], reading) for title, reading in zip(titles, both, strict=True)]
    return tuple(ways)


SETS: Mapping[str, Callable[[], tuple[Way, ...]]] = {"price": faster_for_more, "worth": same_task}
