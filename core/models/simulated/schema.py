"""A value that fits a JSON schema, whatever it asks for; texts are made of the prompt's own words."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from core.models.simulated.fits import fits, resolve
from core.models.simulated.strings import Words

_MOST_ITEMS = 1000  # a longer array is refused
_MOST_PARTS = 20_000  # parts of schemas that are filled in before one counts as too large
_DEEP = 5  # nested levels after which lists end and only what is required is filled in
_DRAWS = 20  # draws before a schema counts as one that nothing fits
_WAYS = 40  # combinations of alternatives that are tried
_NULLS = {"type": "null"}, {"const": None}
_REFS = re.compile(r'"\$ref": "(.*?)"')
_RULES = {  # keywords that tell the type where none is given
    "object": {"properties", "required", "additionalProperties", "patternProperties", "minProperties"},
    "array": {"items", "prefixItems", "minItems", "maxItems", "contains"},
    "string": {"minLength", "maxLength", "pattern", "format"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
}


class NoValue(ValueError):
    """The schema is broken, or nothing fits it."""


def instance(schema: dict[str, Any], prompt: str, draw: random.Random, proposal: Any = None) -> Any:
    """The proposal if it fits `schema`, else a value drawn from `draw` that does. Raises NoValue."""
    if proposal is not None and fits(proposal, schema, schema):
        return proposal
    maker = _Maker(schema, Words(prompt, draw), draw)
    with suppress(Exception):  # the schema comes from outside: a number where a list should be, a pattern that is none
        for _ in range(_DRAWS):
            value = maker.make(schema, 0)
            if fits(value, schema, schema):
                return value
    raise NoValue("Invalid schema: nothing fits it.")


@dataclass(slots=True)
class _Maker:
    root: dict[str, Any]
    words: Words
    draw: random.Random
    parts: int = 0  # of the schema, filled in so far

    def make(self, schema: Any, depth: int) -> Any:
        options = self._options(schema, depth)
        drawn = (self._plain(option, depth) for option in options)
        return next((value for value in drawn if len(options) == 1 or fits(value, schema, self.root)), None)

    def _options(self, schema: Any, depth: int) -> list[dict[str, Any]]:
        """`schema` as alternatives without references and combinations, in a drawn order, null last."""
        self.parts += 1
        if self.parts > _MOST_PARTS:
            raise ValueError("too large a schema")
        schema = dict(schema) if isinstance(schema, dict) else {}
        choices = [[part] for part in schema.pop("allOf", ())]
        if "$ref" in schema:
            choices.append([resolve(schema.pop("$ref"), self.root)])
        choices += [self._shuffled(schema.pop(name), depth) for name in ("anyOf", "oneOf") if name in schema]
        if "if" in schema:
            then = _both(schema.pop("if"), schema.pop("then", {}))
            choices.append(self._shuffled([then, schema.pop("else", {})], depth))
        options = [schema]
        for choice in choices:
            ways = [option for way in choice for option in self._options(way, depth)]
            options = [_joined(one, way) for one in options for way in ways][:_WAYS]
        return options

    def _shuffled(self, ways: list[Any], depth: int) -> list[Any]:
        """Null last; from a certain depth on, first what leads to the fewest references."""
        drawn = self.draw.sample(ways, len(ways))
        return sorted(drawn, key=self._reach if depth >= _DEEP else _NULLS.__contains__)

    def _reach(self, way: Any) -> tuple[int, int]:
        """How many references it leads to, in all and at once. One that leads back leads to all that the others do."""
        near = resolve(way["$ref"], self.root) if "$ref" in way else way
        parts, refs = [near], set[str]()
        for part in parts:  # which grow
            new = set(_REFS.findall(json.dumps(part))) - refs
            refs |= new
            parts += [resolve(ref, self.root) for ref in new]
        return len(refs), json.dumps(near).count("$ref")

    def _plain(self, schema: dict[str, Any], depth: int) -> Any:
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            drawn = self.draw.sample(schema["enum"], len(schema["enum"]))
            return next((one for one in drawn if fits(one, schema, self.root)), None)
        kinds = schema.get("type") or next((kind for kind, rules in _RULES.items() if rules & schema.keys()), "string")
        kind = kinds if isinstance(kinds, str) else self.draw.choice([k for k in kinds if k != "null"] or ["null"])
        match kind:
            case "object":
                return self._object(schema, depth + 1)
            case "array":
                return self._array(schema, depth + 1)
            case "string":
                return self.words.text(schema)
            case "integer" | "number":
                return self._number(schema, kind)
        return self.draw.random() < 0.5 if kind == "boolean" else None

    def _number(self, schema: dict[str, Any], kind: str) -> Any:
        step = schema.get("multipleOf", 1 if kind == "integer" else None)
        low = max(schema.get("minimum", -math.inf), schema.get("exclusiveMinimum", -math.inf))
        high = min(schema.get("maximum", math.inf), schema.get("exclusiveMaximum", math.inf))
        if low == -math.inf:
            low = 0 if high > 0 else high - 100
        if high == math.inf:
            high = low + 100 * (step or 1)
        if step is None:
            tries = [round(self.draw.uniform(low, high), digits) for digits in (1, 2, 6, 17)] + [(low + high) / 2]
        else:
            first, last = math.ceil(low / step), math.floor(high / step)
            counts = range(first, min(last, first + 10**12) + 1)
            tries = [count * step for count in self.draw.sample(counts, min(len(counts), _DRAWS))]
        return next((one for one in tries if fits(one, {**schema, "type": kind}, self.root)), low)

    def _array(self, schema: dict[str, Any], depth: int) -> list[Any]:
        first, rest = schema.get("prefixItems", []), schema.get("items", {})
        held = schema.get("minContains", 1) if "contains" in schema else 0
        wanted = max(schema.get("minItems", 0), len(first) + held, 0 if depth > _DEEP else self.draw.randint(2, 3))
        if wanted > _MOST_ITEMS:
            raise ValueError("too long a list")
        wanted = min(schema.get("maxItems", wanted), len(first) if rest is False else wanted)
        kinds = [*first, *[_both(rest, schema.get("contains"))] * held, *[rest] * wanted][:wanted]
        items: list[Any] = []
        for kind in kinds:
            drawn = (self.make(kind, depth) for _ in range(_DRAWS * 3))
            items += next(([one] for one in drawn if not schema.get("uniqueItems") or one not in items), [])
        return items

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        required, needs = schema.get("required", []), schema.get("dependentRequired", {})
        names = [*required, *(schema.get("properties", ()) if depth <= _DEEP else ())]
        names = list(dict.fromkeys([*names, *(more for name in names for more in needs.get(name, ()))]))
        names = names[: max(len(required), schema.get("maxProperties", len(names)))]
        patterns = list(schema.get("patternProperties", ()))
        for number in range(_DRAWS):
            if len(set(names)) < schema.get("minProperties", 0):
                names.append(self.words.matching(patterns[0]) if patterns else f"field_{number + 1}")
        return {name: self.make(_property(name, schema), depth) for name in names}


def _property(name: str, schema: dict[str, Any]) -> Any:
    kinds = [schema["properties"][name]] if name in schema.get("properties", {}) else []
    kinds += [kind for pattern, kind in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
    return {"allOf": kinds} if kinds else schema.get("additionalProperties", True)


def _both(a: Any, b: Any) -> dict[str, Any]:
    return {"allOf": [a, b]}


def _shared(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    return {**a, **b, **{name: _both(a[name], b[name]) for name in a.keys() & b.keys()}}


def _common(a: str | list[str], b: str | list[str]) -> list[str]:
    """The types in both; where there is none, an integer is a number, too."""
    first, second = ([kinds] if isinstance(kinds, str) else kinds for kinds in (a, b))
    return [kind for kind in first if kind in second] or ["integer"]


_JOIN: dict[str, Callable[[Any, Any], Any]] = {  # of other keywords the second counts
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), min),
    **dict.fromkeys(("properties", "patternProperties"), _shared),
    "items": _both,
    "required": lambda a, b: [*a, *b],
    "enum": lambda a, b: [one for one in a if one in b],
    "pattern": lambda a, b: max(a, b, key=len),
    "type": _common,
}


def _joined(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    """Both schemas at once, for the keywords that a value is made from."""
    return {**a, **b, **{name: _JOIN[name](a[name], b[name]) for name in a.keys() & b.keys() & _JOIN.keys()}}
