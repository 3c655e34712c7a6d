"""How an answer of a given shape is asked for: by a strict schema, in JSON mode, or in the prompt alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from core.models.able import Able
from core.models.model import Ask

# Who refuses one of a group refuses the others next, and each refusal costs a request. All are checked here anyway.
GROUPS = (
    ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    ("minLength", "maxLength", "pattern"),
    ("minItems", "maxItems", "uniqueItems"),
    ("$ref", "$defs", "definitions"),
    ("anyOf", "oneOf", "allOf"),
    *((word,) for word in ("additionalProperties", "title", "description", "default", "format", "const", "$schema")),
    *((word,) for word in ("examples", "enum")),
)
KEYWORDS = tuple(word for group in GROUPS for word in group)
_REFERENCES = ("$ref", "$defs", "definitions")
_CHOICES = ("anyOf", "oneOf", "allOf")
_NAMED = ("properties", "$defs", "definitions")  # what stands there are schemas by a name that is nobody's keyword
_DEEPEST = 12  # levels to which a shape that holds itself is written out


def prompt_of(ask: Ask, able: Able) -> str:
    """The prompt as it is sent: behind the instructions, and before the schema, where those have no other place."""
    parts = [ask.instructions] if ask.instructions and not able.system else []
    parts.append(ask.prompt)
    if ask.schema is not None and able.shape != "schema" and (shape := json.dumps(ask.schema)) not in ask.prompt:
        # JSON mode wants the word in the messages, or it refuses the request.
        parts.append(f"Answer in JSON alone, with no other text, by this JSON schema:\n{shape}")
    return "\n\n".join(parts)


def format_of(ask: Ask, able: Able) -> tuple[str, dict[str, Any]] | None:
    """The kind of format to ask the server for, and what belongs to it; None: nothing is asked for there."""
    if ask.schema is None or able.shape == "prompt":
        return None
    if able.shape == "json":
        return "json_object", {}
    shape: dict[str, Any] = {"name": ask.schema_name or "answer", "schema": reduced(ask.schema, able.left_out)}
    if "strict" not in able.left_out:
        shape["strict"] = True
    return "json_schema", shape


def reduced(schema: dict[str, Any], left_out: Iterable[str]) -> dict[str, Any]:
    """The schema without these keywords: references are written out, and of a choice the first part is left."""
    without = frozenset(left_out).intersection(KEYWORDS)
    if not without:
        return schema
    definitions = {**schema.get("definitions", {}), **schema.get("$defs", {})}

    def part_of(part: dict[str, Any], levels: int) -> dict[str, Any]:
        name = part.get("$ref")
        if isinstance(name, str) and not without.isdisjoint(_REFERENCES):
            beside = {word: value for word, value in part.items() if word != "$ref"}
            inner = definitions.get(name.rpartition("/")[2], {}) if levels else {"type": "object"}
            return part_of({**inner, **beside}, max(levels - 1, 0))
        if not without.isdisjoint(_CHOICES):
            for word in _CHOICES:
                if word in part:
                    first: dict[str, Any] = next((one for one in part[word] if one.get("type") != "null"), {})
                    part = {**{other: value for other, value in part.items() if other != word}, **first}
                    return part_of(part, levels)
        return {word: _inside(word, value, part_of, levels) for word, value in part.items() if word not in without}

    return part_of(schema, _DEEPEST)


def _inside(word: str, value: Any, part_of: Callable[[dict[str, Any], int], dict[str, Any]], levels: int) -> Any:
    """The value of a keyword, with the schemas in it treated alike."""
    if word in _NAMED and isinstance(value, dict):
        return {name: part_of(part, levels) if isinstance(part, dict) else part for name, part in value.items()}
    if word in ("enum", "required", "const", "default", "examples"):
        return value
    if isinstance(value, dict):
        return part_of(value, levels)
    if isinstance(value, list):
        return [part_of(part, levels) if isinstance(part, dict) else part for part in value]
    return value


def keywords_in(schema: object) -> set[str]:
    """The keywords that stand in a schema, at any level."""
    if isinstance(schema, list):
        return set().union(*map(keywords_in, schema))
    if not isinstance(schema, dict):
        return set()
    found = {word for word in schema if word in KEYWORDS}
    for word, value in schema.items():
        named = word in _NAMED and isinstance(value, dict)
        found |= keywords_in(list(value.values()) if named else value)
    return found
