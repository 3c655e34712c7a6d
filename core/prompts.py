"""Prompt templates: named places such as {outline}, filled from the inputs of a call, by name only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from core.errors import InputError

_PLACE = re.compile(r"\{([A-Za-z_]\w*)\}")


class Filled(NamedTuple):
    """text[start:end] holds `value`, filled in for `name`."""

    start: int
    end: int
    name: str
    value: object


def places(template: str) -> list[str]:
    """The names of the places in a template, each once, in their order."""
    return list(dict.fromkeys(_PLACE.findall(template)))


def as_text(value: object) -> str:
    """A value as a reader meets it; a member of an Enum by its value, which str() would call Category.REFUND."""
    return str(value.value if isinstance(value, Enum) else value)


def fill(template: str, inputs: Mapping[str, object]) -> tuple[str, list[Filled]]:
    """The prompt, and what was filled in where; a list becomes numbered parts.

    What an input contains is never replaced. Without inputs the template is taken as it is.
    Raises InputError for a place that no input fills.
    """
    if not inputs:
        return template, []
    pieces: list[str] = []
    filled: list[Filled] = []
    at = done = 0

    def put(text: str, name: str = "", value: object = None) -> None:
        nonlocal at
        pieces.append(text)
        if name:
            filled.append(Filled(at, at + len(text), name, value))
        at += len(text)

    for match in _PLACE.finditer(template):
        name = match[1]
        if name not in inputs:
            places = ", ".join(f"{{{known}}}" for known in inputs)
            raise InputError(f"The template has a place {{{name}}} that nothing fills. It can use {places}.")
        put(template[done : match.start()])
        value = inputs[name]
        if isinstance(value, list | tuple):
            for number, item in enumerate(value, 1):
                put(f"{number}. " if number == 1 else f"\n\n{number}. ")
                put(as_text(item), name, item)
        else:
            put(as_text(value), name, value)
        done = match.end()
    put(template[done:])
    return "".join(pieces), filled
