"""A plan that a person has changed, run without a planner."""

from __future__ import annotations

import pytest

from core import run
from core.lesson.registry import lesson_of
from core.lesson.use_cases.your_plan import your_plan
from tests.scripted import Scripted


def test_your_plan_asks_no_planner_and_says_whose_plan_it_is(play):
    model = Scripted(["a done", "b done", "all"])
    ended = play(run(your_plan, "trip", ["travel", "budget", "Travel"], model=model))
    assert [span.step for span in ended.trace.spans] == ["worker", "worker", "synthesis"] and ended.result.left_out == [
        "Travel"
    ]
    assert ended.trace.makespan == pytest.approx(2.0)  # both workers together, then the synthesis
    (mark,) = [mark for mark in ended.trace.spans[1].marks if mark.name == "subtask"]
    assert (mark.source.span, mark.source.input, mark.source.item) == (None, "subtasks", 2)
    assert "planner" in lesson_of("your_plan").note
