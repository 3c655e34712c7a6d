"""The code that makes the calls: a pattern's function, and those of the patterns nested in it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from types import CodeType
from typing import Any

_PATTERNS = "core.patterns."


@cache
def sources(pattern: Callable[..., Any]) -> list[dict[str, Any]]:
    """Each function that makes calls when `pattern` runs, the pattern's own first: its name, file, first line, text.

    The file is named from its module, as in a span, so that no path of this machine is shown.
    """
    found = []
    for function in functions(pattern):
        try:
            lines, first = inspect.getsourcelines(function)
        except (OSError, TypeError):  # typed into an interpreter: there is no source
            continue
        file = function.__module__.replace(".", "/") + ".py"
        found.append({"name": function.__name__, "file": file, "first": first, "source": "".join(lines)})
    return found


def functions(pattern: Callable[..., Any]) -> list[Any]:
    """The pattern and the coroutine functions that it names, as far as they are patterns or its own module's."""
    own = inspect.unwrap(pattern)
    found = [own]
    for function in found:  # grows on the way
        named = (function.__globals__.get(name) for name in _names(function.__code__))
        for other in (inspect.unwrap(value) for value in named if callable(value)):
            if other not in found and inspect.iscoroutinefunction(other) and _ours(other.__module__, own.__module__):
                found.append(other)
    return found


def _ours(module: str, own: str) -> bool:
    return module == own or module.startswith(_PATTERNS)


def _names(code: CodeType) -> Iterator[str]:
    """All names that a function speaks of, those in the functions and comprehensions inside it too."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
