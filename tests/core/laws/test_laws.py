"""The lesson's laws: against numbers worked out by hand, and against what the forecasts give."""

from __future__ import annotations

import math
from itertools import product

import pytest

from core import (
    Simulated,
    forecast,
    orchestrator_workers,
    parallelization,
    prompt_chaining,
    readings,
    research_report,
    support_system,
)
from core.laws.laws import most_speedup, side_by_side
from core.lesson.registry import law
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


def test_the_most_a_class_can_gain():
    assert most_speedup([1.0] * 5) == 5
    assert most_speedup([1.0] * 5, concurrency=2) == 2
    assert most_speedup([0.4, 0.5, 0.6, 0.7, 2.0]) == pytest.approx(2.1)  # 4.2 s of work, 2.0 s the longest
    assert most_speedup([]) is None and most_speedup([0.0]) is None


@rows(
    "wrong, words",
    [
        (lambda: most_speedup([1.0, 2.0], 0), "at least 1"),
        (lambda: most_speedup([1.0, 2.0], -3), "at least 1"),
        (lambda: most_speedup([1.0, -2.0]), "a number from 0"),
        (lambda: side_by_side([[1.0], [2.0, -1.0]]), "a number from 0"),
        (lambda: side_by_side([[1.0], [math.nan]], 1), "a number from 0"),
        (lambda: side_by_side([[1.0]], 0), "at least 1"),
    ],
)
def test_what_cannot_be_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()


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


def test_a_long_law_is_shortened():
    plan = forecast(parallelization, [f"Meeting {i}" for i in range(40)], model=Simulated(latency="equal")).trace
    assert law("parallelization", plan, concurrency=1).seconds_filled == (
        "1.00 + 1.00 + 1.00 + 1.00 + 1.00 + … + 1.00 = 40.00 s"
    )
