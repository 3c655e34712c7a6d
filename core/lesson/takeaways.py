"""The ten takeaways of the lesson, from `takeaways.toml`, each with the page and the ready-made input that shows it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from core.lesson.toml_file import toml_beside


class Takeaway(NamedTuple):
    """`look` says what to do on the page and where to look; `preset` is empty for a page without runs."""

    title: str
    words: str
    page: str
    look: str
    preset: str = ""


@cache
def takeaways() -> tuple[Takeaway, ...]:
    """The takeaways in the order of the lesson."""
    return tuple(Takeaway(**takeaway) for takeaway in toml_beside(__file__)["takeaway"])
