"""The difference of the code of two patterns, line by line, from the sources that run."""

from __future__ import annotations

import difflib
import inspect
from functools import cache
from typing import Any, Literal

from core.run import Pattern

Side = Literal[" ", "+", "-"]  # in both, only in the second, only in the first


@cache
def difference(first: Pattern[Any], second: Pattern[Any]) -> list[tuple[Side, str]]:
    """The lines of both functions in one list: in both, only in the second (+), only in the first (-)."""
    before, after = (inspect.getsource(inspect.unwrap(pattern)).splitlines() for pattern in (first, second))
    lines: list[tuple[Side, str]] = []
    for what, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            lines += [(" ", line) for line in before[i:j]]
        else:
            lines += [*(("-", line) for line in before[i:j]), *(("+", line) for line in after[k:m])]
    return lines
