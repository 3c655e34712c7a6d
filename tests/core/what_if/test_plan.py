"""What a run asked for, read from its trace."""

from __future__ import annotations

import asyncio

import pytest

import core
from core import InputError, gather, llm, using
from core.clock import run_virtual
from core.errors import KeyRefused, ServerFailed
from core.trace.trace import Trace
from core.what_if.plan import Try, plan_of
from tests.core.what_if.runs import bets, call, plan, workers
from tests.scripted import Scripted


def test_a_call_has_its_time_and_what_it_waits_for():
    made = plan(workers, [1.0, 2.0, 5.0, 3.0, 1.0])
    synthesis = made.calls[call(made, "synthesis")]
    assert [made.calls[id].name for id in made.before(synthesis.id)] == ["worker 1", "worker 2", "worker 3"]
    assert synthesis.after == tuple(made.joins)  # one record for the three
    assert synthesis.tries == (Try(0.0, 1.0, 0.0),) and synthesis.gap == 0 and synthesis.slot


def test_attempts_and_the_wait_between_them_are_told_apart(play):
    model = Scripted([ServerFailed("busy", status=500), "words"], latency=[1.0, 2.0])
    with using(model) as recording:
        play(llm("a", step="ask"))
    (one,) = plan_of(recording.trace).calls.values()
    first, second = one.tries
    assert (first.seconds, second.seconds, second.pause) == (1.0, 2.0, 0.0)
    assert 0.375 <= first.pause <= 0.5 and one.seconds == 3.0 + first.pause


def test_a_tool_takes_no_slot(play):
    async def tool() -> None:
        await core.use(core.tools.calculate, expression="1 + 1")

    with using(Scripted([])) as recording:
        play(tool())
    assert [one.slot for one in plan_of(recording.trace).calls.values()] == [False]


def test_a_bet_is_settled_by_what_the_pick_had_waited_for():
    made = plan(bets, [2.0, 5.0, 3.0, 1.0])  # the label is asked for first, then left and right
    (pick,) = made.picks
    names = {one.id: one.name for one in made.calls.values()}
    assert [names[id] for id in pick.after] == ["label"]
    assert [names[id] for id in pick.losers] == ["right"] and [names[id] for id in pick.winners] == ["left"]
    assert made.calls[call(made, "right")].cut


def test_one_after_the_other_a_call_that_could_come_first_has_its_place_in_the_order_of_the_loop():
    async def nested() -> None:
        await gather(gather(llm("a", step="a"), llm("b", step="b")), llm("c", step="c"))

    in_turn, at_once = plan(nested, [1.0] * 3, 1), plan(nested, [1.0] * 3)
    for made in (in_turn, at_once):  # a gather comes to its own calls one turn of the loop later
        assert [one.step for one in sorted(made.calls.values(), key=lambda one: one.order)] == ["c", "a", "b"]
        assert [one.step for one in sorted(made.calls.values(), key=lambda one: one.turn)] == ["a", "b", "c"]


def test_what_cannot_be_read_says_why():
    with pytest.raises(InputError, match="has made no call"):
        plan_of(Trace())

    async def stopped() -> Trace:
        started = core.start(core.prompt_chaining, "the sea", model=Scripted(["x"] * 3))
        await asyncio.sleep(1.5)
        with pytest.raises(InputError, match="goes on"):
            plan_of(started.trace)
        started.cancel()
        return (await started).trace

    with pytest.raises(InputError, match="was stopped before its end"):
        plan_of(run_virtual(stopped()))
    refused = core.run(core.prompt_chaining, "the sea", model=Scripted([KeyRefused("no such key.", status=401)]))
    with pytest.raises(InputError, match="ends other calls too"):
        plan_of(run_virtual(refused).trace)
