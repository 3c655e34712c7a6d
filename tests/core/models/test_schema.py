"""Any schema that strict mode can express, and many beyond it, gets a value that fits."""

from __future__ import annotations

import json
import random
from datetime import date
from enum import Enum
from typing import Annotated, Literal

import jsonschema
import pytest
from openai.lib._pydantic import to_strict_json_schema
from pydantic import BaseModel, Field

from core.models.simulated.fits import fits
from core.models.simulated.schema import NoValue, instance


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Node(BaseModel):
    name: str
    children: list[Node]
    parent: Node | None


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: Annotated[int, Field(ge=1, le=9)]


class Dog(BaseModel):
    kind: Literal["dog"]
    born: date
    friends: dict[str, str] = {}


class Everything(BaseModel):
    colour: Colour
    score: Annotated[int, Field(gt=0, le=10)]
    share: Annotated[float, Field(ge=0, lt=1)]
    note: str | None
    code: Annotated[str, Field(pattern=r"^[A-Z]{2}-\d{4}$")]
    pets: Annotated[list[Annotated[Cat | Dog, Field(discriminator="kind")]], Field(min_length=2, max_length=3)]
    tree: Node
    pair: tuple[int, str]
    tags: Annotated[set[Colour], Field(min_length=2)]


def obj(**properties):
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


NASTY = {
    "pydantic": to_strict_json_schema(Everything),
    "recursive": to_strict_json_schema(Node),
    "recursion without a way out but an empty list": {
        "$ref": "#/$defs/a",
        "$defs": {"a": obj(all={"type": "array", "items": {"$ref": "#/$defs/a"}})},
    },
    "recursive to the root": obj(value={"type": "integer"}, next={"anyOf": [{"$ref": "#"}, {"type": "null"}]}),
    "mutual recursion": {
        "$ref": "#/$defs/a",
        "$defs": {"a": obj(b={"anyOf": [{"$ref": "#/$defs/b"}, {"type": "null"}]}), "b": obj(a={"$ref": "#/$defs/a"})},
    },
    "escaped pointer": {"$ref": "#/$defs/a~1b%25", "$defs": {"a/b%": {"type": "integer"}}},
    "ref with siblings": {"$ref": "#/$defs/s", "maxLength": 3, "$defs": {"s": {"type": "string", "minLength": 2}}},
    "all of": {"allOf": [obj(a={"type": "integer"}) | {"additionalProperties": True}, {"required": ["a", "b"]}]},
    "all of narrows": {"allOf": [{"type": "number", "minimum": 3}, {"type": "integer", "maximum": 4}]},
    "all of shared property": {
        "allOf": [
            {"type": "object", "properties": {"a": {"type": "string", "minLength": 4}}, "required": ["a"]},
            {"type": "object", "properties": {"a": {"maxLength": 5}}},
        ]
    },
    "one of": {"oneOf": [{"type": "integer", "multipleOf": 3}, {"type": "integer", "multipleOf": 5}]},
    "one of objects": {"oneOf": [obj(a={"const": 1}), obj(a={"const": 2}, b={"type": "boolean"})]},
    "any of under properties": {
        "type": "object",
        "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
        "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
    },
    "not": {"type": "string", "enum": ["a", "b"], "not": {"const": "a"}},
    "if then else": {
        "type": "object",
        "properties": {"kind": {"enum": ["x", "y"]}, "size": {"type": "integer"}},
        "required": ["kind"],
        "if": {"properties": {"kind": {"const": "x"}}},
        "then": {"required": ["size"], "properties": {"size": {"minimum": 5}}},
        "else": {"properties": {"size": {"maximum": 1}}},
    },
    "enum of everything": {"enum": [None, True, 1, 1.5, "x", [1], {"a": 1}]},
    "enum against type": {"type": "integer", "enum": ["x", 7, 8.5]},
    "const object": {"const": {"a": [1, {"b": None}]}},
    "nullable list of types": obj(a={"type": ["string", "null"]}, b={"type": ["null", "integer"], "minimum": 3}),
    "exclusive bounds": {"type": "integer", "exclusiveMinimum": 4, "exclusiveMaximum": 6},
    "tight floats": {"type": "number", "exclusiveMinimum": 0.1, "exclusiveMaximum": 0.1000001},
    "negative": {"type": "integer", "maximum": -1000},
    "tenths": {"type": "number", "multipleOf": 0.1, "minimum": 0.25, "maximum": 0.75},
    "multiples": {"type": "integer", "multipleOf": 7, "minimum": 100, "maximum": 105},
    "huge": {"type": "integer", "minimum": 10**30},
    "long string": {"type": "string", "minLength": 500, "maxLength": 510},
    "short string": {"type": "string", "maxLength": 1},
    "empty string": {"type": "string", "maxLength": 0},
    "pattern in length": {"type": "string", "pattern": "^[a-z]+$", "minLength": 8, "maxLength": 12},
    "pattern with groups": {"type": "string", "pattern": r"^(?:(foo|ba[rz]){2}-[^\W\d]{3,}\.?)+$"},
    "pattern unanchored": {"type": "string", "pattern": r"\d{3}\s\S"},
    "tuple": {"type": "array", "prefixItems": [{"type": "integer"}, {"const": "x"}], "items": False, "minItems": 2},
    "unique booleans": {"type": "array", "items": {"type": "boolean"}, "uniqueItems": True, "minItems": 2},
    "unique numbers": {
        "type": "array",
        "items": {"type": "integer", "minimum": 1, "maximum": 5},
        "uniqueItems": True,
        "minItems": 5,
    },
    "empty array": {"type": "array", "maxItems": 0, "items": {"type": "string"}},
    "contains": {"type": "array", "items": {"type": "integer"}, "contains": {"minimum": 90}, "minContains": 2},
    "map": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 3},
    "map by pattern": {
        "type": "object",
        "patternProperties": {"^x_[a-z]{3}$": {"type": "boolean"}},
        "additionalProperties": False,
        "minProperties": 2,
    },
    "required beyond properties": {"type": "object", "required": ["a", "b"], "additionalProperties": {"type": "null"}},
    "at most one property": {"type": "object", "properties": {"a": {}, "b": {}}, "maxProperties": 1},
    "dependent": {"type": "object", "required": ["a"], "dependentRequired": {"a": ["b"]}},
    "no type at all": {"properties": {"a": {"minimum": 5}}, "required": ["a"]},
    "anything": {},
    "true and braces": obj(**{"a b": True, "ünï": {"type": "string"}, "{x}": {"type": "string"}, "": {"const": 0}}),
    "deep": json.loads('{"type":"array","minItems":1,"items":' * 12 + '{"type":"integer"}' + "}" * 12),
}


@pytest.mark.parametrize("name", NASTY)
def test_a_value_fits_its_schema_whatever_is_drawn(name):
    schema = NASTY[name]
    for seed in range(12):
        value = json.loads(json.dumps(instance(schema, "Plan a launch for a reusable bottle", random.Random(seed))))
        jsonschema.validate(value, schema, jsonschema.Draft202012Validator)
        assert fits(value, schema, schema)


def test_the_same_draw_gives_the_same_value():
    schema = NASTY["pydantic"]
    assert instance(schema, "x", random.Random(5)) == instance(schema, "x", random.Random(5))
    assert instance(schema, "x", random.Random(5)) != instance(schema, "x", random.Random(6))


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [{"type": "string"}, {"type": "integer"}]},
        {"type": "integer", "minimum": 3, "maximum": 2},
        {"$ref": "#"},
        {"$ref": "#/nowhere", "type": "integer", "enum": []},
        {"type": "string", "pattern": "("},
        {"type": "nothing"},
        {"properties": 3, "type": "object"},
        {"type": "array", "minItems": "many"},
        {"$ref": "#/nowhere"},
        {"$ref": "https://example.com/schema.json"},
        {"$ref": "file:///etc/hostname"},
    ],
)
def test_a_schema_that_nothing_fits_is_said_to_be_one(schema):
    with pytest.raises(NoValue):
        instance(schema, "x", random.Random(1))


def ref(name):
    return {"$ref": f"#/$defs/{name}"}


def union(members):
    """Node types that each hold two nodes of any type; the last one is a number."""
    ways = {"anyOf": [ref(number) for number in range(members + 1)]}
    nodes = {str(number): obj(kind={"const": number}, a=ways, b=ways) for number in range(members)}
    return {**ref(0), "$defs": {**nodes, str(members): obj(value={"type": "number"})}}


def test_a_recursive_union_of_many_members_costs_no_more_than_its_value():
    schema = union(12)
    value = instance(schema, "x", random.Random(1))
    assert fits(value, schema, schema) and not fits({**value, "b": {"value": "x"}}, schema, schema)


DOUBLING = {str(n): obj(a=ref(n + 1), b=ref(n + 1)) for n in range(40)} | {"40": {"type": "integer"}}
PAIR = {"anyOf": [obj(left=ref("e"), right=ref("e")), obj(all={"type": "array", "items": ref("e")})]}


@pytest.mark.parametrize(
    "schema",
    [
        {**ref(0), "$defs": DOUBLING},
        {**ref(0), "$defs": {str(n): obj(a={"anyOf": [ref(m) for m in range(9) if m != n]}) for n in range(9)}},
        {"type": "array", "minItems": 900, "items": {"type": "boolean"}, "uniqueItems": True},
        {"type": "array", "contains": {"type": "integer"}, "minContains": 10**9},
        {"type": "array", "minItems": 200, "items": {"type": "array", "minItems": 200, "items": {"type": "integer"}}},
        {"type": "string", "minLength": 10**12},
        {"type": "string", "pattern": "^(a{1000}){1000}$"},
    ],
)
def test_a_schema_that_asks_for_too_much_is_refused_soon(schema):
    with pytest.raises(NoValue):
        instance(schema, "x", random.Random(1))


def test_of_two_ways_that_lead_back_the_one_that_ends_is_taken():
    schema = {**ref("e"), "$defs": {"e": PAIR}}
    for seed in range(6):
        assert fits(instance(schema, "x", random.Random(seed)), schema, schema)


def test_no_reference_is_fetched(monkeypatch):
    opened = []
    monkeypatch.setattr("urllib.request.urlopen", lambda *args, **more: opened.append(args))
    for address in ("https://example.com/schema.json", "http://127.0.0.1:9/x", "file:///etc/hostname"):
        assert not fits(1, {"$ref": address}, {"$ref": address})
    assert opened == []
