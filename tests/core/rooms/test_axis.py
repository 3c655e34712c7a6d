"""The ends of the axis of an answer."""

from __future__ import annotations

import pytest

from core.rooms.axis import count_end, seconds_end


def test_an_axis_ends_far_beyond_what_comes_true_and_many_have_the_same():
    ends = {seconds_end(tenths / 10) for tenths in range(1, 400)}
    assert ends == {2.0, 5.0, 10.0, 20.0, 30.0, 60.0}
    assert all(count_end(n) >= 1.4 * n for n in range(1000))
    assert {count_end(n) for n in range(1, 8)} == {10.0}


@pytest.mark.parametrize(("times", "end"), [((), 2.0), ((1.36, 5.2), 10.0), ((3_000.0,), 36_000.0)])
def test_the_longest_time_of_the_picture_has_room(times, end):
    assert seconds_end(*times) == end
