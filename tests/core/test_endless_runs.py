"""A forecast of a run that would never end: it says so, and keeps what there was."""

from __future__ import annotations

import asyncio
import itertools

import pytest

import core
from core.clock import run_virtual
from core.errors import EndlessRun
from core.forecasts.plan import plan_of
from core.models.simulated import Simulated
from core.run import Reading


@core.pattern
async def asks_on(topic: core.Text) -> core.Result:
    for _ in itertools.repeat(None):
        await core.gather(*[core.llm("Say {n}", n=str(n), step="more") for n in range(3)])
    return core.Result()


@core.pattern
async def waits(topic: core.Text) -> core.Result:
    await core.llm("Say it", step="more")
    await asyncio.Event().wait()
    return core.Result()


@pytest.fixture(autouse=True)
def soon_found_out(monkeypatch):
    monkeypatch.setattr("core.clock._GRACE", 0.01)
    monkeypatch.setattr("core.clock.MOST_TURNS", 500)


def test_one_that_asks_on_for_ever_is_cut_off_and_keeps_its_calls():
    run = core.forecast(asks_on, "the sea")
    assert run.status == "failed" and isinstance(run.error, EndlessRun) and "does not end" in str(run.error)
    assert len(run.trace.spans) > 20 and run.trace.spans[0].status == "ok"
    assert all(span.end is not None for span in run.trace.spans) and run.trace.now > 5


def test_one_that_waits_for_nothing_says_so_and_keeps_its_calls():
    run = core.forecast(waits, "the sea")
    assert run.status == "failed" and "waits for something that never comes" in str(run.error)
    assert [span.status for span in run.trace.spans] == ["ok"]


def test_a_deadline_comes_first():
    assert "longer than 15 s" in str(core.forecast(asks_on, "the sea", deadline=15).error)
    assert "longer than 15 s" in str(core.forecast(waits, "the sea", deadline=15).error)


def test_a_call_that_hangs_is_no_endless_run():
    run = core.forecast(core.routing, "I was charged twice", breaks=["classify:hang"])
    assert not isinstance(run.error, EndlessRun) and run.trace.now > 3


def test_a_plan_of_one_is_refused_with_the_same_sentence():
    with pytest.raises(EndlessRun, match="never comes"):
        plan_of(Reading(waits, ("the sea",)), Simulated(), 7)
    with pytest.raises(EndlessRun, match="never comes"):
        run_virtual(core.run(waits, "the sea"))
