"""Many connections: used again, never lost, and no more of them than are kept."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import httpcore2
import pytest

import core
from core.models.line import connections
from core.models.live import Live
from core.models.live.lanes import KEPT, MOST_IDLE, Lanes
from core.models.model import Ask
from tests.core.models.kept_open import KeptOpen
from tests.core.models.live_replies import KEY
from tests.core.models.side_by_side import items, side_by_side

EMPTY = {"host": "x.invalid", "content-length": "0"}


def test_one_after_the_other_uses_one_connection():
    async def main():
        async with KeptOpen() as server, Live(KEY, server.url, api="responses") as model:
            for _ in range(5):
                await model.answer(Ask("x", timeout=20))
            return server.connections

    assert asyncio.run(main()) == 1


def test_beyond_the_connections_nobody_is_lost_and_all_wait_without_an_attempt():
    room = connections()

    async def main():
        async with KeptOpen(gate=True) as server:
            model = Live(KEY, server.url, api="responses", call_deadline=120.0)
            started = core.start(side_by_side, items(room + 100), model=model)
            await server.until_held(room)  # it has all that may be sent, and answers none yet
            waiting = [span for span in started.trace.spans if span.start is None]
            server.gate.set()
            return await started, len(waiting), server.most_open, len(server.log)

    run, waiting, most_open, sent = asyncio.run(main())
    assert run.status == "done" and waiting == 100 and run.trace.retries == 0
    assert (most_open, sent, run.trace.peak) == (room, room + 100, room)


def test_a_limit_is_learnt_on_real_sockets_and_nobody_is_lost():
    taken: list[float] = []

    def refuse(at: float) -> dict[str, str] | None:
        taken[:] = [one for one in taken if one > at - 0.5]
        if len(taken) < 5:
            taken.append(at)
            return None
        return {"retry-after-ms": "500"}

    async def main():
        async with KeptOpen(refuse) as server:
            run = await core.run(side_by_side, items(20), model=Live(KEY, server.url, api="responses"))
            return run, server.log

    run, log = asyncio.run(main())
    assert run.status == "done" and run.trace.calls == 20
    refused = [at for at, status in log if status == 429]
    together = [at for at, _ in log if at <= refused[0] + 0.4]  # sent before the first refusal could be known
    later = [at for at, _ in log if at > together[-1]]
    assert later[0] - refused[0] >= 0.5  # nobody comes before the wait that was asked for
    assert len(later) >= 10 and sum(after - before < 0.02 for before, after in pairwise(later)) <= 3  # nor all at once


@pytest.mark.parametrize("end", ["cancelled", "refused"])
def test_a_connection_is_free_again_after_every_end(end):
    async def main():
        refuse = (lambda _: {"retry-after": "300"}) if end == "refused" else (lambda _: None)
        async with KeptOpen(refuse, gate=end == "cancelled") as server:
            model = Live(KEY, server.url, api="responses")
            started = core.start(side_by_side, items(8), model=model)
            line = model.line
            room = connections()
            if end == "cancelled":
                await server.until_held(8)
                started.cancel()
            await started.ended()
            return line.room == room

    assert asyncio.run(main())


def test_of_many_that_are_idle_the_rest_is_closed_and_a_broken_one_is_no_loss():
    async def main():
        async with KeptOpen() as server, Lanes() as lanes:
            requests = [httpcore2.Request("POST", server.url, headers=EMPTY) for _ in range(MOST_IDLE + 20)]
            responses = [await lanes.handle_async_request(request) for request in requests]
            most = server.open
            for one in responses:
                await one.aread()
                await one.aclose()
                await one.aclose()  # twice is once
            await server.until_open(MOST_IDLE)
            for _ in range(3):
                with pytest.raises(httpcore2.ConnectError):
                    await lanes.request("POST", "http://127.0.0.1:1/")
            return most, server.open, server.connections

    assert asyncio.run(main()) == (MOST_IDLE + 20, MOST_IDLE, MOST_IDLE + 20)


def test_one_that_the_server_has_closed_is_not_used_again():
    async def main():
        async with KeptOpen() as server, Lanes() as lanes:
            for _ in range(3):
                await lanes.request("POST", server.url, headers=EMPTY)
                server.close()
                await server.until_open(0)
            return server.connections

    assert asyncio.run(main()) == 3


def test_those_that_grow_old_unused_are_closed_when_another_is_left():
    async def main():
        async with KeptOpen() as server, Lanes() as lanes:
            request = httpcore2.Request("POST", server.url, headers=EMPTY)
            for one in [await lanes.handle_async_request(request) for _ in range(5)]:
                await one.aread()
                await one.aclose()
            (free,) = lanes._free.values()
            for place in range(3):
                free[place] = free[place]._replace(since=-KEPT)
            await lanes.request("POST", server.url, headers=EMPTY)
            await server.until_open(2)
            return server.connections

    assert asyncio.run(main()) == 5


def test_what_a_server_sends_behind_an_answer_is_not_the_answer_to_the_next_request():
    twice = b"".join(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n" + text for text in (b"one", b"two"))

    async def main():
        async with Lanes(network_backend=httpcore2.AsyncMockBackend([twice])) as lanes:
            return [(await lanes.request("POST", "http://x.invalid/")).content for _ in range(3)]

    assert asyncio.run(main()) == [b"one"] * 3
