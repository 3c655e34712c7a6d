"""How long a simulated answer takes, by profile, place and speed."""

from __future__ import annotations

import math
import statistics
from random import Random

import pytest

from core.models.model import Ask
from core.models.simulated import Simulated
from core.models.simulated.latency import PROFILES, timing
from tests.core.models.simulated_calls import PROMPT, SHAPE, timed


def test_equal_calls_take_exactly_the_same_time_whatever_their_length(play):
    asks = [Ask("Hi"), Ask(PROMPT * 20), Ask(PROMPT, schema=SHAPE), Ask(PROMPT, on_text=lambda _: None)]
    found = play(timed(Simulated(latency="equal"), *asks))

    assert [seconds for _, seconds in found] == pytest.approx([1.0] * 4)


@pytest.mark.parametrize(("items", "slow"), [(5, 2), (3, 2), (2, 1), (1, 0)])
def test_uneven_makes_the_third_item_slow_or_the_last_of_fewer(play, items, slow):
    asks = [Ask(f"{PROMPT} {n}", item=n, items=items) for n in range(items)]
    *found, (_, outside) = play(timed(Simulated(latency="uneven"), *asks, Ask(PROMPT)))

    expected = [4.0 if place == slow else 1.0 for place in range(items)]
    assert [seconds for _, seconds in found] == pytest.approx(expected)
    assert outside == pytest.approx(1.0)


def test_speed_divides_every_time(play):
    asks = [Ask(f"{PROMPT} {n}") for n in range(5)]
    real = [seconds for _, seconds in play(timed(Simulated(), *asks))]
    faster = [seconds for _, seconds in play(timed(Simulated(speed=4), *asks))]
    at_once = [seconds for _, seconds in play(timed(Simulated(speed=math.inf), *asks))]

    assert faster == pytest.approx([seconds / 4 for seconds in real])
    assert at_once == [0.0] * 5
    assert (Simulated(speed=4).pace, Simulated(speed=math.inf).pace) == (0.25, 0.0)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_has_its_median_and_its_spread(profile):
    kind = PROFILES[profile]
    firsts = [timing(kind, "jittered", 50, None, Random(number)).first for number in range(5000)]
    p50, p95 = statistics.median(firsts), sorted(firsts)[4750]

    assert p50 == pytest.approx(kind.first_token, rel=0.1)
    assert math.log(p95 / p50) / 1.645 == pytest.approx(kind.spread, rel=0.2)
