"""The lanes of calls, and the lines that they begin at."""

from __future__ import annotations

from core.trace.lanes import lanes, start_lines
from core.trace.trace import Trace
from tests.core.view.runs import span


def test_a_call_takes_the_first_lane_that_is_free_when_it_starts():
    assert lanes([(0, 3), (0, 1), (1, 2), (1, 4), (3, 5)]) == [0, 1, 1, 2, 0]
    assert lanes([]) == []


def test_a_call_that_follows_another_is_in_its_lane_though_floats_are_no_exact_sums():
    assert lanes([(0, 0.1 + 0.2), (0.3, 0.6)]) == [0, 0]


def started(*starts: float | None, after: tuple[int, ...] = ()) -> Trace:
    return Trace(spans=tuple(span(i, start=start, after=after) for i, start in enumerate(starts, 1)))


def test_calls_of_one_gather_that_start_within_50_ms_begin_at_the_line_of_the_first():
    assert start_lines(started(0, 0.02, 0.049, 0.3, 0.33, None)) == {2: 0, 3: 0, 5: 0.3}
    assert start_lines(started(0.04, 0.0)) == {1: 0.0}, "whichever of them was asked for first"
    assert start_lines(started(0.0, 0.0)) == {}


def test_calls_that_wait_for_different_calls_begin_at_lines_of_their_own():
    chains = span(1), span(2), span(3, start=1.2, after=(1,)), span(4, start=1.22, after=(2,))
    assert start_lines(Trace(spans=chains)) == {}
