"""Data nearly as JSON is read where it can be read in one way only."""

from __future__ import annotations

import time

import pytest

from core.models.wire.loose import loose
from tests.rows import rows


@rows(
    "text, value",
    [
        ("{'a': 'it\\'s \"x\"', }", {"a": 'it\'s "x"'}),
        ("{a: 8, b: .5, c: +3, d: 8., e: -.5, f: 1_000}", {"a": 8, "b": 0.5, "c": 3, "d": 8.0, "e": -0.5, "f": 1000}),
        ("[1, 2, // two\n 3, # three\n /* end */]", [1, 2, 3]),
        ("{a: True, b: None, c: false, d: red}", {"a": True, "b": None, "c": False, "d": "red"}),
        ('{“a”: “b "q" c”, b: `c`}', {"a": 'b "q" c', "b": "c"}),
        ('{"a": """one\ntwo "2"."""}', {"a": 'one\ntwo "2".'}),
        (r"{'a': '\x41\u00e9\n', 'b': '\(x\) \d', c: 'one\\'}", {"a": "Aé\n", "b": r"\(x\) \d", "c": "one\\"}),
        ("{a: 'see https://a.b/c // d # e'}", {"a": "see https://a.b/c // d # e"}),
        ('{"a-b": 1, c_d: 2, e-f: 3}', {"a-b": 1, "c_d": 2, "e-f": 3}),
    ],
)
def test_what_is_plain(text, value):
    assert loose(text) == value


@rows(
    "text",
    [
        "{'a': 'it's'}", "{'a': 'b, 'c': 'd'}", "{a: two words}", "{a: 1", "{a: 'b", "{,}", "[,]", "{a: 1,, b: 2}",
        "{a: undefined}", "{a: NaN}", "{a: Infinity}", "{a: 0x10}", "{a: 08}", "{a: 8/10}", "{a: b.c}",
        '{"a": "x" "y"}',         "{a: `${b}`}", "{a: 1} {b: 2}", "a: 1", "'a'", "7", "", "{a: ...}", "{a: 1 | 2}",
        "[#urgent, #billing\n]", "{a: #fff\n}", "{a: 1, 'a': 2}",
    ],
)  # fmt: skip
def test_what_is_not(text):
    assert loose(text) is None


@pytest.mark.parametrize(
    "text", ["{'a':" * 15_000, "{a:" * 30_000, "[" * 99_999, "{" + "a " * 40_000, "{" + "/*" * 40_000]
)
def test_no_text_takes_long(text):
    began = time.process_time()
    assert loose(text) is None
    assert time.process_time() - began < 2
