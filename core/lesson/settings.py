"""The options of a pattern: what follows its input in its signature, and in what words each is asked for."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter
from pydantic.errors import PydanticUserError

from core.run import Pattern

# An option named like a field that every page has would be taken for it; the shell and `run` take it all the same.
OF_A_PAGE = {
    *("preset", "input", "at_once", "latency", "profile", "seed", "break", "steps", "plan", "speed", "run", "presenter")
}


@dataclass(frozen=True)
class Setting:
    """An option of a pattern. A record names it and gives it words; the rest is read from the signature.

    `label` of its field on the page, empty: it has none there; `words`: what a sentence calls it; `help`: what the
    shell says of it, empty: its bounds.
    """

    name: str
    label: str = ""
    words: str = ""
    help: str = ""
    up_to: int | None = None  # what its field takes at most, where that is less than the pattern does
    least: int | None = None
    most: int | None = None
    kind: str = ""  # "integer", "number", "string", or another type of JSON, which nobody is asked for
    default: Any = None

    @property
    def has_field(self) -> bool:
        """Is it a whole number with bounds, and asked for on the page?"""
        bounded = self.kind == "integer" and None not in (self.least, self.most)
        return bool(self.label) and bounded and self.name not in OF_A_PAGE

    @property
    def bounds(self) -> tuple[int, int]:
        """Those of its field."""
        assert self.least is not None and self.most is not None, self.name
        return self.least, self.up_to or self.most


@cache
def settings_of(pattern: Pattern[Any], given: Iterable[Setting] = ()) -> dict[str, Setting]:
    """The options of a pattern by name, in its order; `given`: those for which its record has words.

    One without words is called by its name.
    """
    known = {setting.name: setting for setting in given}
    hints = get_type_hints(inspect.unwrap(pattern), include_extras=True)
    settings = {}
    for parameter in list(inspect.signature(pattern).parameters.values())[1:]:
        name, words = parameter.name, parameter.name.replace("_", " ")
        setting, schema = known.get(name, Setting(name, words.capitalize(), words)), _schema(hints.get(name, Any))
        settings[name] = replace(
            setting,
            least=schema.get("minimum"),
            most=schema.get("maximum"),
            kind=schema.get("type", ""),
            default=None if parameter.default is parameter.empty else parameter.default,
        )
    return settings


def _schema(hint: Any) -> dict[str, Any]:
    """A type as JSON schema; without None, and empty where there is none."""
    try:
        schema = TypeAdapter(hint).json_schema()
    except PydanticUserError:
        return {}
    return next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)
