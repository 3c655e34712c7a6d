"""What a run hands over, as text: whole, and in a line."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from core.errors import kind_of_failure
from core.gather import Failed
from core.prompts.fill import as_text
from core.view.drawings import Words
from core.view.program import is_program

_LINE = 400  # letters of it that two lines can hold
_MOST = 6000  # letters that go with a picture; all of it stands in the result below
_LABEL = 24  # letters before a colon that are the name of what follows


def handed(result: Any, delivers: str = "") -> Words | None:
    """The answer in a line and as a whole; None where there is none. `delivers`: see `field_of`."""
    field = field_of(result, delivers)
    value = getattr(result, field) if field else result
    if value is None:
        return None
    whole = in_words(value)
    if not whole.strip():
        return None
    line = " · ".join(f"{n} {_label(one)}" for n, one in enumerate(value, 1)) if isinstance(value, list) else whole
    line = line.strip() if is_program(line) else " ".join(line.split())
    return _cut(line, _LINE), _cut(whole.strip(), _MOST)


def field_of(result: Any, delivers: str = "") -> str:
    """The field that is sent to somebody; where that failed or is not known the last list, or else the last text.

    Empty for what has no such field, as a plain text, which a pattern of one's own may return.
    """
    if not isinstance(result, BaseModel):
        return ""
    fields = {name: getattr(result, name) for name in type(result).model_fields}
    listed = [name for name, value in fields.items() if isinstance(value, list) and value]
    texts = [name for name, value in fields.items() if isinstance(value, str)]
    there = not isinstance(fields.get(delivers), Failed)
    return delivers if delivers in fields and there else (listed or texts or [""])[-1]


def in_words(value: Any) -> str:
    """A value of a result as text, a list as numbered lines."""
    if isinstance(value, list):
        return "\n".join(f"{number}. {in_words(one)}" for number, one in enumerate(value, 1))
    if isinstance(value, Failed):
        return f"No answer: {kind_of_failure(value.kind)}."
    field = field_of(value)
    return in_words(getattr(value, field)) if field else as_text(value)


def _label(one: Any) -> str:
    """One of many answers in a word where it begins with one, such as the class before its reason."""
    if isinstance(one, Failed):
        return "failed"
    text = " ".join(in_words(one).split())
    label, colon, _ = text.partition(":")
    return label if colon and len(label) <= _LABEL else _cut(re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0], 3 * _LABEL)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
