"""Ways to do one thing under many seeds, run as code."""

from __future__ import annotations

import pytest

from core.forecasts.settings import Settings, opening
from core.laws.costs import bill
from tests.core.forecasts.answered import answer, done


def test_the_price_of_speculation_is_calls_and_money_for_time():
    first, all_at_once, *_ = answer("price")
    assert all_at_once.summary.median < first.summary.median
    assert (first.calls, all_at_once.calls) == (2, 5) and first.cancelled == 0 < all_at_once.cancelled
    assert first.dollars[0] == first.dollars[1] < all_at_once.dollars[0] < all_at_once.dollars[1]


def test_one_call_is_the_fastest_and_the_cheapest_way_to_do_a_task():
    one, *others = answer("worth")
    assert all(one.summary.p95 < other.summary.p95 and one.dollars[1] < other.dollars[1] for other in others)
    assert [round(way.calls) for way in (one, *others)] == [1, 3, 5, 6]


@pytest.mark.parametrize("question", ["price", "worth"])
def test_the_median_run_of_a_way_is_what_its_point_says(question):
    given = Settings()
    for place, way in enumerate(answer(question)):
        run = done(opening(given, question, f"way{place}.{way.median_seed}").work(given)())
        assert run.trace.makespan == pytest.approx(way.makespans[way.median_seed], abs=1e-6)


def test_money_is_what_the_bill_of_the_runs_says():
    given, way = Settings(), answer("worth")[0]
    runs = [done(opening(given, "worth", f"way0.{seed}").work(given)()) for seed in range(3)]
    assert all(bill(run.trace, given.prices).dollars * 1000 == pytest.approx(way.dollars[0]) for run in runs)


def test_a_model_without_a_known_price_has_none():
    assert all(way.dollars is None for way in answer("worth", prices="a-model-of-my-own"))
