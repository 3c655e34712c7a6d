"""The support system: each route with its calls and waves, what is missing, and one fold for the pattern inside."""

from __future__ import annotations

from typing import get_args

import pytest

import core
from core import Simulated, support_system
from core.errors import ServerFailed
from core.models.simulated import FaultPlan, every
from core.patterns.support_system import APART, Category, SupportLabel, Urgency
from core.view.picture import picture
from tests.scripted import Scripted

PRINTER = "My printer has been offline since yesterday's update."
BILL = "Why is my bill 20 euros higher this month?"
HOURS = "What are your opening hours?"


def equal(message, **options):
    """The run where every call takes 1 s."""
    return core.forecast(support_system, message, model=Simulated(latency="equal"), seed=7, **options)


def waves(trace):
    """The steps that start together, in order."""
    starts = sorted({span.start for span in trace.spans})
    return [[span.step for span in trace.spans if span.start == start] for start in starts]


@pytest.mark.parametrize(
    ("message", "steps"),
    [
        (PRINTER, [["classify"], ["diagnose"], ["solution"], ["verify"]]),
        (BILL, [["classify"], ["account", "policy"], ["reply"]]),
        (HOURS, [["classify"], ["answer"]]),
    ],
)
def test_technical_has_4_calls_in_4_waves_billing_4_in_3_general_2_in_2(message, steps):
    trace = equal(message).trace
    assert waves(trace) == steps
    assert trace.calls == sum(map(len, steps)) and trace.makespan == pytest.approx(len(steps))


@pytest.mark.parametrize(("message", "seconds"), [(PRINTER, 4.0), (BILL, 4.0), (HOURS, 2.0)])
def test_one_call_at_a_time_takes_the_sum(message, seconds):
    trace = equal(message, concurrency=1).trace
    assert trace.makespan == pytest.approx(seconds) and trace.work == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("message", "name", "steps"),
    [
        (PRINTER, "prompt chaining", "diagnose → solution → verify"),
        (BILL, "parallelization", "account + policy → reply"),
    ],
)
def test_the_route_is_one_fold_named_by_its_pattern_and_its_sums_add_up(message, name, steps):
    trace = equal(message).trace
    drawn = picture(trace, status="done")
    (fold,) = drawn["folds"]
    outside = [call for call in drawn["calls"] if call["id"] not in fold["calls"]]
    assert (fold["name"], fold["steps"]) == (name, steps)
    assert [call["name"] for call in outside] == ["classify"]
    assert fold["words"] == "3 calls, 3.00 s added up"
    assert len(fold["calls"]) + len(outside) == trace.calls == 4 and trace.work == pytest.approx(3.0 + 1.0)


def test_a_single_call_is_no_fold():
    assert picture(equal(HOURS).trace, status="done")["folds"] == []


@pytest.mark.parametrize("urgency", get_args(Urgency))
@pytest.mark.parametrize("category", get_args(Category))
def test_every_category_has_a_route_and_no_step_sees_the_label(play, category, urgency):
    model = Scripted([SupportLabel(category=category, urgency=urgency), "a", "b", "c"])
    run = play(core.run(support_system, "a question", model=model))
    result = run.result
    assert list(result.keys()) == ["category", "urgency", "route", "response", "fallback"]
    assert (result.category, result.urgency, result.fallback) == (category, urgency, False)
    assert result.response == result.route.response == run.trace.spans[-1].answer
    assert not any(urgency in ask.prompt for ask in model.asked[1:])


def test_each_step_of_the_chain_sees_the_ones_before(play):
    model = Scripted([SupportLabel(category="technical", urgency="low"), "the cause", "the steps", "the check"])
    result = play(core.run(support_system, "broken", model=model)).result
    assert dict(result.route) == {
        "diagnosis": "the cause", "solution": "the steps", "response": "the check", "verified": True,
    }  # fmt: skip
    assert "the cause" in model.asked[2].prompt
    assert "the cause" in model.asked[3].prompt and "the steps" in model.asked[3].prompt
    assert all("broken" in ask.prompt for ask in model.asked)


def test_a_reply_is_told_which_check_is_missing(play):
    down = ServerFailed("down", status=500)
    model = Scripted([SupportLabel(category="billing", urgency="low"), "paid", down, down, down, "sorry"])
    run = play(core.run(support_system, "my bill", model=model, concurrency=1))
    assert run.status == "partial" and run.result.response == "sorry"
    assert run.result.route.account == "paid" and not run.result.route.policy
    assert "1. paid" in model.asked[-1].prompt and "2. Missing part: the policy" in model.asked[-1].prompt


def test_a_solution_that_nobody_verified_is_the_reply_and_marked(play):
    down = ServerFailed("down", status=500)
    label = SupportLabel(category="technical", urgency="low")
    run = play(core.run(support_system, "broken", model=Scripted([label, "cause", "steps", down, down, down])))
    assert run.status == "partial" and run.result.response == "steps" and not run.result.route.verified


def test_checks_that_nobody_combined_stand_as_they_came(play):
    down = ServerFailed("down", status=500)
    label = SupportLabel(category="billing", urgency="low")
    model = Scripted([label, "paid", "30 days", down, down, down])
    run = play(core.run(support_system, "my bill", model=model, concurrency=1))
    assert run.status == "partial" and not run.result.route.combined
    assert run.result.response == f"{APART}\n\npaid\n\n30 days"


def test_when_both_checks_fail_there_is_no_reply():
    model = Simulated(faults=FaultPlan({"account": every("server_error"), "policy": every("server_error")}))
    run = core.forecast(support_system, BILL, model=model, seed=7)
    assert run.status == "failed" and {span.step for span in run.trace.spans} == {"classify", "account", "policy"}


def test_an_unusable_label_takes_the_marked_fallback_route():
    run = core.forecast(support_system, PRINTER, model=Simulated(faults=FaultPlan({"classify": every("bad_schema")})))
    assert run.status == "partial" and run.result.fallback
    assert run.result.category == "general" and run.result.urgency is None


def test_both_readings_make_the_same_calls_with_the_same_answers():
    one, many = (
        {span.step: span.answer for span in reading.forecast(seed=7).trace.spans}
        for reading in core.readings(support_system, BILL)
    )
    assert one == many
