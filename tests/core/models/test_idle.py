"""A stream that stands still is ended by a limit of its own; before its first piece it has all its time."""

from __future__ import annotations

import asyncio

import pytest

from core.errors import TimedOut
from core.models.model import Ask
from core.models.wire.idle import Idle
from tests.core.models.fault_server import drips, head, streams, then_waits
from tests.core.models.live_replies import HALF, HALF_CHAT, attempt, delta, response, streamed

STREAM = head(kind="text/event-stream")


def line(event: str) -> bytes:
    return f'data: {{"type": "response.output_text.delta", "delta": "{event}"}}\n\n'.encode()


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_f07_a_stream_that_stalls_ends_by_the_idle_limit_and_says_how_far_it_came(api):
    half = HALF if api == "responses" else HALF_CHAT
    error, pieces, _ = attempt(then_waits(streams(*half)), ask=streamed, api=api, idle_limit=0.05)

    assert isinstance(error, TimedOut) and "stopped coming after 200 characters, for 0.05 s" in str(error)
    assert len(pieces) == 2


def test_f08_keep_alives_are_no_pieces():
    error, pieces, _ = attempt(drips(STREAM + line("a few words")), ask=streamed, idle_limit=0.1)

    assert isinstance(error, TimedOut) and "stopped coming" in str(error) and "".join(pieces) == "a few words"


def test_before_the_first_piece_only_the_deadline_counts():
    error, _, _ = attempt(drips(STREAM), ask=lambda pieces: streamed(pieces, timeout=0.3), idle_limit=0.02)

    assert isinstance(error, TimedOut) and "no whole answer came within 0.3 s" in str(error)


def test_a_slow_stream_that_goes_on_is_left_alone(play):
    async def main():
        async with asyncio.timeout(30.0) as limit:
            idle = Idle(limit, Ask("x", on_text=bool), 10.0)
            for _ in range(3):
                await asyncio.sleep(9.0)
                idle.ask.on_text("piece")
            assert idle.stalled is None and limit.when() == 30.0  # never beyond the deadline
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(30.0) as limit:
                idle = Idle(limit, Ask("x", on_text=bool), 10.0)
                idle.ask.on_text("piece")
                await asyncio.sleep(20.0)
        return asyncio.get_running_loop().time(), idle.stalled

    at, stalled = play(main())
    assert at == 37.0 and "after 5 characters" in str(stalled)


def test_a_whole_stream_is_no_slower_for_it():
    done = {"type": "response.completed", "response": response("ab")}
    answer, pieces, _ = attempt(streams(delta("a"), delta("b"), done), ask=streamed, idle_limit=5.0)

    assert (answer.text, pieces) == ("ab", ["a", "b"])
