"""What is to be run, as JSON and back."""

from __future__ import annotations

import json

import pytest

from core.engine.breaks import Break
from core.lesson.registry import LESSONS
from core.models.simulated import FaultPlan, Simulated, every
from core.patterns.prompt_chaining import prompt_chaining
from core.rooms.subject import Subject
from core.rooms.written import read_model, read_readings, write_model, write_readings
from core.run import Reading
from tests.rows import rows

SETUPS = [(page, preset) for page, lesson in LESSONS.items() if lesson.page for preset in lesson.presets]


@rows("page, preset", SETUPS, name=lambda page, preset: f"{page} {preset.id}")
def test_what_is_read_again_runs_as_what_was_written(page, preset):
    subject = Subject.of(page, preset, speed=4)
    pair = subject.readings("compare")
    again = read_readings(json.loads(json.dumps(write_readings(pair))))
    model = read_model(json.loads(json.dumps(write_model(subject.model))))
    assert [one.pattern for one in again] == [one.pattern for one in pair]
    ended = [run.forecast(model=model, seed=subject.seed).trace for run in again]
    assert ended == [run.trace for run in subject.forecasts("compare")]


def test_faults_on_order_and_prompts_come_along_and_what_was_given_does_not():
    breaks = (Break("draft", "hang"), Break("final", "fail", 2))
    options = {"breaks": breaks, "prompts": {"draft": "Write"}, "concurrency": None, "given": object()}
    (again,) = read_readings(json.loads(json.dumps(write_readings([Reading(prompt_chaining, ("AI",), options)]))))
    assert again.options == {"breaks": breaks, "prompts": {"draft": "Write"}, "concurrency": None}


def test_a_pattern_that_is_gone_leaves_no_half_of_a_pair():
    written = write_readings([Reading(prompt_chaining, ("AI",))])
    assert read_readings([*written, {**written[0], "pattern": "gone"}]) == ()


@pytest.mark.parametrize(
    "model",
    [
        Simulated(speed=float("inf")),
        Simulated("desktop", latency="uneven", speed=2, name="other", call_deadline=4.0),
        Simulated(faults=FaultPlan({("worker", 2): every("hang"), "judge": ["bad_schema", None], "draft": "empty"})),
    ],
)
def test_a_model_is_the_same_again(model):
    again = read_model(json.loads(json.dumps(write_model(model))))
    assert write_model(again) == write_model(model)
    assert (again.pace, again.profile, again.call_deadline) == (model.pace, model.profile, model.call_deadline)
    if model.faults:
        assert again.faults.faults == model.faults.faults
