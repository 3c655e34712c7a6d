"""Live runs beside their forecasts: how far off they are, on a server of known latencies and the virtual clock."""

from __future__ import annotations

import random

import pytest

import core
from core.clock import run_virtual
from core.forecasts.own_model import own_model
from core.forecasts.plain import Plain
from core.forecasts.plan import play
from core.forecasts.record import PATIENCE, SEEDS, Compared, Forecast, foretell, median_error
from core.laws.calibrate import Call, measured
from core.laws.durations import Mixture, quantile
from core.laws.samples import summary
from core.models.simulated import Simulated
from core.run import Reading
from tests.core.forecasts.answered import done
from tests.core.laws.known_server import KnownServer, labelled_drafts, watched_run

ITEMS = [f"item {number}" for number in range(6)]


def run_live(reading, seed):
    return run_virtual(reading.run(model=KnownServer(seed)))


def test_a_hundred_calls_foretell_twenty_runs_within_a_tenth_in_the_median():
    own = own_model(measured([watched_run(50, KnownServer(seed=1))]), "known-8b")
    record, chance = [], random.Random(5)
    for number in range(20):
        reading = Reading(
            labelled_drafts, (ITEMS[: chance.randint(2, 6)],), {"concurrency": chance.choice((1, 2, None))}
        )
        made = run_live(reading, 100 + number).trace
        forecast = done(foretell(reading, own, 7))
        assert forecast.calls == made.calls and forecast.low < forecast.seconds < forecast.high
        record.append(Compared("", "known-8b", 100, forecast, made.makespan, made.calls))
    assert median_error(record) <= 0.10
    assert sum(one.within for one in record) >= 11  # 16 expected; fewer than 11 in 1 of 400


def test_a_hundred_calls_foretell_those_that_were_held_out():
    """The median over nine profiles: the p50 and the p95 of 600 later calls, whose lengths are drawn too."""
    wrong = []
    held = [call for call in measured([watched_run(600, KnownServer(seed=99))]) if call.step == "draft"]
    short = summary([call.seconds for call in held])
    for seed in range(9):
        own = own_model(measured([watched_run(100, KnownServer(seed=seed))]), "known-8b")
        lasts = Mixture((own.of("draft").lasts(1),))
        wrong.append([abs(quantile(lasts, 0.5) / short.median - 1), abs(quantile(lasts, 0.95) / short.p95 - 1)])
    assert sorted(one for one, _ in wrong)[4] < 0.05 and sorted(one for _, one in wrong)[4] < 0.05


def test_the_forecast_is_the_median_under_seeds_of_times_at_the_limit_of_the_run():
    own = own_model(measured([watched_run(50, KnownServer())]), "known-8b")
    one, all_at_once = (done(foretell(Reading(labelled_drafts, (ITEMS,), {"concurrency": limit}), own, 7))
                        for limit in (1, None))  # fmt: skip
    assert one.seconds > 3 * all_at_once.seconds and one.calls == all_at_once.calls == 12
    assert sum(1 for _ in foretell(Reading(labelled_drafts, (ITEMS[:1],)), own, 7)) == SEEDS


def test_where_the_calls_vary_the_bounds_hold_8_of_10_whole_runs():
    """By its words alone a loop makes four calls or six: at one seed of words the bounds held half of the runs."""
    reading = Reading(core.evaluator_optimizer, ("Write a haiku about autumn",))
    calls = [Call("m", step, call.first, call.seconds, call.tokens)
             for step in ("draft", "evaluate", "improve")
             for call in measured([watched_run(50, KnownServer())]) if call.step == "draft"]  # fmt: skip
    own, runs = own_model(calls, "m"), []
    model = Simulated(own, call_deadline=PATIENCE)
    for seed in range(1000, 1100):
        runs.append(play(reading, Plain(model, seed), seed).trace)
    assert len({trace.calls for trace in runs}) > 1
    for seed in (7, 8):
        forecast = done(foretell(reading, own, seed))
        assert 65 <= sum(forecast.low <= trace.makespan <= forecast.high for trace in runs) <= 95


def test_a_seed_under_which_it_comes_to_no_end_is_left_out():
    own = own_model(measured([watched_run(50, KnownServer())]), "known-8b")

    @core.pattern
    async def sometimes(items: core.Items) -> core.Result:
        label = await core.llm("Label {item}", item=items[0], step="label")
        ended.append(len(ended) % 2 == 0)
        if not ended[-1]:
            raise core.WorkflowError("no end")
        return core.Result(label=label)

    ended = []
    assert done(foretell(Reading(sometimes, (ITEMS,)), own, 7)).calls == 1
    assert ended.count(False) == SEEDS // 2


def test_a_run_that_comes_to_no_end_there_has_no_forecast():
    own = own_model(measured([watched_run(50, KnownServer())]), "known-8b")

    @core.pattern
    async def hopeless(items: core.Items) -> core.Result:
        raise core.WorkflowError("no end")

    with pytest.raises(core.WorkflowError, match="no end"):
        done(foretell(Reading(hopeless, (ITEMS,)), own, 7))


def test_an_error_is_a_share_of_what_was_measured_with_its_sign():
    long, short = (Compared("", "m", 30, Forecast(seconds, 7, 9, 3), 8.0, 4) for seconds in (10.0, 6.0))
    assert (long.off, short.off) == (0.25, -0.25) and long.within
    assert median_error([long, short]) == 0.25 and median_error([]) is None
    assert not Compared("", "m", 30, Forecast(8, 7, 9, 3), 20.0, 3).within
