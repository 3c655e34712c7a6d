"""A distribution off a table, against the one that it stands for."""

from __future__ import annotations

import pytest

from core.laws.durations import Lognormal, Mixture, mean, quantile
from core.laws.streamed import Streamed
from core.laws.tabled import Tabled, tabled
from tests.rows import rows

EXACT = Mixture(tuple(Streamed(Lognormal(0.645, 0.32), Lognormal(1 / 105, 0.1), tokens) for tokens in (5, 60, 240)))


def test_it_is_close_to_what_it_stands_for():
    made = tabled(EXACT)
    assert isinstance(made, Tabled)
    assert max(abs(made.later(at / 100) - EXACT.later(at / 100)) for at in range(1, 600)) < 1e-3
    for share in (0.05, 0.5, 0.95, 0.99):
        assert quantile(made, share) == pytest.approx(quantile(EXACT, share), rel=1e-3)
    assert mean(made) == pytest.approx(mean(EXACT), rel=1e-3)


@rows(
    "first, each, lengths",
    [
        (0.05, 0.02, (10, 1000)),
        (0.03, 0.02, (3, 8, 400)),
        (0.1, 0.05, (10, 1000)),
        (0.9, 0.4, (10, 1000)),
        (0.1, 0.05, tuple(range(10, 1000, 41))),
        (0.05, 0.02, tuple(range(10, 1000, 41))),
    ],
)
def test_it_is_as_close_where_the_share_falls_in_steps(first, each, lengths):
    exact = Mixture(tuple(Streamed(Lognormal(0.3, first), Lognormal(1 / 70, each), one) for one in lengths))
    made, (low, high) = tabled(exact), (quantile(exact, 1e-4), quantile(exact, 1 - 1e-4))
    at = [low * (high / low) ** (number / 700) for number in range(701)]
    assert max(abs(made.later(seconds) - exact.later(seconds)) for seconds in at) < 1e-3
    for rare in (1e-3, 1e-4, 1e-5):  # of a single call: of a thousand at once it is usual
        assert made.later(quantile(exact, 1 - rare)) == pytest.approx(rare, rel=0.05)


def test_where_it_jumps_the_points_come_to_an_end():
    exact = Mixture((Lognormal(1.0, 0.0), Lognormal(2.0, 0.0), Lognormal(3.0, 1e-9)))
    made = tabled(exact)
    assert [made.later(at) for at in (0.99, 1.01, 1.99, 2.01, 2.99, 3.01)] == pytest.approx(
        [exact.later(at) for at in (0.99, 1.01, 1.99, 2.01, 2.99, 3.01)], abs=1e-3
    )


def test_it_falls_from_one_to_nothing():
    made = tabled(EXACT)
    low, high = made.ends
    assert (made.later(low / 2), made.later(high), made.later(2 * high)) == (1.0, 0.0, 0.0)
    shares = [made.later(low + (high - low) * number / 1000) for number in range(1001)]
    assert shares == sorted(shares, reverse=True)


def test_what_always_takes_the_same_stays_as_it_is():
    same = Lognormal(2.0, 0.0)
    assert tabled(same) is same
