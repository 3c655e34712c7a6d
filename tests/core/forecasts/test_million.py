"""A million items on paper."""

from __future__ import annotations

import pytest

from core.forecasts import million
from core.forecasts.million import scale
from core.forecasts.settings import Settings
from core.laws.limits import ProviderLimits
from core.models.simulated import Simulated
from tests.core.forecasts.answered import done


@pytest.fixture(scope="module")
def made():
    return done(scale(Settings().single, 8, ProviderLimits(100), Simulated(), 7, "gpt-4o-mini"))


def test_every_line_grows_and_a_limit_never_helps(made):
    one, free, slots, rate = (line.seconds for line in made.lines)
    assert made.sizes[0] == 1 and made.sizes[-1] == million.MOST
    assert all(list(line.seconds) == sorted(line.seconds) for line in made.lines)
    assert all(a <= b <= c <= d or (a <= b <= c and c >= a) for a, b, c, d in zip(free, slots, rate, one, strict=True))
    assert slots[-1] == pytest.approx(one[-1] / 8, rel=0.01)


def test_a_hundred_requests_a_minute_hold_a_million_up_for_a_week(made):
    # 100 go at once, then one every 0.6 s
    assert made.binds == "requests" and made.lines[-1].seconds[-1] == pytest.approx(0.6 * 999_900, rel=0.001)


def test_what_twice_as_many_slots_would_win_is_what_they_win():
    def seconds(limit):
        return done(scale(Settings().single, limit, ProviderLimits(1000), Simulated(), 7, "gpt-4o-mini"))

    one, two = seconds(12), seconds(24)
    assert one.binds == "slots" and one.twice == pytest.approx(
        two.lines[-1].seconds[-1] / one.lines[-1].seconds[-1], rel=0.01
    )
    assert 0.8 < one.twice < 0.9


def test_money_does_not_depend_on_speed(made):
    assert made.dollars[-1] == made.dollars[0] * 1_000_000


def test_of_two_limits_the_tighter_one_holds_them_up():
    work = scale(Settings().single, 8, ProviderLimits(1000, 3600), Simulated(), 7, "gpt-4o-mini")
    made = done(work)
    each = made.each.into + made.each.out
    assert made.binds == "tokens" and made.lines[-1].title == "8 at once, 1,000 requests and 3,600 tokens a minute"
    assert made.lines[-1].seconds[-1] == pytest.approx(1_000_000 * each / 60, rel=0.001)


@pytest.mark.parametrize(
    ("limit", "limits", "words"),
    [(0, ProviderLimits(), "at least 1"), (8, ProviderLimits(tokens=1), "it never runs")],
)  # fmt: skip
def test_a_limit_that_lets_nothing_through_is_refused(monkeypatch, limit, limits, words):
    monkeypatch.setattr(million, "MOST", 100)
    monkeypatch.setattr(million, "_AT_A_TIME", 100)
    monkeypatch.setattr(million, "SIZES", (1, 100))
    with pytest.raises(ValueError, match=words):
        done(scale(Settings().single, limit, limits, Simulated(), 7, "gpt-4o-mini"))
