"""An answer that streams: closed forms where there are, and draws where there are none."""

from __future__ import annotations

import math
import random

import pytest

from core.laws.durations import Lognormal, mean, quantile
from core.laws.streamed import Streamed
from tests.rows import rows

FIRST, EACH = Lognormal(0.645, 0.32), Lognormal(1 / 105, 0.1)


HARD = [  # medians and spreads of both parts, tokens: a wide first token beside a narrow rest, and the other way round
    (0.645, 0.32, 1 / 105, 0.1, 60), (0.645, 0.32, 1 / 105, 0.6, 500), (0.645, 0.0, 1 / 105, 0.3, 40),
    (0.645, 0.3, 1 / 105, 0.0, 40), (0.645, 0.9, 1 / 105, 0.9, 68), (0.3, 1.0, 0.02, 0.3, 50),
    (0.1, 1.5, 0.01, 0.8, 20), (0.01, 3.0, 0.05, 0.5, 200), (0.6, 0.32, 0.01, 1e-3, 60), (2.0, 1.2, 0.02, 0.05, 300),
]  # fmt: skip


@rows("first, spread, each, pace, tokens", HARD)
def test_the_mean_is_that_of_both_parts(first, spread, each, pace, tokens):
    call = Streamed(Lognormal(first, spread), Lognormal(each, pace), tokens)
    assert mean(call) == pytest.approx(call.mean, rel=1e-9)


@rows("first, spread, each, pace, tokens", HARD[5:])
def test_each_share_is_that_of_a_fine_sum(first, spread, each, pace, tokens):
    call = Streamed(Lognormal(first, spread), Lognormal(each, pace), tokens)
    for share in (0.01, 0.3, 0.7, 0.95):
        seconds = quantile(call, share)
        for after in (0.0, call.first.at(0.5), call.first.at(0.95)):
            assert call.late(seconds, after) == pytest.approx(_fine(call, seconds, after), abs=1e-6)


def _fine(call, seconds, after, points=20_000):
    """By equal steps of the first token's deviation, trapezoids."""
    rest = Lognormal(call.tokens * call.each.median, call.each.spread)
    low = max(-9.0, math.log(after / call.first.median) / call.first.spread) if after else -9.0
    step = (9.0 - low) / points
    shares = []
    for number in range(points + 1):
        point = low + number * step
        left = seconds - call.first.median * math.exp(call.first.spread * point)
        shares.append(math.exp(-point * point / 2) * rest.later(left) / (1 if 0 < number < points else 2))
    return math.fsum(shares) * step / math.sqrt(2 * math.pi)


def test_without_tokens_or_without_a_spread_it_is_a_lognormal():
    assert mean(Streamed(FIRST, EACH, 0)) == pytest.approx(FIRST.mean)
    shifted = Streamed(FIRST, Lognormal(0.01, 0.0), 100)
    assert quantile(shifted, 0.95) == pytest.approx(1.0 + FIRST.at(0.95), rel=1e-9)
    still = Streamed(Lognormal(0.5, 0.0), Lognormal(0.01, 0.0), 100)
    assert (mean(still), still.later(1.49), still.later(1.51)) == (1.5, 1.0, 0.0)


def test_draws_come_from_the_distribution():
    call, chance = Streamed(FIRST, EACH, 60), random.Random(1)
    drawn = [call.draw(chance) for _ in range(20_000)]
    assert math.fsum(drawn) / len(drawn) == pytest.approx(call.mean, rel=0.01)
    for share in (0.5, 0.95, 0.99):
        at = quantile(call, share)
        done = sum(one <= at for one in drawn) / len(drawn)
        assert done == pytest.approx(share, abs=4 * math.sqrt(share * (1 - share) / 20_000))


def test_fewer_than_no_tokens_are_refused():
    with pytest.raises(ValueError, match="0 or more"):
        Streamed(FIRST, EACH, -1)
