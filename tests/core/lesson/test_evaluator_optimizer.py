"""The law of the loop, with one draft a round and with the best of several."""

from __future__ import annotations

from itertools import product

import pytest

from core import Simulated, evaluator_optimizer, forecast, readings
from core.lesson.evaluator_optimizer import evaluator_calls, evaluator_seconds
from core.lesson.registry import law, lesson_of
from core.patterns.evaluator_optimizer import Evaluation
from core.view.race import race
from tests.core.laws.given import said
from tests.rows import rows
from tests.scripted import Scripted


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


def test_best_of_several_leads_with_the_score_and_what_it_cost():
    one = ["a", Evaluation(score=5, feedback="f"), "b", Evaluation(score=7, feedback="")]
    many = ["a", "x", "y", *[Evaluation(score=9, feedback="")] * 3]
    first, second = readings(evaluator_optimizer, "haiku", target_score=9, max_iterations=2)
    runs = first.forecast(model=Scripted(one, 1.0)), second.forecast(model=Scripted(many, 1.0))
    lead = lesson_of("evaluator_optimizer").lead
    assert lead(*runs) == "7 → 9 in round 1, 2 more calls"
    assert lead(runs[1], runs[1]) == "9 both times"
    assert race(runs[0].trace, runs[1].trace, lead=lead(*runs))["figure"] == "7 → 9 in round 1, 2 more calls"


def test_passing_at_verdict_k_is_2k_calls_and_one_less_with_a_given_draft():
    assert evaluator_calls(2) == 4  # passing at evaluation 2
    assert evaluator_calls(3) == 6  # never passing with limit 3
    assert evaluator_calls(2, candidates=3) == 12
    assert evaluator_calls(2, given=True) == 3
    assert evaluator_calls(2, candidates=3, given=True) == 7  # one verdict, then three drafts and three verdicts


def test_rounds_add_up_and_candidates_lie_side_by_side_while_there_are_slots():
    assert evaluator_seconds([[1.0, 0.5], [2.0, 0.5]]) == 4.0
    assert evaluator_seconds([[1.0, 0.5], [2.0, 0.5]], candidates=3) == 4.0
    assert evaluator_seconds([[1.0, 1.0]], candidates=3, concurrency=2) == 3.0  # six calls of 1 s in two slots
    assert evaluator_seconds([[1.0], [1.0, 1.0]], candidates=3, concurrency=1, given=True) == 7.0  # 1, then 3 × 2
