"""An answer that streams: closed forms where there are, and draws where there are none."""

from __future__ import annotations

import math
import random

import pytest

from core.laws.durations import Lognormal, mean, quantile
from core.laws.streamed import Streamed
from tests.rows import rows

FIRST, EACH = Lognormal(0.645, 0.32), Lognormal(1 / 105, 0.1)


@rows("spreads, tokens", [((0.32, 0.1), 60), ((0.32, 0.6), 500), ((0.0, 0.3), 40), ((0.3, 0.0), 40), ((0.9, 0.9), 68)])
def test_the_mean_is_that_of_both_parts(spreads, tokens):
    call = Streamed(Lognormal(0.645, spreads[0]), Lognormal(1 / 105, spreads[1]), tokens)
    assert mean(call) == pytest.approx(call.mean, rel=1e-6)


def test_without_tokens_or_without_a_spread_it_is_a_lognormal():
    assert mean(Streamed(FIRST, EACH, 0)) == pytest.approx(FIRST.mean)
    shifted = Streamed(FIRST, Lognormal(0.01, 0.0), 100)
    assert quantile(shifted, 0.95) == pytest.approx(1.0 + FIRST.at(0.95), rel=1e-9)
    still = Streamed(Lognormal(0.5, 0.0), Lognormal(0.01, 0.0), 100)
    assert (mean(still), still.later(1.49), still.later(1.51)) == (1.5, 1.0, 0.0)


@rows("spread", [0.31, 0.33, 0.32])
def test_it_does_not_matter_which_part_is_summed_over(spread):
    """Two equally wide parts, so that either may be: the sum against one of 4,000 equal shares of the other."""
    call = Streamed(Lognormal(0.6, 0.32), Lognormal(0.01, spread), 60)
    rest = Lognormal(0.6, spread)
    for seconds in (0.8, 1.2, 2.0, 3.0):
        plain = math.fsum(call.first.later(seconds - rest.at((n + 0.5) / 4000)) for n in range(4000)) / 4000
        assert call.later(seconds) == pytest.approx(plain, abs=2e-5)


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
