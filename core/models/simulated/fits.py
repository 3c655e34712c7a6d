"""Does a value fit a JSON schema? Formats are not checked, and nothing outside of the schema is ever read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import Any
from urllib.parse import unquote


def fits(value: Any, schema: Any, root: Any) -> bool:
    """Whether `value` fits `schema`, a part of `root`; nothing fits a schema that is broken or leads nowhere."""
    try:
        return bool(_validator()(root).evolve(schema=schema).is_valid(value))
    except Exception:  # the schema comes from outside: a number where a list should be, a reference into itself
        return False


@cache
def _validator() -> Any:
    """The library's, imported with the first schema (40 ms); alternatives are left at their first error, not the last.

    Else the time for a recursive union would grow with the number of its members to the power of the levels.
    """
    from jsonschema import Draft202012Validator, ValidationError, validators  # type: ignore[import-untyped]
    from referencing import Registry

    def any_of(validator: Any, ways: list[Any], value: Any, _: Any) -> Iterator[Any]:
        if not any(validator.evolve(schema=way).is_valid(value) for way in ways):
            yield ValidationError("It fits none.")

    def one_of(validator: Any, ways: list[Any], value: Any, _: Any) -> Iterator[Any]:
        if sum(validator.evolve(schema=way).is_valid(value) for way in ways) != 1:
            yield ValidationError("It fits none, or several.")

    lazy = validators.extend(Draft202012Validator, {"anyOf": any_of, "oneOf": one_of})
    return partial(lazy, registry=Registry())  # an empty one, which fetches nothing


def resolve(ref: str, root: Any) -> Any:
    """What a reference such as #/$defs/Node stands for; {} if it leads nowhere or out of the document."""
    part = root
    for step in unquote(ref).lstrip("#").split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        part = part[int(step)] if isinstance(part, list) else part.get(step, {})
    return part
