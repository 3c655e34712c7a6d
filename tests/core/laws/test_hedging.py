"""A second request when the first is late: by hand, against draws, and its price."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import pairwise

import pytest

from core.laws import costs
from core.laws.costs import Tokens
from core.laws.durations import Clamped, Lognormal, Mixture, mean, quantile
from core.laws.hedging import Hedge, Hedged
from core.laws.streamed import Streamed
from core.models.simulated.latency import PROFILES, durations
from tests.rows import rows

CALL = Lognormal(1.0, 1.0)


def saved(hedge):
    """Seconds that it wins of the makespan's p99."""
    return quantile(hedge.plain, 0.99) - quantile(hedge.hedged, 0.99)


def test_both_requests_have_to_be_late():
    hedged = Hedged(CALL, 2.0)
    assert hedged.later(1.9) == CALL.later(1.9)
    assert hedged.later(3.0) == pytest.approx(CALL.later(3.0) * CALL.later(1.0))  # the second has run for 1 s
    assert hedged.later(2.0) == CALL.later(2.0)


def test_a_race_from_the_start_is_the_shorter_of_two():
    # P(both > t) = S²; of two standard normals the smaller has the mean -1/√π, so the logarithm's median is known:
    # S(t)² = 1/2 at the quantile 1 - √½ of one.
    assert quantile(Hedged(CALL, 0.0), 0.5) == pytest.approx(CALL.at(1 - 0.5**0.5), rel=1e-9)
    assert mean(Hedged(CALL, 0.0)) < CALL.mean < mean(Hedged(CALL, 1e6)) * (1 + 1e-9)


@rows("share, count", [(0.5, 1), (0.95, 1), (0.95, 50)])
def test_draws_of_hedged_calls_are_as_computed(share, count):
    hedge, chance, runs = Hedge(CALL, share, count), random.Random(3), 40_000 // count
    after, seconds, asked = hedge.after, [], 0
    for _ in range(runs):
        firsts = [CALL.draw(chance) for _ in range(count)]
        late = [first > after for first in firsts]
        asked += count + sum(late)
        pairs = zip(firsts, late, strict=True)
        seconds.append(max(min(first, after + CALL.draw(chance)) if slow else first for first, slow in pairs))
    assert asked / runs == pytest.approx(hedge.requests(), rel=0.01)
    at = quantile(hedge.hedged, 0.9)
    assert sum(one <= at for one in seconds) / runs == pytest.approx(0.9, abs=0.04)
    assert sum(seconds) / runs == pytest.approx(mean(hedge.hedged), rel=0.03)


def test_what_it_wins_by_hand():
    hedge = Hedge(CALL, 0.95)
    assert hedge.after == pytest.approx(CALL.at(0.95))
    assert hedge.second == pytest.approx(0.05)
    # Late by 1 in 100 when the first is (1 in 20) and the second is too (1 in 5 of those): solved by t - after = q.
    p99 = quantile(hedge.hedged, 0.99)
    assert CALL.later(p99) * CALL.later(p99 - hedge.after) == pytest.approx(0.01)
    assert saved(hedge) == pytest.approx(CALL.at(0.99) - p99)
    assert 0 < mean(hedge.plain) - mean(hedge.hedged) < CALL.mean


def test_a_later_hedge_is_rarer_and_saves_less():
    hedges = [Hedge(CALL, share, 50) for share in (0.5, 0.9, 0.95, 0.99)]
    assert all(one.second > other.second for one, other in pairwise(hedges))
    assert all(mean(one.hedged) < mean(other.hedged) for one, other in pairwise(hedges))


def test_watching_the_first_token_wins_where_writing_takes_the_time():
    """A local model needs 0.86 s for 60 tokens: a second request at p95 of the whole call is always too late."""
    kind = PROFILES["local"]
    whole, first = durations(kind, "jittered", 60), durations(kind, "jittered", 0)
    assert saved(Hedge(whole, 0.95, 50)) == pytest.approx(0.0, abs=1e-9)
    watching = Hedge(whole, 0.95, 50, first=first)
    assert watching.second == pytest.approx(0.05, abs=1e-9)
    # At most 20 × 0.12 s late without it; with it both have to be.
    assert saved(watching) > 0.4


@rows("lengths", [(100,), (20, 400)])
def test_only_calls_whose_first_token_is_late_are_asked_twice(lengths):
    """A call that began in time and writes slowly runs on alone; of mixed lengths, too."""
    parts = [Streamed(Lognormal(0.5, 0.8), Lognormal(0.02, 0.5), length) for length in lengths]
    hedge = Hedge(Mixture(tuple(parts)) if len(parts) > 1 else parts[0], 0.9, first=parts[0].first)
    chance, after, seconds = random.Random(5), hedge.after, []

    def request():
        part = parts[int(chance.random() * len(parts))]
        first = part.first.draw(chance)
        return first, first + part.tokens * part.each.draw(chance)

    for _ in range(60_000):
        first, end = request()
        seconds.append(min(end, after + request()[1]) if first > after else end)
    for share in (0.5, 0.9, 0.99):
        at = quantile(hedge.hedged, share)
        done = sum(one <= at for one in seconds) / len(seconds)
        assert done == pytest.approx(share, abs=5 * (share * (1 - share) / len(seconds)) ** 0.5)
    assert quantile(hedge.hedged, 0.99) < quantile(hedge.plain, 0.99)


@rows("call", [Streamed(Lognormal(0.5, 0.8), Lognormal(0.02, 0.5), 100), CALL, Clamped(CALL, 4.0, 0.1, 5.0, 1.0)])
def test_a_first_token_that_is_no_part_of_the_call_is_refused(call):
    with pytest.raises(ValueError, match="part of the call"):
        Hedge(call, first=Lognormal(0.4, 0.8))


def test_what_it_costs_by_hand():
    hedge, each = Hedge(CALL, 0.95, 40), Tokens(200, 60)
    assert hedge.requests() == pytest.approx(42.0)
    assert hedge.tokens(each) == (Tokens(8400, 2400), Tokens(8400, 2520))
    least, most = hedge.dollars("gpt-4o-mini", each)
    assert float(least) == pytest.approx(2 * float(costs.price("gpt-4o-mini", Tokens(200, 0))))
    assert float(most) == pytest.approx(2 * float(costs.price("gpt-4o-mini", each)))
    assert Decimal(0) < least < most
    assert hedge.dollars("nobody-knows-it", each) is None


def test_where_all_take_the_same_time_nothing_is_asked_twice():
    hedge = Hedge(Lognormal(2.0, 0.0))
    assert (hedge.after, hedge.second, saved(hedge), mean(hedge.hedged)) == (2.0, 0.0, 0.0, 2.0)
    # A tenth lies at the edge: fewer than 1 in 20 are later than that.
    cut = Hedge(Clamped(Lognormal(1.0, 0.5), 1.9, 0.0, 1.0))
    assert cut.after == pytest.approx(1.9) and cut.second == 0.0


@rows("wrong", [{"share": 0.0}, {"share": 1.0}, {"share": float("nan")}, {"count": 0}])
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match="must be"):
        Hedge(CALL, **wrong)


def test_a_second_request_before_the_first_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        Hedged(CALL, -0.1)
