"""Does a value fit a JSON schema? What a provider's strict mode can express, and some more; formats are not checked."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda v: v is None,
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: not isinstance(v, bool) and (isinstance(v, int) or (isinstance(v, float) and v.is_integer())),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "string": lambda v: isinstance(v, str),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
}


def resolve(ref: str, root: Any) -> Any:
    """What a reference such as #/$defs/Node stands for; {} if it leads nowhere or out of the document."""
    found = root
    for step in unquote(ref).lstrip("#").split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        found = found[int(step)] if isinstance(found, list) else found.get(step, {})
    return found


def same(a: Any, b: Any) -> bool:
    """Equal as JSON: true is not 1, and 1.0 is 1."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    return bool(a == b)


def fits(value: Any, schema: Any, root: Any) -> bool:
    if isinstance(schema, bool):
        return schema
    kinds = schema.get("type", list(TYPES))
    if not any(TYPES[kind](value) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return False
    if "const" in schema and not same(value, schema["const"]):
        return False
    if "enum" in schema and not any(same(value, one) for one in schema["enum"]):
        return False
    if "$ref" in schema and not fits(value, resolve(schema["$ref"], root), root):
        return False
    return _combined(value, schema, root) and _inside(value, schema, root)


def _combined(value: Any, schema: dict[str, Any], root: Any) -> bool:
    if not all(fits(value, one, root) for one in schema.get("allOf", ())):
        return False
    if "anyOf" in schema and not any(fits(value, one, root) for one in schema["anyOf"]):
        return False
    if "oneOf" in schema and sum(fits(value, one, root) for one in schema["oneOf"]) != 1:
        return False
    if "not" in schema and fits(value, schema["not"], root):
        return False
    branch = "then" if "if" in schema and fits(value, schema["if"], root) else "else"
    return "if" not in schema or fits(value, schema.get(branch, True), root)


def _inside(value: Any, schema: dict[str, Any], root: Any) -> bool:
    if isinstance(value, str):
        return _string(value, schema)
    if isinstance(value, list):
        return _array(value, schema, root)
    if isinstance(value, dict):
        return _object(value, schema, root)
    return not TYPES["number"](value) or _number(value, schema)


def _number(value: float, schema: dict[str, Any]) -> bool:
    step = schema.get("multipleOf")
    return (
        value >= schema.get("minimum", -math.inf)
        and value <= schema.get("maximum", math.inf)
        and value > schema.get("exclusiveMinimum", -math.inf)
        and value < schema.get("exclusiveMaximum", math.inf)
        and (step is None or (value % step == 0 if isinstance(step, int) else float(value / step).is_integer()))
    )


def _string(value: str, schema: dict[str, Any]) -> bool:
    return schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", math.inf) and (
        "pattern" not in schema or re.search(schema["pattern"], value) is not None
    )


def _array(value: list[Any], schema: dict[str, Any], root: Any) -> bool:
    first = schema.get("prefixItems", [])
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", math.inf):
        return False
    if schema.get("uniqueItems") and any(same(a, b) for i, a in enumerate(value) for b in value[:i]):
        return False
    if "contains" in schema:
        held = sum(fits(one, schema["contains"], root) for one in value)
        if not schema.get("minContains", 1) <= held <= schema.get("maxContains", math.inf):
            return False
    rest = schema.get("items", True)
    return all(fits(one, first[i] if i < len(first) else rest, root) for i, one in enumerate(value))


def _object(value: dict[str, Any], schema: dict[str, Any], root: Any) -> bool:
    if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", math.inf):
        return False
    if any(name not in value for name in schema.get("required", ())):
        return False
    names = schema.get("propertyNames", True)
    needs = schema.get("dependentRequired", {})
    return all(
        fits(name, names, root)
        and all(fits(one, kind, root) for kind in kinds_of(name, schema))
        and all(other in value for other in needs.get(name, ()))
        for name, one in value.items()
    )


def kinds_of(name: str, schema: dict[str, Any]) -> list[Any]:
    """The schemas that the property `name` of an object must fit."""
    found = [schema["properties"][name]] if name in schema.get("properties", {}) else []
    found += [kind for pattern, kind in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
    return found or [schema.get("additionalProperties", True)]
