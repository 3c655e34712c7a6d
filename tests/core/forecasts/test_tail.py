"""A thousand repetitions, and hedging."""

from __future__ import annotations

import pytest

from core.forecasts.settings import Settings, opening
from core.forecasts.tail import hedge
from core.laws.durations import quantile
from core.models.simulated import Simulated
from tests.core.forecasts.answered import answer, done
from tests.core.laws.distance import off


@pytest.mark.parametrize(
    "given", [{"items": 50, "at_once": None}, {"items": 20, "at_once": 4}, {"pattern": "prompt_chaining", "items": 1},
              {"pattern": "orchestrator_workers", "items": 4}],
)  # fmt: skip
def test_a_sample_of_twenty_run_as_code_agrees_to_a_microsecond(given):
    made = answer("tail", **given)
    count, most_off = made.checked
    assert len(made.makespans) == 1000 and count == 20 and most_off <= 1e-6


def test_independent_calls_without_a_limit_keep_to_the_theory_of_their_longest():
    made = answer("tail", items=50, at_once=None)
    assert off(made.makespans, made.theory) < 1.63 / 1000**0.5  # Kolmogorov and Smirnov, one in a hundred
    assert made.summary.p95 == pytest.approx(quantile(made.theory, 0.95), rel=0.1)


def test_where_calls_wait_there_is_no_formula():
    assert answer("tail", items=20, at_once=4).theory is None
    assert answer("tail", pattern="prompt_chaining", items=1).theory is None


def test_the_longest_of_more_calls_is_later_and_one_call_is_not():
    counts, means = zip(*answer("tail", items=50, at_once=None).grows, strict=True)
    assert list(means) == sorted(means) and counts[0] == 1 and means[-1] > 4 * means[0]


def test_the_run_of_a_seed_takes_what_was_computed():
    given, made = Settings(items=20, at_once=4), answer("tail", items=20, at_once=4)
    seed = made.seed_near(made.summary.p99)
    run = done(opening(given, "tail", f"times{seed}").work(given)())
    assert run.trace.makespan == pytest.approx(made.makespans[seed], abs=1e-6)


def test_asking_twice_wins_at_the_tail_and_costs_one_request_in_twenty():
    made = answer("twice", items=50)
    assert made.plain[2] - made.hedged[2] > 2 and made.hedge.requests() == pytest.approx(52.5)
    assert all(twice <= once + 1e-9 for _, once, twice in made.wins)


def test_a_share_that_is_none_is_refused():
    with pytest.raises(ValueError, match="above 0 and below 1"):
        done(hedge(Settings().single, 5, 1.0, True, Simulated(), 7))
