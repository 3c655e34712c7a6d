"""A value that fits a JSON schema, whatever it asks for; texts are made of the prompt's own words."""

from __future__ import annotations

import json
import math
import random
import re
from typing import Any

from core.models.simulated.fits import TYPES, fits, kinds_of, resolve, same
from core.models.simulated.strings import Words

_MOST_ITEMS = 1000  # a longer array is refused: it would take minutes and a gigabyte
_DEEP = 5  # nested levels after which lists end and only what is required is filled in
_DRAWS = 20  # draws before a schema counts as one that nothing fits
_RULES = {  # keywords that tell the type where none is given
    "object": ("properties", "required", "additionalProperties", "patternProperties", "minProperties"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "contains"),
    "string": ("minLength", "maxLength", "pattern", "format"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}


class NoValue(ValueError):
    """The schema is broken, or nothing fits it."""


def instance(schema: dict[str, Any], prompt: str, draw: random.Random, proposal: Any = None) -> Any:
    """The proposal if it fits `schema`, else a value drawn from `draw` that does. Raises NoValue."""
    maker = _Maker(schema, Words(prompt, draw), draw)
    try:
        if proposal is not None and fits(proposal, schema, schema):
            return proposal
        for _ in range(_DRAWS):
            value = maker.make(schema, 0)
            if fits(value, schema, schema):
                return value
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, re.error):
        pass  # the schema comes from outside: a number where a list should be, a pattern that is none
    raise NoValue


class _Maker:
    def __init__(self, root: dict[str, Any], words: Words, draw: random.Random) -> None:
        self.root = root
        self.words = words
        self.draw = draw
        self._heights: dict[str, float] = {}

    def make(self, schema: Any, depth: int) -> Any:
        if not isinstance(schema, dict):
            return self.words.phrase()
        value = None
        for option in self._options(schema, depth):
            value = self._plain(option, depth)
            if fits(value, schema, self.root):
                break
        return value

    def _options(self, schema: dict[str, Any], depth: int) -> list[dict[str, Any]]:
        """`schema` as alternatives without references and combinations, in a drawn order, null last."""
        schema = dict(schema)
        parts = [part for part in schema.pop("allOf", []) if isinstance(part, dict)]
        if "$ref" in schema:
            parts.append(resolve(schema.pop("$ref"), self.root))
        choices = [schema.pop(name) for name in ("anyOf", "oneOf") if name in schema]
        if "if" in schema:
            asked, then = schema.pop("if"), schema.pop("then", {})
            choices.append([{"allOf": [asked, then]}, schema.pop("else", {})])
        options = [schema]
        for part in parts:
            options = [_merged(one, more) for one in options for more in self._options(part, depth)]
        for choice in choices:
            ways = [way for way in choice if isinstance(way, dict)]
            self.draw.shuffle(ways)
            ways.sort(key=self._height if depth >= _DEEP else _is_null)
            options = [_merged(one, more) for one in options for way in ways for more in self._options(way, depth)][:40]
        return options

    def _height(self, schema: Any, open_refs: tuple[str, ...] = ()) -> float:
        """How many levels the smallest fitting value has; infinite for a reference into itself."""
        if not isinstance(schema, dict):
            return 0
        key = json.dumps(schema, sort_keys=True)
        if key in open_refs:
            return math.inf
        if key not in self._heights or open_refs:
            into = (*open_refs, key)
            needed = [self._height(part, into) for part in schema.get("allOf", [])]
            if "$ref" in schema:
                needed.append(self._height(resolve(schema["$ref"], self.root), into))
            for name in ("anyOf", "oneOf"):
                if name in schema:
                    needed.append(min((self._height(way, into) for way in schema[name]), default=0))
            properties = schema.get("properties", {})
            inner = [properties[name] for name in schema.get("required", ()) if name in properties]
            inner += [schema.get("items")] if schema.get("minItems", 0) > 0 else []
            needed += [1 + self._height(part, into) for part in inner]
            self._heights[key] = max(needed, default=0)
        return self._heights[key]

    def _plain(self, schema: dict[str, Any], depth: int) -> Any:
        """A value for a schema without references and combinations."""
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            fitting = [one for one in schema["enum"] if fits(one, schema, self.root)]
            return self.draw.choice(fitting or schema["enum"] or [None])
        kind = self._type(schema)
        if kind == "object":
            return self._object(schema, depth + 1)
        if kind == "array":
            return self._array(schema, depth + 1)
        if kind == "string":
            return self.words.text(schema)
        if kind in ("integer", "number"):
            return self._number(schema, whole=kind == "integer")
        return self.draw.random() < 0.5 if kind == "boolean" else None

    def _type(self, schema: dict[str, Any]) -> str:
        kinds = schema.get("type")
        if isinstance(kinds, str):
            return kinds
        if kinds is None:
            named = [kind for kind, rules in _RULES.items() if any(rule in schema for rule in rules)]
            return named[0] if named else "string"
        real = [kind for kind in kinds if kind != "null"]
        return str(self.draw.choice(real)) if real else "null"

    def _number(self, schema: dict[str, Any], whole: bool) -> float:
        step = schema.get("multipleOf", 1 if whole else None)
        low = max(schema.get("minimum", -math.inf), schema.get("exclusiveMinimum", -math.inf))
        high = min(schema.get("maximum", math.inf), schema.get("exclusiveMaximum", math.inf))
        if low == -math.inf:
            low = 0 if high > 0 else high - 100
        high = low + 100 * (step or 1) if high == math.inf else high
        if step is None:
            tries = [round(self.draw.uniform(low, high), digits) for digits in (1, 2, 6, 17)]
            tries += [self.draw.uniform(low, high), (low + high) / 2]
        else:
            first, last = math.ceil(low / step), math.floor(high / step)
            counts = [self.draw.randint(first, last) for _ in range(8)] if first <= last else []
            tries = [count * step for count in (*counts, *range(first, min(last, first + 20) + 1))]
            tries = [int(one) if whole else one for one in tries]
        return next((one for one in tries if fits(one, {**schema, "type": "number"}, self.root)), low)

    def _array(self, schema: dict[str, Any], depth: int) -> list[Any]:
        least, most = schema.get("minItems", 0), schema.get("maxItems", math.inf)
        first = schema.get("prefixItems", [])
        held = [schema["contains"]] * schema.get("minContains", 1) if "contains" in schema else []
        wanted = max(least, len(held), len(first), 0 if depth > _DEEP else self.draw.randint(2, 3))
        if least > _MOST_ITEMS:
            raise NoValue(f"an array of at least {least} items")
        wanted = int(min(most, len(first) if schema.get("items") is False else wanted))
        found: list[Any] = []
        for number in range(wanted):
            kind = first[number] if number < len(first) else schema.get("items", {})
            if number >= len(first) and number - len(first) < len(held):
                kind = {"allOf": [kind, held[number - len(first)]]} if isinstance(kind, dict) else held[0]
            for _ in range(_DRAWS * 3):
                value = self.make(kind, depth)
                if not schema.get("uniqueItems") or not any(same(value, one) for one in found):
                    found.append(value)
                    break
        return found

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        required = list(schema.get("required", ()))
        names = list(dict.fromkeys([*required, *(schema.get("properties", {}) if depth <= _DEEP else ())]))
        for name in list(names):
            names += [more for more in schema.get("dependentRequired", {}).get(name, ()) if more not in names]
        names = names[: max(len(required), schema.get("maxProperties", len(names)))]
        for number in range(_DRAWS):
            if len(names) >= schema.get("minProperties", 0):
                break
            patterns = list(schema.get("patternProperties", {}))
            names += [self.words.matching(patterns[0]) if patterns else f"field_{number + 1}"]
            names = list(dict.fromkeys(names))
        return {name: self.make(self._kind(name, schema), depth) for name in names}

    def _kind(self, name: str, schema: dict[str, Any]) -> Any:
        kinds = kinds_of(name, schema)
        return kinds[0] if len(kinds) == 1 else {"allOf": kinds}


def _is_null(way: dict[str, Any]) -> bool:
    return way.get("type") == "null" or way.get("const", 0) is None


def _merged(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    """Both schemas at once, for the keywords that a value is made from."""
    made = {**a, **b}
    for name in a.keys() & b.keys():
        if same(a[name], b[name]):
            continue
        if name in ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"):
            made[name] = max(a[name], b[name])
        elif name in ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"):
            made[name] = min(a[name], b[name])
        elif name in ("properties", "patternProperties"):
            shared = {key: {"allOf": [a[name][key], b[name][key]]} for key in a[name].keys() & b[name].keys()}
            made[name] = {**a[name], **b[name], **shared}
        elif name == "required":
            made[name] = [*a[name], *(one for one in b[name] if one not in a[name])]
        elif name == "enum":
            made[name] = [one for one in a[name] if any(same(one, other) for other in b[name])]
        elif name == "type":
            made[name] = _common(a[name], b[name])
        elif name == "items":
            made[name] = {"allOf": [a[name], b[name]]}
        elif name == "pattern":
            made[name] = f"(?={a[name]}){b[name]}" if len(a[name]) < len(b[name]) else a[name]
    return made


def _common(a: str | list[str], b: str | list[str]) -> list[str]:
    """The types in both; an integer is a number, too."""
    first, second = (({one} if isinstance(one, str) else set(one)) for one in (a, b))
    first |= {"integer"} if "number" in first else set()
    second |= {"integer"} if "number" in second else set()
    both = first & second
    return [one for one in TYPES if one in both and not (one == "integer" and "number" in both)]
