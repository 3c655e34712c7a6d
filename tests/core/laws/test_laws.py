"""The lesson's laws: against numbers worked out by hand, and against what the forecasts give."""

from __future__ import annotations

from itertools import product

import pytest

import core
from core import (
    Simulated,
    evaluator_optimizer,
    forecast,
    orchestrator_workers,
    parallelization,
    prompt_chaining,
    readings,
    research_report,
    routing,
    support_system,
)
from core.laws.laws import most_speedup
from core.lesson.evaluator_optimizer import evaluator_calls, evaluator_seconds
from core.lesson.orchestrator_workers import orchestrator_calls, orchestrator_seconds
from core.lesson.parallelization import parallelization_calls
from core.lesson.prompt_chaining import chaining_calls
from core.lesson.registry import law
from core.lesson.research_report import research_calls
from core.lesson.routing import routing_calls, routing_seconds, speculative_seconds
from core.lesson.support_system import support_calls
from tests.core.laws.given import EMAILS, TOPICS
from tests.rows import rows

WITHOUT_A_LAW = [
    (prompt_chaining, TOPICS), (parallelization, EMAILS), (orchestrator_workers, "Plan a product launch"),
    (support_system, "Why is my bill 20 euros higher?"), (research_report, "Effects of phone bans in schools"),
]  # fmt: skip
WITH_A_LAW = [
    (prompt_chaining, "Photosynthesis"), (prompt_chaining, TOPICS), (prompt_chaining, TOPICS[:1]),
    (parallelization, EMAILS), (parallelization, EMAILS[:1]),
    (orchestrator_workers, "Plan a product launch"), (orchestrator_workers, "What is 2+2?"),
    (support_system, "My printer is offline"), (support_system, "Why is my bill 20 euros higher?"),
    (support_system, "Opening hours?"),
    (research_report, "Effects of phone bans in schools"), (research_report, "What is the capital of France?"),
]  # fmt: skip


def test_calls_of_each_pattern():
    assert chaining_calls() == 3
    assert chaining_calls(topics=4) == 12
    assert routing_calls() == 2
    assert routing_calls(specialists=4) == 5
    assert parallelization_calls(5) == 5
    assert orchestrator_calls(4) == 6
    assert orchestrator_calls(0) == 2  # the plan, and one direct answer
    assert evaluator_calls(2) == 4  # passing at evaluation 2
    assert evaluator_calls(3) == 6  # never passing with limit 3
    assert evaluator_calls(2, candidates=3) == 12
    assert evaluator_calls(2, given=True) == 3
    assert evaluator_calls(2, candidates=3, given=True) == 7  # one verdict, then three drafts and three verdicts
    assert [support_calls(category) for category in ("technical", "billing", "general")] == [4, 4, 2]
    assert research_calls(4, rounds=2) == 9  # plan 1 + workers 4 + synthesis 1 + (2 * 2 - 1)


def test_seconds_of_each_pattern():
    assert routing_seconds(0.8, 1.2) == pytest.approx(2.0)
    assert speculative_seconds(0.8, 1.2) == 1.2
    assert speculative_seconds(1.5, 1.2) == 1.5
    assert speculative_seconds(0.8, 1.2, ahead=2, concurrency=4) == 1.2  # classifier and three specialists start
    assert speculative_seconds(0.8, 1.2, ahead=3, concurrency=4) == 2.0  # the fourth has to wait for the label
    assert orchestrator_seconds(1.0, [2.0, 3.0, 1.0], 0.5) == 4.5  # 1 + 3 + 0.5
    assert orchestrator_seconds(1.0, [2.0, 3.0, 1.0], 0.5, concurrency=1) == 7.5
    assert orchestrator_seconds(1.0, [], 0.5) == 1.5
    assert evaluator_seconds([[1.0, 0.5], [2.0, 0.5]]) == 4.0
    assert evaluator_seconds([[1.0, 0.5], [2.0, 0.5]], candidates=3) == 4.0
    assert evaluator_seconds([[1.0, 1.0]], candidates=3, concurrency=2) == 3.0  # six calls of 1 s in two slots
    assert evaluator_seconds([[1.0], [1.0, 1.0]], candidates=3, concurrency=1, given=True) == 7.0  # 1, then 3 × 2


@rows("case, concurrency", product(WITHOUT_A_LAW, [None, 1, 2, 3]))
def test_a_pattern_without_a_law_of_its_own_has_that_of_what_waits_for_what(case, concurrency):
    pattern, given = case
    sequential, parallel = readings(pattern, given, concurrency=concurrency)
    plan = sequential.forecast(seed=3).trace
    for reading in (sequential, parallel):
        predicted = reading.forecast(seed=3).trace
        rule = law("a_new_pattern", plan, concurrency=reading.options["concurrency"])
        assert rule.calls == predicted.calls
        assert rule.seconds == pytest.approx(predicted.makespan)
        assert rule.seconds_filled.endswith(f"{rule.seconds:.2f} s")


def test_the_law_of_the_longest_chain_is_filled_with_it():
    plan = forecast(support_system, "Why is my bill higher?", model=Simulated(latency="equal")).trace
    rule = law("a_new_pattern", plan)
    assert rule.seconds_rule == "the longest chain of calls that wait for each other"
    assert (rule.calls_filled, rule.seconds_filled) == ("4", "1.00 + 1.00 + 1.00 = 3.00 s")


def test_the_laws_of_the_combined_workflows_in_words_and_numbers():
    equal = Simulated(latency="equal")
    rule = law("support_system", forecast(support_system, "Why is my bill higher?", model=equal).trace)
    assert (rule.calls_rule, rule.calls_filled) == ("classifier + checks + reply", "1 + 2 + 1 = 4")
    assert rule.seconds_rule == "classifier + the longest check + reply"
    assert rule.seconds_filled == "1.00 + max(1.00, 1.00) + 1.00 = 3.00 s"
    plan = forecast(research_report, "Effects of phone bans in schools", model=equal, target_score=5).trace
    rule = law("research_report", plan)
    assert (rule.calls, rule.calls_filled) == (7, "(1 + 4 + 1) + (1 + 2 × 0) = 7")
    assert rule.seconds_filled == "1.00 + max(1.00, 1.00, 1.00, 1.00) + 1.00 + (1.00) = 4.00 s"


@pytest.mark.parametrize(
    ("message", "filled"),
    [
        ("My printer is offline", "1 + 3 = 4"),
        ("Why is my bill higher?", "1 + 2 + 1 = 4"),
        ("Opening hours?", "1 + 1 = 2"),
    ],
)
def test_the_calls_of_a_route_are_counted_by_its_label_and_not_in_the_forecast(message, filled):
    plan = forecast(support_system, message).trace
    cut = plan.model_copy(update={"spans": plan.spans[:1]})  # nothing after the label was made
    for trace in (plan, cut):
        rule = law("support_system", trace)
        assert (rule.calls, rule.calls_filled) == (int(filled[-1]), filled)


def test_the_calls_of_a_report_are_counted_by_its_plan_and_its_rounds():
    plan = forecast(research_report, "Effects of phone bans in schools", target_score=5).trace
    cut = plan.model_copy(update={"spans": tuple(s for s in plan.spans if s.step != "synthesis")})
    for trace in (plan, cut):
        rule = law("research_report", trace, concurrency=1)
        assert (rule.calls, rule.calls_filled) == (7, "(1 + 4 + 1) + (1 + 2 × 0) = 7")


def test_the_most_a_class_can_gain():
    assert most_speedup([1.0] * 5) == 5
    assert most_speedup([1.0] * 5, concurrency=2) == 2
    assert most_speedup([0.4, 0.5, 0.6, 0.7, 2.0]) == pytest.approx(2.1)  # 4.2 s of work, 2.0 s the longest
    assert most_speedup([]) is None and most_speedup([0.0]) is None


@rows("case, concurrency", product(WITH_A_LAW, [None, 1, 2, 3, 8]))
def test_the_law_is_what_the_forecast_gives(case, concurrency):
    (pattern, given), model = case, Simulated()
    sequential, parallel = readings(pattern, given, concurrency=concurrency)
    plan = sequential.forecast(seed=3, model=model).trace
    for reading in (sequential, parallel):
        predicted = reading.forecast(seed=3, model=model).trace
        rule = law(reading.pattern.__name__, plan, concurrency=reading.options["concurrency"])
        assert rule.calls == predicted.calls
        assert rule.seconds == pytest.approx(predicted.makespan)
        assert rule.seconds_filled.endswith(f"{rule.seconds:.2f} s")


@rows("query", ["Where is my parcel?", "I was charged twice", "The app crashes", "Are you open?"])
def test_routing_and_its_speculation(query):
    plan = forecast(routing, query).trace
    for calls, reading in zip((2, 5), readings(routing, query), strict=True):
        predicted = reading.forecast().trace
        rule = law(reading.pattern.__name__, plan)
        assert rule.calls == predicted.calls == calls
        assert rule.seconds == pytest.approx(predicted.makespan)


@pytest.mark.parametrize("concurrency", [1, 2, 3, 4])
def test_a_limited_speculation_takes_no_longer_than_its_law(concurrency):
    query = "Are you open today?"  # general, the last in line
    plan = forecast(routing, query).trace
    predicted = readings(routing, query, concurrency=concurrency)[1].forecast().trace
    rule = law("speculative_routing", plan, concurrency=concurrency)
    assert rule.calls == predicted.calls
    assert predicted.makespan <= rule.seconds + 1e-9


@rows("seed, options", product(range(6), [{}, {"target_score": 10}, {"max_iterations": 1}, {"draft": "Nodes drift."}]))
def test_the_loop_one_draft_at_a_time(seed, options):
    run = forecast(evaluator_optimizer, "Write a haiku about distributed systems", seed=seed, **options)
    rule = law("evaluator_optimizer", run.trace, concurrency=1)
    assert rule.calls == run.trace.calls == 2 * run.result.iterations - ("draft" in options)
    assert rule.seconds == pytest.approx(run.trace.makespan)
    assert rule.seconds_filled.count("(") == run.result.iterations


def test_best_of_three_where_all_calls_are_equal():
    model, task = Simulated(latency="equal"), "Write a haiku about distributed systems"
    plan = forecast(evaluator_optimizer, task, model=model, max_iterations=1).trace
    run = forecast(evaluator_optimizer, task, model=model, max_iterations=1, candidates=3)
    rule = law("evaluator_optimizer", plan, candidates=3)
    assert (rule.calls, rule.seconds) == (run.trace.calls, pytest.approx(run.trace.makespan)) == (6, pytest.approx(2.0))
    assert rule.calls_filled == "2 × 1 × 3 = 6"


def test_best_of_three_after_a_draft_that_was_given():
    model, task = Simulated(latency="equal"), "Write a haiku about distributed systems"
    options = {"draft": "Nodes drift apart.", "target_score": 10, "max_iterations": 2}
    plan = forecast(evaluator_optimizer, task, model=model, **options).trace
    run = forecast(evaluator_optimizer, task, model=model, candidates=3, **options)
    rule = law("evaluator_optimizer", plan, candidates=3)
    assert (rule.calls, rule.seconds) == (run.trace.calls, pytest.approx(run.trace.makespan)) == (7, pytest.approx(3.0))
    assert rule.calls_rule == "verdict on the given draft + 2 × later rounds × candidates"
    assert (rule.calls_filled, rule.seconds_filled) == ("1 + 2 × 1 × 3 = 7", "1.00 + 2.00 = 3.00 s")


def test_a_law_is_filled_in_words_and_numbers():
    plan = forecast(orchestrator_workers, "Plan a product launch", model=Simulated(latency="equal")).trace
    workers = plan.calls - 2
    rule = law("orchestrator_workers", plan)
    assert rule.calls_rule == "plan + workers + synthesis"
    assert rule.calls_filled == f"1 + {workers} + 1 = {plan.calls}"
    assert rule.seconds_rule == "plan + the longest worker + synthesis"
    assert rule.seconds_filled == f"1.00 + max({', '.join(['1.00'] * workers)}) + 1.00 = 3.00 s"


def test_a_long_law_is_shortened():
    plan = forecast(parallelization, [f"Meeting {i}" for i in range(40)], model=Simulated(latency="equal")).trace
    assert law("parallelization", plan, concurrency=1).seconds_filled == (
        "1.00 + 1.00 + 1.00 + 1.00 + 1.00 + … + 1.00 = 40.00 s"
    )


def test_no_law_is_filled_from_a_run(play):
    run = play(core.run(routing, "Where is my parcel?"))
    with pytest.raises(ValueError, match="forecast"):
        law("speculative_routing", run.trace)
