"""What is written in the field of the input: how it becomes the input of a pattern, and whether it can be run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core import InputError
from core.lesson.presets.preset import Preset
from core.pattern import check
from core.prompts.blank import blank
from core.prompts.templates import check_prompts
from core.run import Pattern

# Less than core takes: here all sessions share one loop of runs.
MOST_CHARACTERS = 20_000
MOST_ITEMS = 50
Split = Callable[[str], Any]  # what is written in the field as the input of the pattern


def height_of(rows: int) -> int:
    """Pixels of a field, its label included, in which so many lines are whole; page.css has its measures."""
    return round(53 + 22.4 * rows)


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


def problem_of(
    pattern: Pattern[Any], label: str, value: Any, options: dict[str, Any], prompts: dict[str, str] | None
) -> str:
    """A sentence that says what to do; empty when it can run. `label`: that of the field of the input."""
    name = label.split(",")[0]
    if not value or (isinstance(value, str) and blank(value)):
        return f"Type something under {name}, then press Run."
    if isinstance(value, list) and len(value) > MOST_ITEMS:
        items = f"{name.lower().removesuffix('s')}s"
        more = len(value) - MOST_ITEMS
        return f"That is {len(value)} {items}; {MOST_ITEMS} are allowed here. Remove {more} or use the command line."
    size = len(value) if isinstance(value, str) else sum(map(len, value))
    if size > MOST_CHARACTERS:
        return f"That is {size:,} characters; {MOST_CHARACTERS:,} are allowed here. Shorten it or use the command line."
    if long := next((step for step, text in (prompts or {}).items() if len(text) > MOST_CHARACTERS), ""):
        return f"The prompt of {long} is too long: {MOST_CHARACTERS:,} characters are allowed here. Shorten it."
    try:
        check(pattern, value, **options)
        check_prompts(pattern, prompts)
    except InputError as error:
        return str(error)
    return ""
