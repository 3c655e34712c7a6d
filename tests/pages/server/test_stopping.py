"""What is done at the signal that stops the server, before it waits for its answers."""

from __future__ import annotations

import asyncio
import signal
import threading

import pytest

from pages.parts.server.stopping import before_it_stops


@pytest.fixture
def heard():
    """What a server like ours does at a signal; the handlers of before come back."""
    before, heard = {}, []
    for number in (signal.SIGINT, signal.SIGTERM):
        before[number] = signal.signal(number, lambda number, frame: heard.append(number))
    yield heard
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_signal_is_heard_by_the_server_and_by_us_in_its_loop(heard, number):
    async def main():
        done = asyncio.Event()
        before_it_stops(done.set)
        signal.raise_signal(number)
        assert heard == [number], "at once"
        await done.wait()

    asyncio.run(main())


def test_on_another_thread_no_signal_is_heard(heard):
    def elsewhere():
        async def main():
            before_it_stops(lambda: heard.append("never"))

        asyncio.run(main())

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    signal.raise_signal(signal.SIGTERM)
    assert heard == [signal.SIGTERM]
