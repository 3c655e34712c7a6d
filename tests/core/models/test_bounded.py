"""No text makes the simulated model compute for long: counted in steps, never by a clock."""

from __future__ import annotations

import importlib
import json
import pkgutil
import random
import re
import sys
from re import _parser as pattern_parser

import pytest

from core.models.simulated import replies
from core.models.simulated.replies import speak
from core.models.simulated.replies.answer import answer
from core.models.simulated.replies.prompt import read_prompt
from core.models.simulated.request import read as read_request
from core.prompts.fill import fill, places
from tests.core.models.test_prompt import KINDS, VALUES

LONG = 20_000  # characters: the most that the app takes as input
SHORT = "Where is my parcel? It was due on Monday, and the tracking has not moved since."
SEPARATED = {"text._WORD"}  # between two repetitions stands a character that neither can take
MOST = 25  # times the steps of the dearest short answer
HOSTILE = [
    "\n", "- a\n", "1. \n", "a; ", "中", "_", "“", "a. ", "(", "1,", "{", "a b ", "Task: a\n", "\t", ", ", ": ", " or ",
    "/", "a/", "' ", "* ", "1. a\n\n", "Missing part: x\n\n", "def f():\n", "((((", "not ", "\u0301", "\u2800", "9 ** ",
    "What is 1+1? ", "a or b, ", "how much longer is A than B and ", "-", "a:b ", "Aa ", "the ", "1 million ", "| a ",
    "It is important to note that ", "Plain prose goes here and says a thing about the rain in March. ",
]  # fmt: skip
SCHEMAS = [
    {"type": "object", "properties": {"score": {"type": "integer"}, "feedback": {"type": "string"}}},
    {"type": "object", "properties": {"category": {"enum": ["shipping", "refund", "technical", "general"]}}},
    {"type": "object", "properties": {"subtasks": {"type": "array", "items": {"type": "string"}}}},
    {"type": "object", "properties": {"has_date": {"type": "boolean"}, "reason": {"type": "string"}}},
]


def steps(run) -> int:
    """The lines of Python that a call executes."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event in ("line", "call")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def prompt(template, text):
    return fill(template, {name: VALUES.get(name, text) for name in places(template)})[0]


def plain(template, text):
    return lambda: speak.say(read_prompt("", prompt(template, text)), random.Random(1))


def structured(schema, text):
    body = json.dumps({"model": "m", "input": text, "text": {"format": {"type": "json_schema", "schema": schema}}})
    return lambda: answer(read_request("responses", body.encode()), random.Random(1))


@pytest.fixture(scope="module")
def dearest() -> int:
    """The steps of the dearest answer to a short text, once all data has been read."""
    runs = [plain(template, SHORT) for template in KINDS] + [structured(schema, SHORT) for schema in SCHEMAS]
    for run in runs:
        run()
    return max(map(steps, runs))


def test_no_long_text_costs_much_more_than_a_short_one(dearest):
    dear = []
    for piece in HOSTILE:
        text = (piece * LONG)[:LONG]
        runs = [(kind, plain(template, text)) for template, kind in KINDS.items()] + [("bare", plain("{x}", text))]
        runs += [(str(schema["properties"]), structured(schema, text)) for schema in SCHEMAS]
        dear += [(piece, kind, count) for kind, run in runs if (count := steps(run)) > MOST * dearest]
    assert not dear, dearest


def patterns():
    """Every regular expression of the simulated model's replies, by the name it has there."""
    for module in pkgutil.iter_modules(replies.__path__, f"{replies.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            own = value if isinstance(value, tuple | list) else value.values() if isinstance(value, dict) else [value]
            flat = [one for each in own for one in (each if isinstance(each, tuple) else (each,))]
            yield from ((f"{module.name}.{name}", one) for one in flat if isinstance(one, re.Pattern))


def nested(parts, inside=False) -> bool:
    """Does a repeat without an end stand inside another one? Such a pattern can take time without an end, too."""
    for kind, value in parts:
        name = str(kind)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            endless = value[1] == pattern_parser.MAXREPEAT
            if (inside and endless) or nested(value[2], inside or endless):
                return True
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
            if nested(value[-1], inside):
                return True
        elif name == "BRANCH" and any(nested(way, inside) for way in value[1]):
            return True
    return False


def test_no_pattern_repeats_a_repetition_without_an_end():
    found = list(patterns())
    assert len(found) > 20
    deep = {
        name.rpartition("replies.")[2] for name, one in found if nested(pattern_parser.parse(one.pattern, one.flags))
    }
    assert deep == SEPARATED
