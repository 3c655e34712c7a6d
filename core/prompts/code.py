"""The code that makes the calls: a pattern's function, and those of the patterns nested in it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from functools import cache
from types import CellType, CodeType, ModuleType
from typing import Any, TypedDict, TypeVar

Word = TypeVar("Word", bound=Callable[..., Any])
_PATTERNS = "core.patterns."
_LIBRARIES = ("site-packages", "dist-packages")
ASKING: dict[Callable[..., Any], str] = {}  # the words that make a call to a model: llm, parse, choose
SEVERAL: dict[Callable[..., Any], Callable[..., Any]] = {}  # what a pattern of one text does with a list of them


def asks(word: Word) -> Word:
    """Marks a function as one of the words that patterns call a model with."""
    ASKING[word] = word.__name__
    return word


class Listing(TypedDict):
    """A function that makes calls."""

    name: str
    file: str
    first: int  # the number of its first line
    source: str


@cache
def sources(pattern: Callable[..., Any]) -> list[Listing]:
    """Each function that makes calls when `pattern` runs, the pattern's own first: its name, file, first line, text.

    The file is named from its module, as in a span, so that no path of this machine is shown.
    """
    listed: list[Listing] = []
    for function in functions(pattern):
        try:
            lines, first = inspect.getsourcelines(function)
        except (OSError, TypeError):  # typed into an interpreter: there is no source
            continue
        file = function.__module__.replace(".", "/") + ".py"
        listed.append({"name": function.__name__, "file": file, "first": first, "source": "".join(lines)})
    return listed


def functions(pattern: Callable[..., Any]) -> list[Any]:
    """The pattern and the functions that it names, as far as they make calls: patterns, and code of its own."""
    own = inspect.unwrap(pattern)
    listed = [own, SEVERAL[own]] if own in SEVERAL else [own]
    for function in listed:  # grows on the way
        listed += [other for other in dict.fromkeys(_named(function)) if other not in listed and _calls(other, own)]
    return listed


def _named(function: Any) -> Iterator[Any]:
    """The functions that a function speaks of, by themselves or in a module, a class or an object."""
    names, known = list(words(function.__code__)), known_to(function)
    for value in [known[name] for name in names if name in known]:
        if isinstance(value, ModuleType):
            parts = [vars(value)[name] for name in names if name in vars(value)]
        else:
            parts = [value, *vars(value if isinstance(value, type) else type(value)).values()]
        yield from (bare for part in parts if inspect.isfunction(bare := _bare(part)))


def _bare(value: Any) -> Any:
    """A function without what is around it, such as @pattern or the object that it is a method of."""
    return inspect.unwrap(getattr(value, "__func__", value))


def _calls(function: Any, own: Any) -> bool:
    """Is it a pattern, or the author's own code, and may it call a model?"""
    module, file = function.__module__ or "", function.__code__.co_filename
    if module.startswith("core.") and module != own.__module__:
        return module.startswith(_PATTERNS) and inspect.iscoroutinefunction(function)
    package, theirs = module.partition(".")[0], any(part in file for part in _LIBRARIES)
    if package != own.__module__.partition(".")[0] and (package in sys.stdlib_module_names or theirs):
        return False
    known = known_to(function)
    asks = any(known.get(name) is asking for name in words(function.__code__) for asking in ASKING)
    return asks or inspect.iscoroutinefunction(function)


def known_to(function: Any) -> dict[str, Any]:
    """What the names mean that a function has from outside: those of its module, and of the functions around it."""
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=False)
    return {**function.__globals__, **{name: cell.cell_contents for name, cell in cells if cell != CellType()}}


def words(code: CodeType) -> Iterator[str]:
    """All names that a function speaks of, those in the functions and comprehensions inside it too."""
    yield from (*code.co_names, *code.co_freevars)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from words(constant)
