"""Sweeps over sizes and limits."""

from __future__ import annotations

import pytest

from core.forecasts.settings import Settings, opening
from core.forecasts.sizes import by_size, sizes_up_to
from core.forecasts.subjects import subjects
from core.models.simulated import Simulated
from tests.core.forecasts.answered import answer, done


@pytest.mark.parametrize("question", ["size", "limit"])
@pytest.mark.parametrize("pattern", list(subjects()))
def test_every_point_lies_inside_its_bounds_and_below_its_speed_up(question, pattern):
    for point in answer(question, pattern=pattern, items=20, at_once=3).points:
        assert point.bounds.holds(point.took) and point.speedup <= point.most * (1 + 1e-9)
        assert 0 < point.efficiency <= 1 + 1e-9


@pytest.mark.parametrize("latency", ["jittered", "equal", "uneven"])
def test_a_point_is_what_its_run_takes(latency):
    given = Settings(items=12, at_once=3, latency=latency)
    for point in answer("size", items=12, at_once=3, latency=latency).points:
        run = done(opening(given, "size", f"{point.items}x{point.limit}").work(given)())
        assert run.trace.makespan == pytest.approx(point.took, abs=1e-6) and run.trace.calls == point.calls


def test_equal_calls_keep_to_the_law_of_waves_exactly():
    for point in answer("size", items=30, at_once=8, latency="equal").points:
        assert point.took == pytest.approx(point.law) == pytest.approx(-(-point.items // 8))


def test_one_at_a_time_gains_nothing_and_all_at_once_is_the_longest():
    first, *_, last = answer("limit", items=24).points
    assert first.limit == 1 and first.speedup == pytest.approx(1)
    assert last.limit == 24 and last.took == pytest.approx(last.longest)


def test_a_plan_whose_calls_combine_others_has_a_serial_part():
    assert 0 < answer("size", pattern="orchestrator_workers", items=8).serial < 0.5
    assert answer("size", items=8).serial == 0


def test_sizes_for_a_chart_begin_with_one_and_end_with_the_most():
    assert sizes_up_to(5) == [1, 2, 3, 4, 5] and sizes_up_to(512)[0] == 1 and sizes_up_to(512)[-1] == 512
    assert len(sizes_up_to(512)) < 30


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_that_lets_nothing_through_is_refused(limit):
    with pytest.raises(ValueError, match="at least 1 call"):
        done(by_size(subjects()["parallelization"], [3], limit, Simulated(), 7))
