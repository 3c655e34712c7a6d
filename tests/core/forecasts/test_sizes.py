"""Sweeps over sizes and limits."""

from __future__ import annotations

import pytest

from core.forecasts.settings import Settings, opening
from core.forecasts.sizes import by_size, limits_up_to, sizes_up_to
from core.forecasts.subjects import subjects
from core.models.simulated import Simulated
from tests.core.forecasts.answered import answer, done


@pytest.mark.parametrize("question", ["size", "limit"])
@pytest.mark.parametrize("pattern", list(subjects()))
def test_every_point_lies_inside_its_bounds_and_below_its_speed_up(question, pattern):
    for point in answer(question, pattern=pattern, items=20, at_once=3).points:
        assert point.bounds.holds(point.took) and point.speedup <= point.ceiling * (1 + 1e-9)
        assert point.speedup <= point.most * (1 + 1e-9) and 0 < point.efficiency <= 1 + 1e-9


@pytest.mark.parametrize("at_once", [None, 3])
@pytest.mark.parametrize("latency", ["jittered", "equal", "uneven"])
@pytest.mark.parametrize("pattern", list(subjects()))
def test_a_point_is_what_its_run_takes(pattern, latency, at_once):
    asked = {"pattern": pattern, "items": 8, "at_once": at_once, "latency": latency}
    given, apart = Settings(**asked), 0
    for point in answer("size", **asked).points:
        run = done(opening(given, "size", f"{point.items}x{point.limit or 'none'}").work(given)())
        assert run.trace.calls == point.calls and point.bounds.holds(run.trace.makespan)
        apart += run.trace.makespan != pytest.approx(point.took, abs=1e-6)
    # Of chains whose calls end at one moment any may go first, and one of them is four times as long.
    assert not apart or (pattern, latency, at_once) == ("prompt_chaining", "uneven", 3)


def test_equal_calls_keep_to_the_law_of_waves_exactly():
    for point in answer("size", items=30, at_once=8, latency="equal").points:
        law = point.usual if point.items <= 8 else point.waves
        assert point.took == pytest.approx(law) == pytest.approx(-(-point.items // 8))
        assert (point.usual is None) == (point.items > 8) == (point.waves is not None)


def test_without_a_limit_the_law_is_that_of_the_longest_and_lies_among_the_draws_of_many_seeds():
    law = answer("size", items=100, at_once=None).points[-1].usual
    makespans = answer("tail", items=100, at_once=None).makespans
    assert law == pytest.approx(sum(makespans) / len(makespans), rel=0.02)
    assert answer("size", items=8, at_once=None, latency="uneven").points[-1].usual == 4.0


def test_calls_that_wait_for_others_have_no_law_of_calls_side_by_side():
    for at_once in (2, None):
        points = answer("size", pattern="prompt_chaining", items=5, at_once=at_once).points
        assert all(point.waves is None and point.usual is None for point in points)


def test_one_at_a_time_gains_nothing_and_all_at_once_is_the_longest():
    first, *_, last = answer("limit", items=24).points
    assert first.limit == 1 and first.speedup == pytest.approx(1)
    assert last.limit == 24 and last.took == pytest.approx(last.longest)


def test_limits_go_up_to_all_calls_at_once():
    assert limits_up_to(5) == [1, 2, 3, 4, 5] and len(limits_up_to(512)) < 30
    assert limits_up_to(512)[:4] == [1, 2, 3, 4] and limits_up_to(512)[-1] == 512
    last = answer("limit", items=200).points[-1]
    assert last.limit == 200 and last.took == last.longest


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
