"""So many at once, so many a minute; the others wait in the order they came."""

from __future__ import annotations

import asyncio

from core.clock import run_virtual
from core.models.live.gate import Gate


def times(
    gate: Gate, calls: int, seconds: float, cancelled: tuple[int, ...] = (), held: float = 0.0
) -> list[tuple[int, float]]:
    """Which call left when; each is `held` behind the gate, and then under way, for so many seconds."""

    async def main():
        went = []
        clock = asyncio.get_running_loop().time
        start = clock()

        async def call(number):
            await gate.take()
            try:
                await asyncio.sleep(held)  # by its provider
                gate.left()
            except asyncio.CancelledError:
                gate.give(left=False)
                raise
            went.append((number, clock() - start))
            await asyncio.sleep(seconds)
            gate.give(left=True)

        tasks = [asyncio.create_task(call(number)) for number in range(calls)]
        await asyncio.sleep(1)
        for number in cancelled:
            tasks[number].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return went

    return run_virtual(main())


def test_no_more_go_in_any_minute_and_none_fails():
    went = times(Gate(a_minute=3), 8, 2.0)
    assert [number for number, _ in went] == list(range(8))
    assert [round(at, 3) for _, at in went] == [0, 0, 0, 60, 60, 60, 120, 120]


def test_a_minute_begins_when_a_request_has_left_its_provider_s_line():
    went = times(Gate(a_minute=2, above=Gate(a_minute=100)), 5, 2.0, held=50.0)
    assert [round(at, 3) for _, at in went] == [50, 50, 160, 160, 270]


def test_who_never_left_takes_nothing_of_the_minute():
    went = times(Gate(a_minute=2), 4, 2.0, cancelled=(0, 1), held=50.0)
    assert [(number, round(at, 3)) for number, at in went] == [(2, 51), (3, 51)]


def test_no_more_are_in_flight_at_once_on_the_whole_server():
    server = Gate(at_once=2)
    went = times(Gate(above=server), 5, 4.0)
    assert [round(at, 3) for _, at in went] == [0, 0, 4, 4, 8] and server.in_flight == 0


def test_who_is_cancelled_while_waiting_leaves_the_line_and_takes_nothing():
    gate = Gate(a_minute=2, above=Gate(at_once=1))
    went = times(gate, 5, 4.0, cancelled=(1, 2))
    assert [(number, round(at, 3)) for number, at in went] == [(0, 0), (3, 4), (4, 60)]
    assert gate.in_flight == gate.above.in_flight == 0


def test_without_a_limit_nobody_waits():
    assert [at for _, at in times(Gate(), 50, 1.0)] == [0] * 50
