"""The virtual clock: exact, free, and it knows when it is stuck."""

import asyncio
import threading

import pytest

from core.clock import VirtualLoop, now, run_virtual, run_virtual_anywhere
from core.errors import EndlessRun


def test_hours_cost_nothing_and_are_exact():
    async def wait():
        await asyncio.gather(asyncio.sleep(3600), asyncio.sleep(7200.25))
        return now()

    assert run_virtual(wait()) == pytest.approx(7200.25, abs=1e-6)


def test_timers_fire_in_their_order():
    async def race():
        order = []

        async def after(seconds):
            await asyncio.sleep(seconds)
            order.append((seconds, round(now(), 6)))

        await asyncio.gather(*[after(s) for s in (3, 1, 2, 1)])
        return order

    assert run_virtual(race()) == [(1, 1), (1, 1), (2, 2), (3, 3)]


def test_a_deadline_follows_the_virtual_clock():
    async def late():
        async with asyncio.timeout(10):
            await asyncio.sleep(11)

    with pytest.raises(TimeoutError):
        run_virtual(late())


def test_the_clock_stands_still_while_a_thread_works():
    async def work():
        before = now()
        await asyncio.to_thread(threading.Event().wait, 0.02)
        return now() - before

    assert run_virtual(work()) == 0


def test_a_deadlock_is_reported(monkeypatch):
    monkeypatch.setattr("core.clock._GRACE", 0.01)

    async def stuck():
        await asyncio.get_running_loop().create_future()

    with pytest.raises(EndlessRun, match="deadlock"):
        run_virtual(stuck())


@pytest.mark.parametrize("seconds", [0, 1])
def test_what_goes_on_for_ever_is_reported(monkeypatch, seconds):
    monkeypatch.setattr("core.clock.MOST_TURNS", 500)

    async def endless():
        while True:  # noqa: ASYNC110
            await asyncio.sleep(seconds)

    with pytest.raises(EndlessRun, match="still goes on"):
        run_virtual(endless())


def test_timers_of_one_moment_fire_in_the_order_they_were_set():
    async def race():
        order = []
        loop = asyncio.get_running_loop()
        for number in range(300):
            loop.call_at(1.0, order.append, number)
            loop.call_at(2.0 + number, order.append, None).cancel()  # asyncio sorts the rest anew behind many of these
        await asyncio.sleep(1.5)
        return order

    assert run_virtual(race()) == list(range(300))


def test_it_works_where_a_loop_already_runs():
    async def outer():
        return run_virtual_anywhere(lambda: asyncio.sleep(5, result="slept"))

    assert asyncio.run(outer()) == "slept"


def test_the_parts_of_asyncio_that_it_relies_on_are_there():
    loop = VirtualLoop()
    assert isinstance(loop._scheduled, list) and isinstance(loop._clock_resolution, float)
    loop.close()
