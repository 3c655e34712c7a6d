"""How long a simulated answer takes, by profile, place and speed."""

from __future__ import annotations

import math
import statistics
from random import Random

import pytest

from core.laws.durations import mean
from core.models.model import Ask
from core.models.simulated import Simulated
from core.models.simulated.latency import PROFILES, durations, timing
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


@pytest.mark.parametrize("profile", PROFILES)
def test_draws_come_from_the_distribution_that_is_told(profile):
    kind, count = PROFILES[profile], 8000
    told = durations(kind, "jittered", 50)
    ends = [timing(kind, "jittered", 50, None, Random(number)).end for number in range(count)]

    assert statistics.fmean(ends) == pytest.approx(mean(told), abs=4 * statistics.stdev(ends) / math.sqrt(count))
    for share in (0.01, 0.3, 0.5, 0.95, 0.99):
        at = sorted(ends)[int(share * count)]
        error = 4 * math.sqrt(share * (1 - share) / count) + 1 / count
        assert told.later(at * (1 + 1e-9)) - error <= 1 - share <= told.later(at * (1 - 1e-9)) + error
    assert told.later(max(ends)) < 10 / count and told.later(min(ends) - 1e-9) > 1 - 10 / count


@pytest.mark.parametrize(
    ("latency", "place", "seconds"), [("equal", None, 1.0), ("uneven", (3, 5), 4.0), ("uneven", (1, 5), 1.0)]
)
def test_where_nothing_is_drawn_the_distribution_is_one_time(latency, place, seconds):
    assert mean(durations(PROFILES["small"], latency, 50, place)) == seconds
