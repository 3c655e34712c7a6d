"""The plan of a run, and its times drawn anew, against the code."""

from __future__ import annotations

import pytest

import core
from core import WorkflowError, parallelization, prompt_chaining
from core.forecasts.plain import Plain
from core.forecasts.plan import plan_of, play, whole
from core.laws.limits import ProviderLimits
from core.lesson.use_cases.your_plan import your_plan
from core.models.simulated import Simulated
from core.run import Reading

MAILS = [f"Mail {number}: the server is down" for number in range(12)]
READINGS = {
    "items": Reading(parallelization, (MAILS,)),
    "chain": Reading(prompt_chaining, ("Rain",)),
    "chains": Reading(prompt_chaining, (["Rain", "Bees", "Volcanoes"],)),
    "workers": Reading(your_plan, ("Plan a fair", ["Find a place", "Invite people", "Count the money"])),
}


@pytest.mark.parametrize("limit", [None, 1, 2, 5])
@pytest.mark.parametrize("name", READINGS)
def test_under_another_seed_of_times_the_plan_takes_what_the_code_takes(name, limit):
    plan = plan_of(READINGS[name], Simulated(), 7)
    for times in range(5):
        code = READINGS[name].forecast(model=Simulated(times=times), seed=7, concurrency=limit).trace
        assert plan.took(plan.seconds(times), limit) == pytest.approx(code.makespan, abs=1e-6)
        assert plan.calls == code.calls
    assert plan.took(plan.seconds(0), limit) != plan.took(plan.seconds(1), limit)


def test_the_seed_of_the_words_is_that_of_the_times_where_no_other_is_named():
    plan = plan_of(READINGS["items"], Simulated(), 7)
    assert plan.took(plan.seconds(7)) == pytest.approx(READINGS["items"].forecast(seed=7).trace.makespan, abs=1e-6)


def test_the_slow_item_is_slow_by_its_place_in_the_plan_too():
    plan = plan_of(READINGS["items"], Simulated(latency="uneven"), 7)
    assert list(plan.seconds(3).values()).index(4.0) == 2
    assert list(plan.seconds(3, items=2).values())[:2] == [1.0, 4.0]  # of two, the last


def test_what_waits_for_what_is_known():
    shapes = {
        name: (plan.stages, plan.independent) for name in READINGS if (plan := plan_of(READINGS[name], Simulated(), 7))
    }
    assert shapes == {
        "items": ([12], True), "chain": ([1, 1, 1], False), "chains": ([3, 3, 3], False), "workers": ([3, 1], False)
    }  # fmt: skip
    chain, workers = (plan_of(READINGS[name], Simulated(latency="equal"), 7) for name in ("chain", "workers"))
    assert chain.longest(chain.seconds(0)) == 3.0 and chain.serial(chain.seconds(0)) == 1.0
    assert workers.longest(workers.seconds(0)) == 2.0 and workers.serial(workers.seconds(0)) == 0.25


def test_tokens_are_those_of_the_code():
    code = READINGS["chain"].forecast(seed=7).trace
    assert plan_of(READINGS["chain"], Simulated(), 7).tokens == (code.tokens_in, code.tokens_out)


def test_a_run_that_comes_to_no_end_is_no_plan():
    broken = Reading(parallelization, (MAILS,), {"breaks": ["classify 2:fail"]})
    with pytest.raises(WorkflowError, match="came to no end: partial"):
        whole(play(broken, Plain(Simulated()), 7))
    with pytest.raises(core.InputError):
        plan_of(Reading(parallelization, ([],)), Simulated(), 7)


def test_a_plan_knows_no_limits_of_a_provider():
    with pytest.raises(ValueError, match="run the code"):
        plan_of(Reading(parallelization, (MAILS,)), Simulated(limits=ProviderLimits(requests=5)), 7)
