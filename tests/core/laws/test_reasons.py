"""Why a run took its time, in sentences: by the numbers of the very run."""

from __future__ import annotations

from dataclasses import replace

from core import Failed, Simulated, Text, forecast, gather, llm, parallelization, pattern, readings, routing
from core.laws.reasons import why
from core.lesson.registry import law
from core.models.simulated import FaultPlan, every
from tests.core.laws.given import EMAILS, said


def test_a_pattern_without_a_reason_of_its_own_has_that_of_its_longest_chain():
    @pattern
    async def a_new_pattern(topic: Text) -> list[str | Failed]:
        return await gather(*[llm("{topic}", topic=topic, sample=i, step="try") for i in range(3)])

    equal = Simulated(latency="equal")
    assert said(a_new_pattern, "tea", equal) == (
        "The longest chain of calls that wait for each other has 1 of the 3 calls and takes 1.00 s; "
        "all calls added up are 3.00 s."
    )


def test_why_a_law_does_not_hold():
    faulty = Simulated(faults=FaultPlan({("classify", 2): every("server_error")}))
    plan = forecast(parallelization, EMAILS).trace
    broken = forecast(parallelization, EMAILS, model=faulty).trace
    assert "made again after a pause" in why(law("parallelization", plan), broken)

    down = Simulated(faults=FaultPlan({"classify": every("server_error")}))
    plan = forecast(routing, "Where is my parcel?").trace
    failed = forecast(routing, "Where is my parcel?", model=down).trace
    assert "were never made" in why(law("routing", plan, concurrency=1), failed)


def test_a_run_that_a_busy_computer_held_up_says_by_how_much():
    sequential, _ = readings(parallelization, EMAILS[:2])
    plan = sequential.forecast(model=Simulated(latency="equal"), seed=7).trace  # 2 calls of 1 s
    held = law("parallelization", plan, concurrency=1)
    late = replace(plan.spans[1], start=1.4, end=2.4)
    attempt = replace(late.attempts[0], start=1.4, end=2.4, first_token=None)
    spans = (plan.spans[0], replace(late, attempts=(attempt,)))
    busy = plan.model_copy(update={"world": "simulated", "spans": spans, "now": 2.4})
    assert why(held, busy) == (
        "The run took 0.40 s more than its law, 0.40 s of it between two calls: the computer was busy."
    )


def test_a_law_and_a_run_that_keeps_to_it_agree():
    sequential, _ = readings(parallelization, EMAILS)
    plan = sequential.forecast(seed=7).trace
    assert why(law("parallelization", plan, concurrency=1), plan) == "The run took what the law says."


def test_a_law_that_was_filled_by_live_calls_does_not_speak_of_the_simulated_model():
    sequential, parallel = (one.forecast().trace for one in readings(parallelization, EMAILS))
    live = parallel.model_copy(update={"world": "live"})
    of_one_call = law("parallelization", sequential, concurrency=1)
    assert "times of the simulated model" in why(of_one_call, live)
    assert "calls of the sequential run" in why(of_one_call, live, filled_by_calls=True)
