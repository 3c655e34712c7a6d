"""One rule for many rows in one test: each row is tried, and those that break the rule are named."""

from __future__ import annotations

import inspect
import os
import traceback
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest

_ONLY = "ROWS"  # in the environment: only rows whose name contains its value are tried
_MOST_TOLD = 25  # rows
_NAMES = ("number", "id", "name", "title", "__name__")  # what calls a value by its name


def rows(arguments: str, values: Iterable[Any], name: Callable[..., str] | None = None) -> Callable[..., Any]:
    """As `pytest.mark.parametrize`, but all rows in one test: for a rule that dozens of rows have to keep.

    `arguments`: what a row fills, with commas between. `name`: what a row is called in the message, from the same
    arguments. All other arguments of the test are fixtures, and all rows share them. `pytest -k each_row` picks such
    tests, and ROWS in the environment the rows of them.
    """
    words = [word.strip() for word in arguments.split(",")]
    table = [value if len(words) > 1 else (value,) for value in values]
    tried = [row for row in table if os.environ.get(_ONLY, "") in _called(row, name)]

    def one_test(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def every_row(**fixtures: Any) -> None:
            __tracebackhide__ = True
            if not tried:
                pytest.skip(f"no row is called {os.environ[_ONLY]}")
            broken, first = list[str](), None
            for row in tried:
                try:
                    test(**dict(zip(words, row, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    first = first or error
                    broken.append(f"{_called(row, name)}: {_said(error, test)}")
            if broken:
                more = [f"and {len(broken) - _MOST_TOLD} more"] if len(broken) > _MOST_TOLD else []
                told = [f"{len(broken)} of {len(tried)} rows:", *broken[:_MOST_TOLD], *more]
                raise AssertionError("\n".join(told)) from first

        assert table, f"{test.__name__} has no row"
        given = inspect.signature(test).parameters
        assert set(words) <= set(given), f"{test.__name__} takes no {set(words) - set(given)}"
        every_row.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [parameter for parameter in given.values() if parameter.name not in words]
        )
        every_row.each_row = True  # type: ignore[attr-defined]  # a word for -k
        return every_row

    return one_test


def _called(row: Iterable[Any], name: Callable[..., str] | None) -> str:
    return name(*row) if name else ", ".join(map(_short, row))


def _short(value: Any) -> str:
    named = (getattr(value, attribute, None) for attribute in _NAMES)
    text = next((name for name in named if isinstance(name, str) and name), repr(value))
    return text if len(text) <= 60 else f"{text[:57]}…"


def _said(error: BaseException, test: Callable[..., None]) -> str:
    """What went wrong, and in which line of the test."""
    steps = traceback.extract_tb(error.__traceback__)
    own = [step.lineno for step in steps if step.filename == inspect.getfile(test)]
    where = f"line {own[-1]}: " if own else ""
    return f"{where}{type(error).__name__}: {error}"
