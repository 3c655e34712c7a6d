"""How the result of a pattern is summed up.

In the answer to a preset's question and against its promise, in the state line, at the picture's end, in an envelope.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from core.gather import Failed
from core.trace.trace import Trace


def _nothing(_: Any, __: Trace) -> dict[str, object]:
    """Nothing beyond the fields."""
    return {}


def by_fallback(result: Any, _: int | None = None) -> str:
    """Whether it came by a fallback route, as the state line says it."""
    return "by the fallback route" if getattr(result, "fallback", False) else ""


def _whole(_: Any) -> str:
    """Nothing is lacking, and nothing broke off."""
    return ""


def failed_fields(result: Any) -> list[str]:
    """The names of the fields in the place of which a call failed, also those of a record inside it."""
    fields = list(result) if isinstance(result, BaseModel) else []
    return [
        failed for name, value in fields for failed in ([name] if isinstance(value, Failed) else failed_fields(value))
    ]


def failed_parts(result: Any) -> list[str]:
    """The failed fields, and the numbers, from 1, of the failed items in its lists."""
    lists = [value for _, value in result if isinstance(value, list)] if isinstance(result, BaseModel) else []
    items = [str(number) for one in lists for number, item in enumerate(one, 1) if isinstance(item, Failed)]
    return items + failed_fields(result)


def fell_back(result: Any) -> bool:
    """Does a result, or an item in it, say of itself that it came by a fallback?"""
    values = [value for _, value in result] if isinstance(result, BaseModel) else []
    items = [one for value in values if isinstance(value, list) for one in value]
    return any(getattr(one, "fallback", False) for one in (result, *items))


@dataclass(frozen=True)
class Summed:
    """What is known of a result beyond its fields; the defaults hold for any.

    `places`: what an answer may name, each in words from the result, empty where there is nothing to say; a field of
    the result needs none. `facts`: what a promise may name, from the result and the trace. `missing`: the names of the
    parts that failed. `state`: what the state line adds, from the result and the score that it was to reach, None where
    nothing is scored. `lacks`: what a run that went well ended without, such as "answer", empty where it is whole.
    `score`: that of what is handed over, None where nobody scored it; no function where nothing is scored. `broke_off`:
    how it says that it ended early since a call failed, empty where it does not.
    """

    places: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    facts: Callable[[Any, Trace], Mapping[str, object]] = _nothing
    missing: Callable[[Any], list[str]] = failed_parts
    state: Callable[[Any, int | None], str] = by_fallback
    lacks: Callable[[Any], str] = _whole
    score: Callable[[Any], int | None] | None = None
    broke_off: Callable[[Any], str] = _whole
