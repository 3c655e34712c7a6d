"""A file of presets is read, and a mistake in it is told."""

from __future__ import annotations

import pytest

from core.errors import ConfigError
from core.lesson.presets.read import FOLDER, read
from core.lesson.use_cases.two_prompts import two_prompts
from core.models.simulated import every
from tests.presets import all_presets
from tests.rows import rows

PRESET = """
[[preset]]
id = "one"
title = "One"
input = ["a", "b"]
watch = "What happens?"
answer = "It took {took}."
promise = { status = "done", score = "none" }
faults = { draft = "rate_limit", "worker 2" = "every hang", judge = ["bad_schema", "none", "empty"] }

[[preset]]
id = "two"
title = "Two"
input_of = "one"
watch = "And now?"
answer = "Then {calls}."
promise = { status = "done" }
pattern = "two_prompts"
label = "Messages"
call_deadline = 3.0
prompts = { judge = "Judge:\\n{reply}" }
"""


def test_a_file_of_presets_is_read():
    one, two = read("some.toml", PRESET)
    assert one.promise == {"status": "done", "score": None}
    wanted = {"draft": "rate_limit", ("worker", 2): every("hang"), "judge": ["bad_schema", None, "empty"]}
    assert one.faults.faults == wanted and two.faults is None
    assert two.input == one.input == ["a", "b"]
    assert (two.pattern, two.prompts) == (two_prompts, {"judge": "Judge:\n{reply}"})


@rows(
    "right, wrong, said",
    [
        ("pattern = ", "pattren = ", ", preset two: There is no field 'pattren': choose from answer, at_once, "),
        ('"two_prompts"', '"nobody"', ", preset two: There is no use case 'nobody': choose from documents, "),
        ("every hang", "every hnag", ", preset one: There is no fault 'hnag': choose one of slow, hang, "),
        ('input_of = "one"', 'input_of = "six"', ", preset two: There is no input 'six': choose from one."),
        ('watch = "And now?"', "", ", preset two: Give it watch, as every preset has."),
        ("{calls}", "{calls", ", preset two: A bracket does not close in the answer 'Then {calls.': write a place as "),
        ("{calls}", "calls}", ", preset two: A bracket does not close in the answer 'Then calls}.': write a place as "),
        ('id = "two"', "", ", preset 2: Give it id, as every preset has."),
        ("[[preset]]", "[[presets]]", " has no preset: begin each with a line [[preset]]."),
        ('title = "One"', "title = One", " is no TOML: Invalid value (at line 4, column 9)."),
    ],
)
def test_a_mistake_in_a_file_of_presets_is_told(right, wrong, said):
    with pytest.raises(ConfigError) as raised:
        read("some.toml", PRESET.replace(right, wrong))
    assert str(raised.value).startswith(f"some.toml{said}")


def test_every_file_of_presets_is_that_of_a_pattern():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(all_presets())
