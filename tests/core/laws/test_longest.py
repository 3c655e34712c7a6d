"""The longest of N: against 50 digits, closed forms, plain sums, and the code that draws the calls."""

from __future__ import annotations

import math
import random

import pytest

from core import forecast, parallelization
from core.laws.at_scale import finish
from core.laws.durations import Clamped, Lognormal, mean, quantile
from core.laws.longest import Longest, expected_longest, longest_of
from core.laws.sizes import bounds
from core.models.simulated.latency import PROFILES, durations
from tests.core.laws import exact
from tests.rows import rows


@rows("spread, count", [(0.32, 1), (0.32, 5), (0.87, 50), (0.6, 1000), (1.5, 20), (0.2, 1_000_000)])
def test_the_mean_agrees_with_fifty_digits(spread, count):
    expected = exact.expected_longest(0.645, spread, count)
    assert expected_longest(Lognormal(0.645, spread), count) == pytest.approx(expected, rel=1e-9)


@rows("spread", [0.01, 0.32, 1.0, 3.0])
def test_the_longer_of_two_has_a_closed_form(spread):
    call = Lognormal(1.0, spread)
    expected = 2 * call.mean * 0.5 * math.erfc(-spread / 2)  # 2 e^(σ²/2) Φ(σ / √2)
    assert expected_longest(call, 2) == pytest.approx(expected, rel=1e-9)


@rows("count", [1, 2, 50, 1000, 1_000_000])
def test_a_quantile_of_the_longest_is_one_of_a_call(count):
    call = Lognormal(0.645, 0.32)
    for share in (0.05, 0.5, 0.99):
        longest = quantile(Longest(((call, count),)), share)
        assert longest == pytest.approx(call.at(share ** (1 / count)), rel=1e-8)


def test_the_mean_of_what_is_cut_agrees_with_a_plain_sum():
    """Over a million equal steps of the share that is done, by the middle of each."""
    call, steps = Clamped(Lognormal(0.556, 0.87), 4.0, 0.015, 5.0, rest=0.4), 100_000
    width = (0.4 + 0.556 * 20) / steps
    plain = width * math.fsum(1 - (1 - call.later((n + 0.5) * width)) ** 20 for n in range(steps))
    assert expected_longest(call, 20) == pytest.approx(plain, rel=2e-5)


def test_unequal_calls_and_equal_ones_in_any_order():
    one, other = Lognormal(1.0, 0.3), Lognormal(2.0, 0.1)
    both = longest_of([one, other, one])
    assert both == longest_of([one, one, other]) == Longest(((one, 2), (other, 1)))
    assert both.later(2.0) == pytest.approx(1 - (1 - one.later(2.0)) ** 2 * (1 - other.later(2.0)))
    assert max(mean(one), mean(other)) < mean(both) < 2 * mean(one) + mean(other)
    assert mean(longest_of([Lognormal(1.0, 0.0), Lognormal(3.0, 0.0)])) == pytest.approx(3.0)


def test_the_longest_grows_with_n_though_a_call_does_not():
    call = durations(PROFILES["small"], "jittered", 60)
    means = [expected_longest(call, count) for count in (1, 5, 50, 500)]
    assert means == sorted(means) and means[0] == pytest.approx(mean(call))
    # 1.5 of 100 are late: with 500 calls nearly every run has one, and at most 20 times the median is possible.
    assert quantile(Longest(((call, 500),)), 0.01) > 0.645 * 4
    assert quantile(Longest(((call, 10**6),)), 0.999) <= 0.645 * 20 + 60 / 105


def test_runs_of_the_code_have_the_mean_that_is_computed():
    """Of forty seeds: each run against the mean for the tokens of its own answers."""
    emails = [f"E-mail {number}: the parcel with order {4000 + number} has not come." for number in range(10)]
    gaps, kind = [], PROFILES["small"]
    for seed in range(40):
        trace = forecast(parallelization, emails, seed=seed).trace
        calls = [durations(kind, "jittered", span.tokens_out) for span in trace.spans]
        gaps.append(trace.makespan - mean(longest_of(calls)))
    middle = math.fsum(gaps) / len(gaps)
    error = math.sqrt(math.fsum((gap - middle) ** 2 for gap in gaps) / (len(gaps) - 1) / len(gaps))
    assert abs(middle) < 4 * error and error < 0.2


@rows("slots", [2, 5])
def test_at_a_limit_the_mean_lies_within_the_bounds_of_the_means(slots):
    call, chance, count, runs = Lognormal(1.0, 0.8), random.Random(3), 20, 2000
    took = [finish([call.draw(chance) for _ in range(count)], slots) for _ in range(runs)]
    assert bounds(count * call.mean, expected_longest(call, count), slots).holds(math.fsum(took) / runs)


def test_no_call_has_no_longest():
    with pytest.raises(ValueError, match="at least one"):
        longest_of([])
    with pytest.raises(ValueError, match="at least one"):
        expected_longest(Lognormal(1.0, 0.1), 0)
