"""Why a run took its time, in sentences: by the numbers of the very run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import (
    Failed,
    Simulated,
    Text,
    evaluator_optimizer,
    forecast,
    gather,
    llm,
    orchestrator_workers,
    parallelization,
    pattern,
    prompt_chaining,
    readings,
    research_report,
    routing,
    support_system,
)
from core.laws.reasons import why
from core.lesson.registry import law, reason
from core.models.simulated import FaultPlan, every
from tests.core.laws.given import EMAILS, TOPICS


def said(pattern, given, model=None, **options):
    sequential, parallel = readings(pattern, given, **options)
    return reason(*(reading.forecast(model=model, seed=7).trace for reading in (sequential, parallel)))


def test_why_a_chain_gains_nothing():
    assert said(prompt_chaining, "Photosynthesis").startswith("A chain cannot overlap")
    assert "3 chains can" in said(prompt_chaining, TOPICS)


def test_why_five_items_are_not_five_times_as_fast():
    equal, uneven = Simulated(latency="equal"), Simulated(latency="uneven")
    assert said(parallelization, EMAILS, equal).startswith(
        "“5x faster for 5 items” holds here: all five take the same time. "
    )
    assert said(parallelization, EMAILS, uneven).startswith(
        "“5x faster for 5 items” holds when all five take the same time. "
        "Here classify 3 takes 4.00 s and everyone waits for it. "
    )
    assert "nothing to overlap" in said(parallelization, EMAILS[:1])
    assert said(parallelization, EMAILS, equal, concurrency=2).startswith(
        "At most two calls run at once, so 5 items take turns. "
        "The slots were busy 83% of the time. "  # 5 s of work in 2 slots for 3 s
    )


def test_the_most_that_is_possible_stands_beside_what_was_measured():
    equal, uneven = Simulated(latency="equal"), Simulated(latency="uneven")
    assert said(parallelization, EMAILS, equal).endswith(
        "About 5.0× is the most that is possible: the smaller of 5 (the calls) and "
        "5.00 s ÷ 1.00 s (added up ÷ longest call)."
    )
    assert said(parallelization, EMAILS, equal, concurrency=2).endswith(
        "About 2.0× is the most that is possible: the smallest of 5 (the calls), 2 (the limit) and "
        "5.00 s ÷ 1.00 s (added up ÷ longest call)."
    )
    sequential, parallel = (r.forecast(model=uneven, seed=7).trace for r in readings(parallelization, EMAILS))
    work, longest = sequential.makespan, max(span.duration for span in parallel.spans)
    assert f"About {work / longest:.1f}× is the most that is possible" in reason(sequential, parallel)
    assert sequential.makespan / parallel.makespan == pytest.approx(work / longest)  # and the run reaches it
    assert "possible" not in said(parallelization, EMAILS, Simulated(speed=float("inf")))


def test_why_only_the_workers_overlap():
    assert said(orchestrator_workers, "Plan a product launch", Simulated(latency="equal")).startswith(
        "Only the workers overlap: plan and synthesis take 2.00 s of the 3.00 s."
    )
    assert "direct answer" in said(orchestrator_workers, "What is 2+2?")


def test_why_a_route_overlaps_or_not():
    equal = Simulated(latency="equal")
    assert said(support_system, "My printer is offline", equal) == (
        "This route is a chain of 4 calls, and a chain cannot overlap."
    )
    assert said(support_system, "Why is my bill higher?", equal).startswith(
        "Only the two checks overlap: label and reply take 2.00 s of the 3.00 s. Of the two, account takes 1.00 s"
    )


def test_why_research_is_hardly_faster_than_its_rounds():
    assert said(research_report, "Effects of phone bans in schools", Simulated(latency="equal")).startswith(
        "Only the workers overlap: plan, synthesis and the judge's rounds take"
    )


def test_a_pattern_without_a_reason_of_its_own_has_that_of_its_longest_chain():
    @pattern
    async def a_new_pattern(topic: Text) -> list[str | Failed]:
        return await gather(*[llm("{topic}", topic=topic, sample=i, step="try") for i in range(3)])

    equal = Simulated(latency="equal")
    assert said(a_new_pattern, "tea", equal) == (
        "The longest chain of calls that wait for each other has 1 of the 3 calls and takes 1.00 s; "
        "all calls added up are 3.00 s."
    )


def test_why_losers_cost_calls_and_no_time():
    equal = Simulated(latency="equal")  # each call starts as the one before ends, so the last in line comes too late
    parcel, hours = "Where is my parcel?", "Are you open today?"
    assert said(routing, parcel).endswith("The three that lost cost calls, not time.")
    assert "plain route" in said(routing, parcel, concurrency=1)
    assert said(routing, hours, equal, concurrency=2).startswith("At most two calls run at once, so 4 specialists")


def test_why_more_drafts_cost_more_calls():
    equal = Simulated(latency="equal")
    text = said(evaluator_optimizer, "Write binary search in Python", equal, max_iterations=1)
    assert text.startswith("A loop cannot overlap") and "three drafts of a round cost more calls" in text


def test_a_draft_that_was_given_is_no_round_of_several():
    equal, haiku = Simulated(latency="equal"), "Write a haiku about distributed systems"
    text = said(evaluator_optimizer, haiku, equal, draft="Nodes drift apart.", target_score=10, max_iterations=2)
    assert "The three drafts of a round cost more calls" in text  # the second round's: both readings have two rounds
    alone = said(evaluator_optimizer, haiku, equal, draft="Nodes drift apart.", max_iterations=1)
    assert alone.startswith("Only the draft that was given was judged")


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
