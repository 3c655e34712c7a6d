"""The law of orchestrator-workers, and why only its workers overlap."""

from __future__ import annotations

from core import Simulated, forecast, orchestrator_workers
from core.lesson.orchestrator_workers import missing_parts, orchestrator_calls, orchestrator_seconds
from core.lesson.registry import law
from tests.core.laws.given import said


def test_a_law_is_filled_in_words_and_numbers():
    plan = forecast(orchestrator_workers, "Plan a product launch", model=Simulated(latency="equal")).trace
    workers = plan.calls - 2
    rule = law("orchestrator_workers", plan)
    assert rule.calls_rule == "plan + workers + synthesis"
    assert rule.calls_filled == f"1 + {workers} + 1 = {plan.calls}"
    assert rule.seconds_rule == "plan + the longest worker + synthesis"
    assert rule.seconds_filled == f"1.00 + max({', '.join(['1.00'] * workers)}) + 1.00 = 3.00 s"


def test_why_only_the_workers_overlap():
    assert said(orchestrator_workers, "Plan a product launch", Simulated(latency="equal")).startswith(
        "Only the workers overlap: plan and synthesis take 2.00 s of the 3.00 s."
    )
    assert "direct answer" in said(orchestrator_workers, "What is 2+2?")


def test_missing_parts_are_counted_and_what_the_user_gets_says_so_or_not():
    assert missing_parts([], "answer", True) == ""
    assert missing_parts(["a"], "answer", True) == "1 part is missing. The answer says so."
    assert missing_parts(["a", "b"], "report", False) == "2 parts are missing. The report does not say so."


def test_a_plan_its_workers_and_a_synthesis_are_n_and_two_calls():
    assert orchestrator_calls(4) == 6
    assert orchestrator_calls(0) == 2  # the plan, and one direct answer


def test_the_time_is_plan_longest_worker_and_synthesis():
    assert orchestrator_seconds(1.0, [2.0, 3.0, 1.0], 0.5) == 4.5  # 1 + 3 + 0.5
    assert orchestrator_seconds(1.0, [2.0, 3.0, 1.0], 0.5, concurrency=1) == 7.5
    assert orchestrator_seconds(1.0, [], 0.5) == 1.5
