"""The virtual clock: exact, free, and it knows when it is stuck."""

import asyncio
import contextlib
import itertools
import threading

import pytest

from core.clock import MOST_TURNS, VirtualLoop, now, run_virtual, run_virtual_anywhere
from core.errors import EndlessRun
from tests.rows import rows


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


def test_who_waits_for_what_never_comes_is_told_so(monkeypatch):
    monkeypatch.setattr("core.clock._GRACE", 0.01)

    async def stuck():
        await asyncio.sleep(12)
        await asyncio.get_running_loop().create_future()

    with pytest.raises(EndlessRun, match=r"waits for something that never comes: at 12\.00 s"):
        run_virtual(stuck())


async def _looks(seconds, times=None):
    for _ in itertools.repeat(None) if times is None else range(times):
        await asyncio.sleep(seconds)
    return now()


@rows("seconds, passed", [(1.0, "500 s"), (0.0, "0 s"), (1e-9, "0 s"), (3600.0, "1,800,000 s")])
def test_what_goes_on_for_ever_is_cut_off_whether_time_passes_or_not(seconds, passed):
    with pytest.raises(EndlessRun, match=rf"does not end: {passed} have passed .* in 1,000 turns"):
        run_virtual(_looks(seconds), turns=1000)


def test_not_even_one_that_takes_no_cancellation_goes_on():
    async def stubborn():
        for _ in itertools.repeat(None):
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(1)

    with pytest.raises(EndlessRun):
        run_virtual(stubborn(), turns=100)


def test_what_its_end_takes_is_not_cut_off_too():
    ended = []

    async def forever():
        try:
            await _looks(1.0)
        finally:
            await asyncio.sleep(30)
            ended.append(now())

    with pytest.raises(EndlessRun):
        run_virtual(forever(), turns=100)
    assert ended


def test_months_with_a_look_a_minute_are_no_endless_run():
    assert run_virtual(_looks(60.0, MOST_TURNS // 2 - 50)) > 5e6


@rows("seconds", [3e7, 1e9])
def test_a_timer_comes_years_later_too(seconds):
    assert run_virtual(_looks(seconds, 3)) == pytest.approx(3 * seconds)


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
