"""The text collection that ships with the app, from `passages.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Passage(NamedTuple):
    """A short text with facts and figures, and its title."""

    title: str
    text: str


@cache
def passages() -> tuple[Passage, ...]:
    """The whole collection, in the order of its file."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tuple(Passage(*passage) for passage in tomllib.loads(text).items())
