"""What is written in the field of the input: how it becomes the input of a pattern, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.lesson.presets.preset import Preset
from core.prompts.blank import blank

Split = Callable[[str], Any]  # what is written in the field as the input of the pattern


def lines(written: str) -> list[str]:
    """One item a line, without the blank ones."""
    return [line for line in written.split("\n") if not blank(line)]


def one_or_several(written: str) -> str | list[str]:
    """A text of one line; of more lines, a list of them."""
    several = lines(written)
    return several if len(several) > 1 else written.strip()


def split_of(preset: Preset, split: Split) -> Split:
    """How the input of a preset is split: a use case has a way of its own, else it is the page's `split`."""
    if preset.pattern is None:
        return split
    return lines if isinstance(preset.input, list) else str.strip


def as_text(value: str | list[str]) -> str:
    """An input as it stands in the field."""
    return value if isinstance(value, str) else "\n".join(value)
