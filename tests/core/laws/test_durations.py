"""Distributions of seconds: means and quantiles against closed forms, and the draws against the distribution."""

from __future__ import annotations

import math
import random

import pytest

from core.laws.durations import Clamped, Lognormal, Mixture, above, integral, mean, quantile
from tests.rows import rows

SHARES = (0.001, 0.05, 0.5, 0.9, 0.95, 0.99, 0.999999)


@rows("spread", [0.001, 0.1, 0.32, 0.87, 2.0, 5.0])
def test_quadrature_gives_the_mean_in_closed_form(spread):
    call = Lognormal(0.645, spread)
    assert mean(call) == pytest.approx(call.mean, rel=1e-9)
    for share in SHARES:
        assert quantile(call, share) == pytest.approx(call.at(share), rel=1e-9)


def test_a_lognormal_by_hand():
    call = Lognormal(2.0, 0.5)
    assert call.later(2.0) == 0.5
    assert call.at(0.95) == pytest.approx(2.0 * math.exp(0.5 * 1.6448536269514722))
    assert call.later(0.0) == call.later(-1.0) == 1.0
    assert above(1e9, 0.5) == pytest.approx(0.0, abs=1e-300)
    # A tail that 1 - F would have lost: 8 deviations out, from the tables 6.22e-16.
    assert call.later(2.0 * math.exp(0.5 * 8)) == pytest.approx(6.22096e-16, rel=1e-5)


def test_no_spread_is_always_the_median():
    call = Lognormal(1.5, 0.0)
    assert mean(call) == call.mean == quantile(call, 0.01) == quantile(call, 0.99) == call.at(0.3) == 1.5
    assert (call.later(1.4), call.later(1.5)) == (1.0, 0.0)
    still = Clamped(call, 4.0, 0.1, 5.0, rest=0.5)
    assert mean(still) == pytest.approx(0.9 * 2.0 + 0.1 * 8.0)
    assert (quantile(still, 0.5), quantile(still, 0.89), quantile(still, 0.95)) == (2.0, 2.0, 8.0)


def _mean_when_cut(median, spread, widest):
    """Of a lognormal put at its edges beyond them: both atoms, and the part between (Johnson, Kotz, Balakrishnan)."""
    edge = math.log(widest) / spread
    outside = above(widest, spread)
    done = lambda z: 1 - 0.5 * math.erfc(z / math.sqrt(2))  # noqa: E731
    between = math.exp(spread**2 / 2) * (done(edge - spread) - done(-edge - spread))
    return median * (outside / widest + outside * widest + between)


@rows("spread", [0.05, 0.32, 0.65, 0.87, 3.0])
def test_a_cut_and_late_lognormal_has_its_mean_in_closed_form(spread):
    call = Clamped(Lognormal(0.5, spread), 4.0, 0.015, 5.0, rest=0.3)
    expected = 0.3 + (0.985 + 0.015 * 5) * _mean_when_cut(0.5, spread, 4.0)
    assert mean(call) == pytest.approx(expected, rel=1e-9)


def test_quantiles_of_a_cut_one_stand_at_its_jumps():
    call = Clamped(Lognormal(0.5, 0.87), 4.0, 0.0, 5.0)
    assert quantile(call, 0.01) == pytest.approx(0.125)  # 5.6 % lie at the lower edge
    assert quantile(call, 0.999) == pytest.approx(2.0)
    assert call.later(2.0) == 0.0 and call.later(0.124) == 1.0
    assert quantile(call, 0.5) == pytest.approx(0.5, rel=1e-9)


@rows("share", SHARES)
def test_a_quantile_is_where_so_many_are_done(share):
    for call in (
        Clamped(Lognormal(0.9, 0.45), 4.0, 0.015, 5.0, rest=1.0),
        Mixture((Lognormal(1.0, 0.3), Lognormal(1.0, 0.3), Lognormal(5.0, 0.1))),
    ):
        at = quantile(call, share)
        assert call.later(at * (1 + 1e-9)) <= 1 - share + 1e-12
        assert call.later(at * (1 - 1e-9)) >= 1 - share - 1e-12


def test_a_mixture_has_the_mean_of_its_parts():
    parts = (Lognormal(1.0, 0.3), Lognormal(4.0, 0.8), Clamped(Lognormal(2.0, 0.5), 2.0, 0.1, 3.0))
    assert mean(Mixture(parts)) == pytest.approx(sum(map(mean, parts)) / 3, rel=1e-9)
    counted, repeated = Mixture(parts, (2, 1, 1)), Mixture((*parts, parts[0]))
    assert counted.later(1.5) == pytest.approx(repeated.later(1.5), rel=1e-12)


def test_draws_come_from_the_distribution():
    call, chance = Lognormal(0.645, 0.32), random.Random(5)
    drawn = [call.draw(chance) for _ in range(20_000)]
    assert math.fsum(drawn) / len(drawn) == pytest.approx(call.mean, rel=0.01)  # standard error 0.23 %
    assert sum(one > call.at(0.95) for one in drawn) / len(drawn) == pytest.approx(0.05, abs=0.006)


def test_the_ends_of_what_may_be_are_computed():
    for median in (1e-9, 1e9):
        call = Clamped(Lognormal(median, 5.0), 1e300, 0.5, 1e9, rest=0.0)
        assert math.isfinite(mean(call)) and math.isfinite(quantile(call, 0.999999))


def test_an_integral_by_hand():
    assert integral(lambda x: x**7, [0.0, 0.5, 2.0]) == pytest.approx(32.0, rel=1e-14)
    assert integral(math.exp, [0.0, 1.0]) == pytest.approx(math.e - 1, rel=1e-14)


@rows(
    "wrong, words",
    [
        (lambda: Lognormal(0.0, 0.3), "1e-09 to 1e"),
        (lambda: Lognormal(math.inf, 0.3), "1e-09 to 1e"),
        (lambda: Lognormal(math.nan, 0.3), "1e-09 to 1e"),
        (lambda: Lognormal(1.0, -0.1), "0 to 5"),
        (lambda: Lognormal(1.0, 5.1), "0 to 5"),
        (lambda: Clamped(Lognormal(1.0, 0.1), 1.0, 0.1, 5.0), "widest"),
        (lambda: Clamped(Lognormal(1.0, 0.1), 4.0, 1.1, 5.0), "share 0 to 1"),
        (lambda: Clamped(Lognormal(1.0, 0.1), 4.0, 0.1, math.inf), "late 1 to"),
        (lambda: Mixture(()), "nothing"),
        (lambda: Mixture((Lognormal(1.0, 0.1),), (1, 1)), "one count for each"),
        (lambda: Mixture((Lognormal(1.0, 0.1),), (0,)), "1 or more"),
        (lambda: quantile(Lognormal(1.0, 0.1), 1.0), "below 1"),
        (lambda: quantile(Lognormal(1.0, 0.1), 0.0), "above 0"),
    ],
)
def test_what_cannot_be_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()
