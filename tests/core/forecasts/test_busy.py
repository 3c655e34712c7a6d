"""Runs that keep coming to so many slots."""

from __future__ import annotations

import pytest

from tests.core.forecasts.answered import answer


def test_the_wait_grows_with_the_load_and_past_all_slots_without_end():
    made = answer("busy")
    waits = [one.wait for one in made.played]
    assert waits == sorted(waits) and waits[-1] > 5 * made.played[-3].wait
    assert made.played[-1].load > 1 and all(one.run >= made.alone * 0.9 for one in made.played)


def test_calls_that_come_one_by_one_keep_to_the_formula():
    made = answer("busy", items=1)
    curve = dict(made.curve)
    at = next(one for one in made.played if one.load == 0.8)
    assert at.wait == pytest.approx(curve[0.8], rel=0.35, abs=0.02)


def test_slots_that_are_none_are_refused():
    with pytest.raises(ValueError):
        answer("busy", at_once=-1)
