"""Runs that keep coming to so many slots."""

from __future__ import annotations

import pytest

from core.forecasts import busy
from core.forecasts.plan import plan_of
from core.forecasts.settings import Settings
from core.laws.saturation import arrivals, in_system
from tests.core.forecasts.answered import answer, done
from tests.rows import rows


def test_the_wait_grows_with_the_load_and_past_all_slots_without_end():
    made = answer("busy")
    waits = [one.wait for one in made.played]
    assert waits == sorted(waits) and waits[-1] > 5 * made.played[-3].wait
    assert made.played[-1].load > 1 and all(one.run >= made.alone * 0.9 for one in made.played)


def test_calls_that_come_one_by_one_keep_to_the_formula(monkeypatch):
    monkeypatch.setattr(busy, "LOADS", (0.8,))
    given = Settings()
    made = done(busy.saturate(given.single, 1, 8, given.model(), 7))
    assert made.played[0].wait == pytest.approx(dict(made.curve)[0.8], rel=0.15)


@rows("seed", [7, 8])
def test_the_wait_near_saturation_is_that_of_a_long_run_and_its_range_holds_it(seed, monkeypatch):
    """One play of 1,500 runs would say anything from half of it to half as much again."""
    monkeypatch.setattr(busy, "LOADS", (0.9,))
    given = Settings(items=5)
    made = done(busy.saturate(given.subject, 5, 8, given.model(), seed))
    (high,) = made.played
    plan = plan_of(given.subject.sized(5), given.model(), 7)
    drawn = [one for number in range(400) for one in plan.seconds(number).values()]
    long = arrivals(
        plan.stages, lambda chance: chance.choice(drawn), per_second=high.runs_an_hour / 3600, slots=8, runs=40_000,
        seed=100,
    ).wait.mean  # fmt: skip
    assert high.wait == pytest.approx(long, rel=0.25)
    assert high.least < long < high.most and high.least < high.wait < high.most


def test_a_thousand_slots_are_full_long_before_the_play_is_over(monkeypatch):
    monkeypatch.setattr(busy, "LOADS", (0.9, 1.05))
    given = Settings(items=1)
    made = done(busy.saturate(given.single, 1, 1000, given.model(), 7))
    high, over = made.played
    assert made.runs >= 50 * made.slots
    assert in_system(high.runs_an_hour / 3600, high.run) == pytest.approx(900, rel=0.02)  # one slot a run
    assert over.least > 0.1 and over.longest_queue > 1000


def test_slots_that_are_none_are_refused():
    with pytest.raises(ValueError):
        answer("busy", at_once=-1)
    with pytest.raises(ValueError, match="4,000 at most"):
        answer("busy", at_once=4001)
