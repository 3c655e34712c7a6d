"""Prompt templates: named places such as {outline}, filled from the inputs of a call, by name only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from core.errors import InputError

MOST_CHARACTERS = 1_000_000  # of one prompt, its places filled in
_GAP = "\n\n"  # between the parts of a list
# Not str.format: that stumbles over any other brace, and lets a template reach into attributes.
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
    Raises InputError for a place that no input fills, and for a prompt that would be too long, before it is built.
    """
    # Its braces may be meant as they stand, such as those of JSON.
    if not inputs:
        return template, []
    named = Counter(_PLACE.findall(template))
    for name in named:
        if name not in inputs:
            places = ", ".join(f"{{{known}}}" for known in inputs)
            raise InputError(f"The template has a place {{{name}}} that nothing fills. It can use {places}.")
    parts = {name: _parts(inputs[name]) for name in named}
    # Before it is built: a place that is named thousands of times makes gigabytes of a long input.
    _check_size(template, named, parts)
    pieces: list[str] = []
    filled: list[Filled] = []
    at = done = 0
    for match in _PLACE.finditer(template):
        name = match[1]
        pieces.append(template[done : match.start()])
        at += match.start() - done
        for before, text, value in parts[name]:
            pieces += [before, text]
            at += len(before)
            filled.append(Filled(at, at + len(text), name, value))
            at += len(text)
        done = match.end()
    return "".join([*pieces, template[done:]]), filled


def _parts(value: object) -> list[tuple[str, str, object]]:
    """What is written for a value: what stands before it, its text, and itself; of a list each part with its number."""
    if not isinstance(value, list | tuple):
        return [("", as_text(value), value)]
    return [(f"{'' if number == 1 else _GAP}{number}. ", as_text(part), part) for number, part in enumerate(value, 1)]


def _check_size(template: str, named: Counter[str], parts: Mapping[str, list[tuple[str, str, object]]]) -> None:
    sizes = {name: times * sum(len(b) + len(text) for b, text, _ in parts[name]) for name, times in named.items()}
    size = len(template) + sum(sizes.values())
    if size > MOST_CHARACTERS:
        longest = max(sizes, key=lambda name: sizes[name], default="")
        often = f" It names {{{longest}}} {named[longest]:,} times." if named[longest] > 1 else ""
        raise InputError(
            f"With its places filled in, a prompt would have about {size:,} characters; {MOST_CHARACTERS:,} are "
            f"allowed.{often} Shorten the prompt, or what is filled in."
        )
