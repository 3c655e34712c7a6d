"""How many requests may be in flight, and how many may go in a minute; the others wait their turn."""

from __future__ import annotations

import asyncio
import math
import threading
from bisect import insort
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

MINUTE = 60.0  # seconds


@dataclass(eq=False)
class _Waiting:
    moved: asyncio.Future[None] | None = None  # done when it is worth another look


def wake(waiting: asyncio.Future[None]) -> None:
    """Whoever waits there goes on, in its own loop."""

    def done() -> None:
        if not waiting.done():
            waiting.set_result(None)

    with suppress(RuntimeError):  # that loop is closed, and it with it
        waiting.get_loop().call_soon_threadsafe(done)


class Gate:
    """First come, first served, also by many loops at once. `a_minute`: requests in any 60 s of the loop's clock.

    A request may wait for its provider behind it: its minute begins when it has `left`.
    """

    def __init__(self, a_minute: int | None = None, at_once: int | None = None, above: Gate | None = None) -> None:
        self.a_minute = a_minute
        self.at_once = at_once
        self.above = above
        self.in_flight = 0
        self._sent: deque[float] = deque(maxlen=a_minute or 0)  # when the last ones left, in order; inf: not yet
        self._lock = threading.Lock()
        self._line: deque[_Waiting] = deque()

    async def take(self) -> None:
        """Wait for a turn, then in the gate above; to be given back."""
        await self._turn()
        if self.above is not None:
            try:
                await self.above.take()
            except BaseException:
                self._leave(left=False)
                raise

    def left(self) -> None:
        """A request is on its way."""
        if self.above is not None:
            self.above.left()
        with self._lock:
            if math.inf in self._sent:
                self._sent.remove(math.inf)
                insort(self._sent, asyncio.get_running_loop().time())
            self._wake()

    def give(self, *, left: bool) -> None:
        """The request is over; `left`: had it been on its way?"""
        if self.above is not None:
            self.above.give(left=left)
        self._leave(left)

    async def _turn(self) -> None:
        loop = asyncio.get_running_loop()
        with self._lock:
            if not self._line and self._wait(loop.time()) == 0:
                self._go()
                return
            me = _Waiting()
            self._line.append(me)
        try:
            while True:
                with self._lock:
                    wait = self._wait(loop.time()) if self._line[0] is me else None
                    if wait == 0:
                        return self._go()
                    me.moved = loop.create_future()
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await me.moved
        finally:
            with self._lock:
                self._line.remove(me)
                self._wake()

    def _go(self) -> None:
        self.in_flight += 1
        self._sent.append(math.inf)

    def _wait(self, now: float) -> float | None:
        """Seconds until the first in line may go; None: until another is over, or has left."""
        if self.at_once is not None and self.in_flight >= self.at_once:
            return None
        if self.a_minute is None or len(self._sent) < self.a_minute:
            return 0
        if self._sent[0] == math.inf:
            return None
        return max(0.0, self._sent[0] + MINUTE - now)

    def _leave(self, left: bool) -> None:
        with self._lock:
            self.in_flight -= 1
            if not left and math.inf in self._sent:
                self._sent.remove(math.inf)
            self._wake()

    def _wake(self) -> None:
        if self._line and (moved := self._line[0].moved) is not None:
            wake(moved)
