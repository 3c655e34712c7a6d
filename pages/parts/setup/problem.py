"""Whether an input can be run: what is missing or too much, in words."""

from __future__ import annotations

from typing import Any

from core import InputError
from core.pattern import check
from core.prompts.blank import blank
from core.prompts.templates import check_prompts
from core.run import Pattern

MOST_CHARACTERS = 20_000
MOST_ITEMS = 50


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
