"""The lanes of calls."""

from __future__ import annotations

from core.trace.lanes import lanes


def test_a_call_takes_the_first_lane_that_is_free_when_it_starts():
    assert lanes([(0, 3), (0, 1), (1, 2), (1, 4), (3, 5)]) == [0, 1, 1, 2, 0]
    assert lanes([]) == []


def test_a_call_that_follows_another_is_in_its_lane_though_floats_are_no_exact_sums():
    assert lanes([(0, 0.1 + 0.2), (0.3, 0.6)]) == [0, 0]
