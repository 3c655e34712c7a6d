"""The ten takeaways of the lesson, from `takeaways.toml`, each with the page and the ready-made input that shows it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


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
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tuple(Takeaway(**takeaway) for takeaway in tomllib.loads(text)["takeaway"])
