"""Many times in a few numbers: by hand, and where numpy is installed as it does it."""

from __future__ import annotations

import math
import random

import pytest

from core.laws.durations import Lognormal
from core.laws.samples import fitted, quantile_plot, summary, value_at
from tests.rows import rows


def test_quantiles_by_hand():
    values = [4.0, 1.0, 3.0, 2.0]
    assert value_at(values, 0.5) == 2.5
    assert value_at(values, 0.95) == pytest.approx(3.85)  # 0.95 × 3 = 2.85 steps from the first
    assert (value_at(values, 0.0), value_at(values, 1.0)) == (1.0, 4.0)
    assert summary(values) == (4, 2.5, 2.5, pytest.approx(3.85), pytest.approx(3.97))
    assert summary([7.0]) == (1, 7.0, 7.0, 7.0, 7.0)


def test_quantiles_are_those_of_numpy():
    numpy = pytest.importorskip("numpy")
    values = [random.Random(3).expovariate(1) for _ in range(137)]
    for share in (0.0, 0.1, 0.5, 0.95, 0.99, 1.0):
        assert value_at(values, share) == pytest.approx(float(numpy.quantile(values, share)))


def test_a_quantile_plot_lies_on_the_line_where_it_fits():
    call = Lognormal(0.645, 0.32)
    points = quantile_plot([call.at((n + 0.5) / 40) for n in range(40)], call)
    assert len(points) == 40
    assert all(expected == pytest.approx(measured, rel=1e-9) for expected, measured in points)
    slow = quantile_plot([2 * call.at((n + 0.5) / 40) for n in range(40)], call)
    assert all(measured == pytest.approx(2 * expected, rel=1e-9) for expected, measured in slow)


def test_a_fit_by_hand():
    fit = fitted([math.e, math.e**3])
    assert fit.median == pytest.approx(math.e**2)
    assert fit.spread == pytest.approx(math.sqrt(2))  # (1 + 1) / (2 - 1)
    assert fitted([2.0, 2.0, 2.0]).spread == 0.0


@rows("seed", range(10))
def test_a_fit_finds_what_was_drawn_within_its_errors(seed):
    call, chance = Lognormal(0.645, 0.32), random.Random(seed)
    fit = fitted([call.draw(chance) for _ in range(400)])
    assert fit.median == pytest.approx(call.median, rel=4 * 0.32 / 20)
    assert fit.spread == pytest.approx(call.spread, rel=4 / math.sqrt(800))


@rows(
    "wrong, words",
    [
        (lambda: summary([]), "no value"),
        (lambda: value_at([1.0], 1.1), "0 to 1"),
        (lambda: quantile_plot([1.0], Lognormal(1.0, 0.1), most=1), "at least 2"),
        (lambda: fitted([1.0]), "two values"),
        (lambda: fitted([1.0, 0.0]), "above 0"),
    ],
)
def test_what_cannot_be_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()
