"""The provider in the place of a network: chunks at their time, a read timeout, and nothing left behind."""

from __future__ import annotations

import asyncio
import json
import math

import httpx2
import pytest

from core.clock import now
from core.models.model import Ask
from core.models.simulated import Simulated
from core.models.simulated.provider import Delivery
from core.models.simulated.transport import SimulatedTransport
from tests.core.models.simulated_calls import PROMPT
from tests.rows import rows


def test_a_cancelled_answer_leaves_nothing_behind(play):
    async def main():
        async with Simulated() as model:
            task = asyncio.create_task(model.answer(Ask(PROMPT, on_text=lambda _: None)))
            await asyncio.sleep(0.9)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await asyncio.sleep(0)
            return asyncio.all_tasks() - {asyncio.current_task()}

    assert play(main()) == set()


async def sent(provider, pace, patience=30.0, body=None):
    """What comes back, or the name of the error, and the seconds that it took."""
    asked = json.dumps(body or {"model": "m", "input": PROMPT})
    timeout = httpx2.Timeout(None, read=patience)
    async with httpx2.AsyncClient(transport=SimulatedTransport(provider, pace), timeout=timeout) as client:
        began = now()
        try:
            came = (await client.post("http://sim.invalid/v1/responses", content=asked)).status_code
        except httpx2.TransportError as error:
            came = type(error).__name__
        return came, now() - began


class Fixed:
    """A provider that always delivers the same."""

    def __init__(self, *chunks, **facts):
        self.delivery = Delivery(200, {}, list(chunks), **facts)

    def deliver(self, method, path, headers, body, at):
        return self.delivery


@rows("pace, seconds", [(1.0, 3.0), (0.25, 0.75), (0.0, 0.0)])
def test_each_chunk_comes_at_its_time_from_the_request_and_times_do_not_add_up(play, pace, seconds):
    assert play(sent(Fixed((1.0, b"a"), (2.0, b"b"), (3.0, b"c")), pace)) == (200, pytest.approx(seconds))


@rows(
    "chunks, patience, took",
    [
        ([(math.inf, b"")], 7.0, 7.0),  # it hangs
        ([(1.0, b"a"), (math.inf, b"")], 7.0, 8.0),  # it stalls: from the last chunk on
        ([(5.0, b"a")], 4.0, 4.0),
    ],
)
def test_who_is_silent_for_longer_than_the_read_timeout_is_given_up(play, chunks, patience, took):
    assert play(sent(Fixed(*chunks), 1.0, patience)) == ("ReadTimeout", pytest.approx(took))


def test_at_once_a_hang_is_given_up_at_once_and_a_broken_connection_breaks_at_its_time(play):
    assert play(sent(Fixed((math.inf, b"")), 0.0)) == ("ReadTimeout", 0.0)
    assert play(sent(Fixed((2.0, b""), broken=True), 1.0)) == ("ReadError", pytest.approx(2.0))
