"""One client for each endpoint and key of a loop: shared while it is used, and not kept for ever."""

from __future__ import annotations

import asyncio
import json

import pytest

import core
from core.errors import KeyRefused
from core.models.live import Live
from core.models.live.clients import IDLE_SECONDS, MOST_IDLE, Clients
from core.models.model import Ask
from tests.core.models.fault_server import FaultServer, replies
from tests.core.models.live_replies import KEY, response


class Client:
    def __init__(self):
        self.closed = 0

    async def close(self):
        self.closed += 1


def test_runs_with_one_key_and_endpoint_share_a_client(play):
    async def main():
        clients = Clients()
        first = clients.take("https://a", "k1", Client)
        assert clients.take("https://a", "k1", Client) is first
        others = [("https://b", "k1"), ("https://a", "k2")]
        assert len({clients.take(*name, Client) for name in others} | {first}) == 3

    play(main())


def test_a_client_is_closed_when_nobody_has_used_it_for_a_while(play):
    async def main():
        clients = Clients()
        used, idle = (clients.take("https://a", key, Client) for key in ("k1", "k2"))
        clients.take("https://a", "k2", Client)
        clients.leave("https://a", "k2")
        await asyncio.sleep(2 * IDLE_SECONDS)
        await clients.tidy()
        assert (used.closed, idle.closed) == (0, 0)  # one of its two users is still there
        clients.leave("https://a", "k2")
        await asyncio.sleep(IDLE_SECONDS - 1)
        await clients.tidy()
        assert idle.closed == 0
        await asyncio.sleep(2)
        await clients.tidy()
        assert (used.closed, idle.closed) == (0, 1)
        assert clients.take("https://a", "k2", Client) is not idle

    play(main())


def test_of_too_many_idle_clients_those_left_first_are_closed(play):
    async def main():
        clients = Clients()
        opened = []
        for number in range(MOST_IDLE + 2):
            opened.append(clients.take("https://a", f"k{number}", Client))
            clients.leave("https://a", f"k{number}")
            await asyncio.sleep(0.1)
        await clients.tidy()
        assert [client.closed for client in opened] == [1, 1] + [0] * MOST_IDLE
        await clients.close()
        assert [client.closed for client in opened] == [1] * (MOST_IDLE + 2)

    play(main())


def test_a_client_that_cannot_be_closed_keeps_no_other_from_it(play):
    class Stuck(Client):
        async def close(self):
            raise OSError("no")

    async def main():
        clients = Clients()
        clients.take("https://a", "k1", Stuck)
        other = clients.take("https://a", "k2", Client)
        with pytest.raises(OSError):
            await clients.close()
        assert other.closed == 1 and clients.take("https://a", "k1", Client).closed == 0

    play(main())


def test_no_key_is_shown_by_the_clients_or_by_what_they_keep(play):
    async def main():
        clients = Clients()
        model = Live(KEY, "https://llm.example.com/v1", clients=clients)
        async with model:
            shown = repr(clients) + repr(vars(clients)) + repr(model)
        await clients.close()
        return shown

    assert KEY not in play(main())


def test_two_runs_of_a_live_model_use_one_client_which_outlives_them():
    async def main():
        clients, connected = Clients(), []

        class Counted(Live):
            def connect(self):
                connected.append(super().connect())
                return connected[-1]

        async with FaultServer(*[replies(response()) for _ in range(3)]) as server:
            for _ in range(2):
                async with Counted(KEY, server.url, api="responses", clients=clients) as model:
                    await model.answer(Ask("x", timeout=20))
            still_open = not connected[0].is_closed()
            await clients.close()
            async with Counted(KEY, server.url, api="responses") as alone:
                await alone.answer(Ask("x", timeout=20))
        return len(connected), still_open, [client.is_closed() for client in connected]

    assert asyncio.run(main()) == (2, True, [True, True])


def test_a_run_that_has_ended_keeps_no_client_in_an_error_either():
    body = {"error": {"message": "no", "code": None}}

    async def main():
        async with FaultServer(
            replies(response(json.dumps({"category": "spam", "reason": "x"}))), replies(body, 401)
        ) as server:
            started = core.start(
                core.parallelization, ["x", "y"], model=Live(KEY, server.url, api="responses"), concurrency=1
            )
            return started.recorder, await started

    recorder, run = asyncio.run(main())
    assert KeyRefused.kind in {span.error_kind for span in run.trace.spans}
    assert recorder.hopeless is None and recorder.model is None
