"""Pins: where a plan can be broken, and where a run shows that it was."""

from __future__ import annotations

import pytest

import core
from core.engine.breaks import FAULTS, breaks
from core.lesson.registry import LESSONS
from core.lesson.use_cases.documents import documents
from core.run import forecast
from core.view.coming import with_plan
from core.view.picture import picture
from core.view.pins import breakable, fault_name, in_words
from core.view.plan import planned
from core.view.race import race


def plan(pattern, written=""):
    data = breakable(planned(pattern.__name__), pattern, breaks(written))
    return {call["name"]: call for call in data["calls"]}


@pytest.mark.parametrize("page", LESSONS)
def test_every_step_that_asks_a_model_can_be_broken_and_its_order_is_taken(page):
    pattern = LESSONS[page].pattern
    nodes = {node for call in plan(pattern).values() for node in call.get("breakable", ())}
    assert nodes or LESSONS[page].plan is None  # of these the steps are known when they run
    for node in nodes:
        (one,) = breaks(f"{node}:hang")
        assert one.node == node


def test_a_tool_is_not_broken_and_one_of_many_can_be_chosen_with_its_number():
    assert "breakable" not in plan(core.agent)["tool 1"] and "breakable" not in plan(core.fixed_workflow)["search"]
    workers = plan(core.orchestrator_workers)
    assert workers["worker 2"]["breakable"] == ["worker 2", "worker"]
    assert workers["worker …"]["breakable"] == workers["worker n"]["breakable"] == ["worker"]
    assert plan(documents)["summarise 1"]["breakable"] == ["summarise 1", "summarise"]


def test_a_pin_sits_on_its_step_and_that_of_a_whole_step_on_all_of_it():
    pinned = plan(core.orchestrator_workers, "worker:slow,worker 2:wrong-shape,plan:hang")
    assert {name: call["pin"] for name, call in pinned.items() if "pin" in call} == {
        "plan": ("plan", "hang"), "worker 1": ("worker", "slow ×4"), "worker 2": ("worker 2", "wrong shape"),
        "worker …": ("worker", "slow ×4"), "worker n": ("worker", "slow ×4"),
    }  # fmt: skip
    assert in_words(breaks("worker:slow,plan:hang")) == "worker: slow ×4, plan: hang"
    assert [fault_name(fault) for fault in FAULTS] == [
        "fail",
        "refuse",
        "hang",
        "empty",
        "wrong shape",
        "slow ×4",
        "rate limit",
    ]


def test_the_run_keeps_the_pin_in_its_picture_in_the_race_and_on_the_steps_to_come():
    run = forecast(core.prompt_chaining, "rain", breaks=["draft:hang", "final:slow"])
    data = with_plan(run.trace, picture(run.trace, status=run.status))
    pins = {call["name"]: call.get("pin") for call in data["calls"]}
    assert pins == {"outline": None, "draft": ("draft", "hang"), "final": ("final", "slow ×4")}
    calls = race(run.trace, run.trace)["runs"][0]["calls"]
    assert [call.get("pin") for call in calls] == [None, ("draft", "hang")]
