"""A model of one's own behind the simulated one: its times and lengths are those of its calls, by step."""

from __future__ import annotations

import math
import random
from statistics import median

import pytest

import core
from core.errors import InputError
from core.forecasts.own_model import own_model
from core.forecasts.plain import Plain
from core.laws.calibrate import Call, measured
from core.laws.durations import quantile
from core.laws.hedging import Hedge
from core.laws.longest import Longest
from core.models.simulated import Simulated
from tests.core.laws.known_server import EACH, FIRST, LONG, KnownServer, labelled_drafts, watched_run
from tests.rows import rows

CALLS = measured([watched_run(50, KnownServer())])


def forecast(own, **more):
    return core.forecast(labelled_drafts, ["a", "b", "c", "d"], model=Simulated(own, call_deadline=1e6), **more)


def test_a_step_is_as_long_as_its_measured_answers_not_as_the_simulated_text():
    own = own_model(CALLS, "known-8b")
    met = {step: set(own.of(step).lengths) for step in LONG}
    for seed in range(5):
        for span in forecast(own, seed=seed).trace.spans:
            assert span.tokens_out in met[span.step], span
    assert own.of("never met").lengths == ()


def test_times_come_from_the_fit_of_the_step():
    own = own_model(CALLS, "known-8b")
    assert {step for step, _ in own.steps} == set(LONG) and own.of("draft").fit.step == "draft"
    chance = random.Random(1)
    drawn = [own.of("draft").drawn(10, chance) for _ in range(4000)]
    assert median(one.first for one in drawn) == pytest.approx(own.of("draft").fit.first.median, rel=0.03)
    assert own.fit.first.median == pytest.approx(FIRST.median, rel=4 * 0.032)
    assert own.rate == pytest.approx(1 / EACH.median, rel=0.05)
    assert median(one.end for one in drawn) == pytest.approx(quantile(own.of("draft").lasts(10), 0.5), rel=0.03)


def test_a_step_of_few_calls_has_its_own_lengths_and_the_times_of_all():
    few = [*CALLS, *(Call("known-8b", "rare", 0.6, 0.8, 7) for _ in range(3))]
    rare = own_model(few, "known-8b").of("rare")
    assert rare.fit.step == "" and rare.lengths == (7, 7, 7)


def test_a_step_that_was_never_met_is_as_long_as_its_text():
    own = own_model(CALLS, "known-8b")
    assert own.drawn(33, random.Random(0)).tokens == 33
    assert quantile(own.lasts(200), 0.5) > quantile(own.lasts(5), 0.5)


def test_the_same_seed_gives_the_same_and_plain_what_the_real_client_does():
    own = own_model(CALLS, "known-8b")
    ends = [span.end for span in forecast(own, seed=3).trace.spans]
    assert ends == [span.end for span in forecast(own, seed=3).trace.spans]
    assert ends != [span.end for span in forecast(own, seed=4).trace.spans]
    plain = Plain(Simulated(own, call_deadline=1e6))
    assert [
        span.end for span in core.forecast(labelled_drafts, ["a", "b", "c", "d"], model=plain, seed=3).trace.spans
    ] == pytest.approx(ends, abs=1e-9)


def test_a_step_on_another_model_takes_that_ones_times():
    slow = [Call("slow", "draft", 10 * call.first, 10 * call.seconds, call.tokens) for call in CALLS]
    own = own_model([*CALLS, *slow], "known-8b", {"draft": "slow"})
    assert own.of("draft").fit.first.median > 5 * own.of("label").fit.first.median
    with pytest.raises(InputError, match="of any live model there are 0 calls"):
        own_model(CALLS, "known-8b", {"draft": "few"})


def test_it_holds_no_call_so_that_a_run_which_carries_it_holds_none():
    own = own_model(CALLS, "known-8b")
    assert (own.known, own.of("draft").known) == (100, 50)
    assert own.fit.calls == own.of("draft").fit.calls == () and "Call(" not in repr(own)


def test_fewer_than_thirty_calls_are_no_profile():
    with pytest.raises(InputError, match="needs 30"):
        own_model(CALLS[:29], "known-8b")


def test_where_all_calls_are_equal_each_takes_what_is_usual():
    own = own_model(CALLS, "known-8b")
    trace = core.forecast(labelled_drafts, ["a", "b"], model=Simulated(own, latency="equal", call_deadline=1e6)).trace
    for span in trace.spans:
        assert span.duration == pytest.approx(own.of(span.step).equal)


def test_asked_twice_by_its_first_token_it_wins_what_draws_of_it_win():
    own = own_model(CALLS, "known-8b").of("draft")
    hedge, chance, ends = Hedge(own.lasts(10), 0.8, first=own.lasts(0)), random.Random(2), []
    assert hedge.after == pytest.approx(own.fit.first.at(0.8))
    for _ in range(20_000):
        one = own.drawn(10, chance)
        ends.append(min(one.end, hedge.after + own.drawn(10, chance).end) if one.first > hedge.after else one.end)
    for share in (0.5, 0.95, 0.99):
        at = quantile(hedge.hedged, share)
        done = sum(end <= at for end in ends) / len(ends)
        assert done == pytest.approx(share, abs=0.002 + 4 * (share * (1 - share) / len(ends)) ** 0.5)


@rows("spread", [0.6, 1.0])
def test_the_last_of_many_is_as_late_as_draws_are_where_few_answers_are_very_long(spread):
    chance, calls = random.Random(3), list[Call]()
    for _ in range(400):
        tokens, first = max(1, round(100 * math.exp(spread * chance.gauss(0, 1)))), FIRST.draw(chance)
        calls.append(Call("m", "draft", first, first + tokens * EACH.draw(chance), tokens))
    own, count = own_model(calls, "m").of("draft"), 1000
    theory, draw = Longest(((own.lasts(10), 50),)), random.Random(1)
    last = [max(own.drawn(10, draw).end for _ in range(50)) for _ in range(count)]
    for share in (0.5, 0.95, 0.99):
        at = quantile(theory, share)
        assert sum(end <= at for end in last) / count == pytest.approx(
            share, abs=0.005 + 4 * (share * (1 - share) / count) ** 0.5
        )
