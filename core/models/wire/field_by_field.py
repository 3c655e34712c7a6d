"""Data that a model wrote without JSON: each field on a line of its own, or in an element of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_LINE = re.compile(r"\s*(?:[-*•]\s+)?[*_`\"']{0,3}([A-Za-z][\w -]{0,40}?)[*_`\"']{0,3}\s*[:=][*_]{0,2}\s+(\S.*)")
_ELEMENT = re.compile(r"\s*<([A-Za-z][\w-]{0,40})>(.*?)</\1>\s*", re.DOTALL)
_FENCE = re.compile(r"```\w*|---|\s*")
_NOTHING = ("null", "None", "~")


def field_by_field(text: str, fields: Iterable[str], plain: Callable[[object], str]) -> dict[str, str | None] | None:
    """The fields that all of this text consists of, as texts; None where there is anything else in it, or one twice.

    `fields`: the names; `plain`: makes of a name what has to be the same. No value runs over several lines: where it
    ends nobody could tell.
    """
    if len(text) > 20_000:
        return None
    pairs = _elements(text) or _lines(text)
    known = {plain(name): name for name in fields}
    named = [(known.get(plain(name), name), value.strip()) for name, value in pairs]
    kept = {name: None if value in _NOTHING else value for name, value in named}
    return kept if len(kept) == len(named) else None  # none of them twice


def _lines(text: str) -> list[tuple[str, str]]:
    found = [_LINE.fullmatch(line) for line in text.splitlines() if not _FENCE.fullmatch(line)]
    return [(one[1], one[2]) for one in found if one] if all(found) else []


def _elements(text: str) -> list[tuple[str, str]]:
    pairs, at = [], 0
    while found := _ELEMENT.match(text, at):
        pairs.append((found[1], found[2]))
        at = found.end()
    if at < len(text):
        return []
    return _elements(pairs[0][1]) or pairs if len(pairs) == 1 else pairs
