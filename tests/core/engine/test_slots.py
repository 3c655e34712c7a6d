"""Slots are given back, whatever happens to those who wait."""

from __future__ import annotations

import asyncio

import pytest

from core import gather, llm, using
from core.errors import ServerFailed
from tests.scripted import Scripted


def test_every_waiter_cancelled_in_the_turn_of_the_release_leaves_the_slots_as_they_were(play):
    from core.engine.slots import Slots

    async def race(limit: int, waiters: int) -> int:
        slots = Slots(limit)
        for _ in range(limit):
            await slots.take()
        tasks = [asyncio.create_task(slots.take()) for _ in range(waiters)]
        await asyncio.sleep(0)
        slots.give((1, 1))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for _ in range(limit - 1):
            slots.give((1, 1))
        return slots.free

    for limit in (1, 2, 3):
        for waiters in (1, 2, 5):
            assert play(race(limit, waiters)) == limit


def test_a_slot_is_given_back_before_back_off(play):
    model = Scripted([ServerFailed("down", status=500), "b", "a"], latency=1.0)

    async def two():
        return await gather(llm("a", step="a"), llm("b", step="b"))

    with using(model, concurrency=1) as recording:
        play(two())
    first, second, *_ = recording.trace.spans
    assert second.start == first.end  # a plain loop: one call to its end, then the next
    with using(Scripted([ServerFailed("down", status=500), "b", "c", "a"], latency=1.0), concurrency=2) as recording:
        play(_three())
    third = recording.trace.spans[2]
    assert third.start == pytest.approx(1.0) and third.attempts[0].held_by == (recording.trace.spans[0].id, 1)


async def _three():
    return await gather(llm("a", step="a"), llm("b", step="b"), llm("c", step="c"))
