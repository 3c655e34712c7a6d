"""Reading the presets of a pattern from the file here that is named like it, when they are first asked for.

Each [[preset]] has the fields of `Preset`, or `input_of`, the id of another one, in the place of `input`. `pattern` is
the name of a use case. TOML has no None: "none" stands for it in `promise` and in a list of faults. The faults:

    faults = { draft = "rate_limit" }               the first attempt of each draft
    faults = { "worker 2" = "every hang" }          the second worker, in every attempt
    faults = { judge = ["bad_schema", "none"] }     one attempt after the other; "none": a good one
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from core.errors import ConfigError
from core.lesson import use_cases
from core.lesson.presets.preset import PLACE, Preset
from core.models.simulated import FaultPlan, every
from core.run import Pattern

FOLDER = Path(__file__).parent
_NEEDED = [field.name for field in fields(Preset) if field.default is field.default_factory is MISSING]


@cache
def presets_of(page: str) -> tuple[Preset, ...]:
    """The presets of a pattern by its name, in the order of its file; none where there is no file."""
    path = FOLDER / f"{page}.toml"
    return read(path.name, path.read_text(encoding="utf-8")) if path.is_file() else ()


def preset_of(page: str, id: str) -> Preset:
    """The preset of an id. Raises ConfigError where there is none."""
    return _one(f"preset of {page}", id, {preset.id: preset for preset in presets_of(page)})  # type: ignore[no-any-return]


def read(name: str, text: str) -> tuple[Preset, ...]:
    """The presets in the text of a file. Raises ConfigError, which says what to mend in which preset."""
    try:
        tables = tomllib.loads(text)["preset"]
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name} is no TOML: {error}.") from None
    except KeyError:
        raise ConfigError(f"{name} has no preset: begin each with a line [[preset]].") from None
    # Before any preset is read: `input_of` may name one that stands further down.
    inputs = {table["id"]: table["input"] for table in tables if {"id", "input"} <= set(table)}
    presets = []
    for number, table in enumerate(tables, 1):
        try:
            presets.append(_preset(table, inputs))
        except ConfigError as error:
            raise ConfigError(f"{name}, preset {table.get('id', number)}: {error}") from None
    return tuple(presets)


def _preset(table: dict[str, Any], inputs: Mapping[str, Any]) -> Preset:
    if "input_of" in table:
        table["input"] = _one("input", table.pop("input_of"), inputs)
    given = {name: _one("field", name, _FIELDS)(value) for name, value in table.items()}
    if missing := [name for name in _NEEDED if name not in given]:
        raise ConfigError(f"Give it {' and '.join(missing)}, as every preset has.")
    return Preset(**given)


def _one(what: str, name: str, known: Mapping[str, Any]) -> Any:
    if name not in known:
        raise ConfigError(f"There is no {what} {name!r}: choose from {', '.join(sorted(known))}.")
    return known[name]


def _none(value: Any) -> Any:
    return None if value == "none" else value


def faults_of(given: Mapping[str, str | list[str]]) -> FaultPlan:
    """A plan of faults as it is written, by step or call."""
    return FaultPlan({_call(key): _wanted(value) for key, value in given.items()})


def _call(key: str) -> str | tuple[str, int]:
    item = re.fullmatch(r"(.+) (\d+)", key)
    return (item[1], int(item[2])) if item else key


def _wanted(value: str | list[str]) -> str | every | list[str | None]:
    if isinstance(value, list):
        return [_none(fault) for fault in value]
    return every(value.removeprefix("every ")) if value.startswith("every ") else value


def _closed(answer: str) -> str:
    if re.search(r"[{}]", PLACE.sub("", answer)):
        raise ConfigError(f"A bracket does not close in the answer {answer!r}: write a place as {{took}}.")
    return answer


@cache
def _use_cases() -> dict[str, Pattern[Any]]:
    """The patterns in `core/lesson/use_cases`, by their names."""
    modules = [import_module(f"{use_cases.__name__}.{file.name}") for file in iter_modules(use_cases.__path__)]
    functions = [value for module in modules for value in vars(module).values() if inspect.iscoroutinefunction(value)]
    # A use case also has names that it imports, and gather is a coroutine function like a pattern.
    return {one.__name__: one for one in functions if one.__module__.startswith(use_cases.__name__)}


_FIELDS: dict[str, Callable[[Any], Any]] = {field.name: lambda value: value for field in fields(Preset)} | {
    "promise": lambda promise: {name: _none(value) for name, value in promise.items()},
    "answer": _closed,
    "faults": faults_of,
    "pattern": lambda name: _one("use case", name, _use_cases()),
}
