"""What is to be done when the server is told to stop: it waits for every answer that is still being sent.

A room's stream to a phone lasts as long as the lesson, so the server would never stop.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any


def before_it_stops(do: Callable[[], None]) -> None:
    """From now on, `do` is called in the running event loop at the signal that stops the server."""
    if threading.current_thread() is not threading.main_thread():  # as in tests: no signal is heard there
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        before: Any = signal.getsignal(number)
        if callable(before):
            signal.signal(number, _also(do, loop, before))


def _also(
    do: Callable[[], None], loop: asyncio.AbstractEventLoop, before: Callable[[int, FrameType | None], Any]
) -> Callable[[int, FrameType | None], None]:
    def stop(number: int, frame: FrameType | None) -> None:
        # Later, in the loop: the signal may have come in the midst of what holds a lock that `do` asks for.
        loop.call_soon_threadsafe(do)
        before(number, frame)

    return stop
