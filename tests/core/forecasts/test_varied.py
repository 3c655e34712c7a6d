"""Runs by formula whose calls vary."""

from __future__ import annotations

import pytest

from core.forecasts.varied import vary
from core.laws.estimate import Inputs, Stages
from core.lesson.registry import estimates
from tests.core.forecasts.answered import done

ONE = Stages([("work", [[2.0]])], None)


def test_on_average_a_chain_takes_what_its_formula_says_and_calls_side_by_side_take_longer():
    chain, beside = Stages([("work", [[2.0] * 12])], None), Stages([("work", [[2.0]] * 12)], None)
    one, longer, late = done(vary([ONE, chain, beside], 100))
    assert one.mean == pytest.approx(2.0, rel=0.06) and longer.mean == pytest.approx(24.0, rel=0.02)
    assert late.median > 1.15 * 2.0 and one.median < 2.0  # of many, one is late


def test_a_limit_of_one_makes_a_chain_of_calls_side_by_side():
    stages = [("decide", [[1.0]]), ("work", [[1.0], [3.0]])]
    assert (Stages(stages, None).lasts(lambda: 2.0), Stages(stages, 1).lasts(lambda: 2.0)) == (8.0, 10.0)


def test_the_longer_the_answers_the_less_the_first_token_matters():
    short, long = (done(vary([ONE], tokens))[0] for tokens in (10, 1000))
    assert long.p95 - long.median < 0.5 * (short.p95 - short.median)


def test_each_pattern_with_formulas_has_its_spread_and_the_same_one_each_time():
    runs = [one.stages for one in estimates(Inputs())]
    made = done(vary(runs, 300))
    assert made == done(vary(runs, 300)) and all(one.median < one.p95 for one in made)
    with pytest.raises(ValueError, match="0 tokens"):
        done(vary(runs, 0))
