"""How the result of a pattern is summed up: in the answer to a preset's question, and against its promise."""

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
    """Nothing is lacking."""
    return ""


def failed_fields(result: Any) -> list[str]:
    """The names of the fields in the place of which a call failed."""
    return [name for name, value in result if isinstance(value, Failed)] if isinstance(result, BaseModel) else []


@dataclass(frozen=True)
class Summed:
    """What is known of a result beyond its fields; the defaults hold for any.

    `places`: what an answer may name, each in words from the result, empty where there is nothing to say; a field of
    the result needs none. `facts`: what a promise may name, from the result and the trace. `missing`: the names of the
    parts that failed. `state`: what the state line adds, from the result and the score that it was to reach, None where
    nothing is scored. `lacks`: what a run that went well ended without, such as "answer", empty where it is whole.
    """

    places: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    facts: Callable[[Any, Trace], Mapping[str, object]] = _nothing
    missing: Callable[[Any], list[str]] = failed_fields
    state: Callable[[Any, int | None], str] = by_fallback
    lacks: Callable[[Any], str] = _whole
