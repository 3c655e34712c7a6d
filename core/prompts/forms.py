"""The form that a structured answer must have, in words."""

from __future__ import annotations

from types import GenericAlias
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

_PLAIN = {str: "a text", int: "a whole number", float: "a number", bool: "yes or no"}


def in_words(shape: type[BaseModel]) -> str:
    """Each field with what it may be, such as "score: a whole number from 1 to 10; feedback: a text"."""
    parts = []
    for name, field in shape.model_fields.items():
        bounds = {kind: getattr(m, kind) for m in field.metadata for kind in ("ge", "le") if hasattr(m, kind)}
        span = f" from {bounds['ge']} to {bounds['le']}" if len(bounds) == 2 else ""
        parts.append(f"{name.replace('_', ' ')}: {_kind(field.annotation)}{span}")
    return "; ".join(parts)


def _kind(annotation: Any) -> str:
    if get_origin(annotation) is Literal:
        *others, last = get_args(annotation)
        return f"{', '.join(others)} or {last}" if others else str(last)
    if isinstance(annotation, GenericAlias) and get_origin(annotation) is list:
        (inner,) = get_args(annotation)
        return f"a list of {_PLAIN.get(inner, 'an entry').removeprefix('a ')}s"
    return _PLAIN.get(annotation, "a value")
