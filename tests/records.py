"""Typed records: how a script of the browser writes their types, and what of a value does not fit them."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

_SIMPLE = {int: "number", float: "number", str: "string", bool: "boolean", types.NoneType: "null"}


def fields(record: Any) -> dict[str, Any]:
    """The types of a record's fields."""
    return {name: _bare(hint) for name, hint in get_type_hints(record, include_extras=True).items()}


def optional(record: Any) -> set[str]:
    """The fields that may be left out. Python 3.11 itself misses those in a module whose annotations are texts."""
    hints = get_type_hints(record, include_extras=True)
    return record.__optional_keys__ | {name for name, hint in hints.items() if get_origin(hint) is NotRequired}


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is NotRequired else hint


def in_javascript(hint: Any) -> str:
    """A type as JSDoc has it; records by their names."""
    origin, inner = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        return hint.__name__
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if origin is Literal:
        return " | ".join(f'"{value}"' if isinstance(value, str) else str(value).lower() for value in inner)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(in_javascript(each) for each in inner))
    if origin is tuple and inner[1:] != (...,):
        return f"[{', '.join(in_javascript(each) for each in inner)}]"
    if origin in (list, tuple):
        each = in_javascript(inner[0])
        return f"({each})[]" if " | " in each and not each.startswith("[") else f"{each}[]"
    assert origin is dict, hint
    return f"Record<string, {in_javascript(inner[1])}>"


def misfits(value: Any, hint: Any, at: str = "data") -> Iterator[str]:
    """Where a value as it came out of JSON is not of a type: a field too many, one too few, or another type."""
    origin, inner = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        yield from _record_misfits(value, hint, at)
    elif origin in (Union, types.UnionType):
        found = [list(misfits(value, each, at)) for each in inner]
        yield from min(found, key=len)
    elif origin is Literal:
        if value not in inner:
            yield f"{at} is {value!r}"
    elif origin in (list, tuple):
        whole = origin is tuple and inner[1:] != (...,)
        if not isinstance(value, list) or (whole and len(value) != len(inner)):
            yield f"{at} is {value!r}"
            return
        for place, each in enumerate(value):
            yield from misfits(each, inner[place if whole else 0], f"{at}[{place}]")
    elif origin is dict:
        if not isinstance(value, dict):
            yield f"{at} is {value!r}"
            return
        for name, each in value.items():
            yield from misfits(each, inner[1], f"{at}[{name!r}]")
    elif type(value) is not hint and not (hint is float and type(value) is int):
        yield f"{at} is {value!r}"


def _record_misfits(value: Any, hint: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at} is {value!r}"
        return
    types_of = fields(hint)
    yield from (f"{at} has no {name}" for name in types_of.keys() - optional(hint) - value.keys())
    for name, each in value.items():
        if name in types_of:
            yield from misfits(each, types_of[name], f"{at}.{name}")
        else:
            yield f"{at} has {name}"
