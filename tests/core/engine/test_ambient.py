"""The run that a piece of code belongs to: its model is opened for it, and nothing hangs on the run around it."""

from __future__ import annotations

import asyncio

import pytest

import core
from core import Text, gather, llm, pattern, run, using
from core.engine.recorder import active
from tests.scripted import Scripted


def test_outside_any_run_the_default_model_answers(play):
    assert play(llm("Create a 3-point outline for: {topic}", topic="cats", step="outline"))


def test_the_model_is_opened_once_and_closed_at_the_end(play):
    model = Scripted(["a", "b", "c"])
    with using(model):
        play(core.prompt_chaining("x"))
    assert model.opened == 0 and len(model.asked) == 3


def test_work_that_outlives_its_run_still_closes_the_model(play):
    model = Scripted(["late"], latency=3.0)

    async def main():
        with using(model):
            task = asyncio.create_task(llm("x", step="x"))
            await asyncio.sleep(1)
        return await task

    assert play(main()) == "late" and model.opened == 0


def test_a_run_inside_another_hangs_none_of_its_calls_on_it(play):
    async def alone():
        with using(Scripted(["c"])) as inner:
            await llm("y", step="inside")
        return inner.trace

    inside = []

    @pattern
    async def outer(topic: Text) -> str:
        await llm("x", step="first")
        inside.extend(await gather(alone(), alone()))
        return await llm("z", step="second")

    trace = play(run(outer, "tides", model=Scripted(["a", "b"]))).trace
    assert [span.step for span in trace.spans] == ["first", "second"] and trace.spans[1].after == (trace.spans[0].id,)
    assert trace.spans[0].group is not None
    for call in (span for each in inside for span in each.spans):
        assert (call.step, call.after, call.group, call.place, call.queued) == ("inside", (), None, (0,), 0.0)
    assert len(inside) == 2


def test_what_is_recorded_can_be_read_at_any_moment_and_does_not_change_any_more(play):
    async def main():
        with using(Scripted(["a", "b"], latency=2.0)) as recording:
            before = recording.trace
            await llm("x", step="one")
            between = recording.trace
            await llm("y", step="two")
        await asyncio.sleep(5)
        return before, between, recording.trace

    before, between, after = play(main())
    assert [trace.calls for trace in (before, between, after)] == [0, 1, 2]
    assert [trace.now for trace in (before, between, after)] == [0.0, 2.0, 4.0]  # the clock stops with the run


def test_a_run_that_fails_leaves_nothing_active(play):
    async def main():
        with pytest.raises(ZeroDivisionError), using(Scripted([])):
            raise ZeroDivisionError
        return active.get(None)

    assert play(main()) is None
