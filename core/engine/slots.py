"""How many attempts may be in flight at once, first come, first served."""

from __future__ import annotations

import asyncio
from collections import deque

Holder = tuple[int, int]  # (span, attempt)


class Slots:
    """A semaphore that tells whose release let a waiter in."""

    def __init__(self, limit: int | None) -> None:
        self.free = limit
        self._queue: deque[asyncio.Future[Holder | None]] = deque()

    async def take(self) -> Holder | None:
        """Wait for a slot; returns the attempt that gave it up, None if there was none."""
        if self.free is None:
            return None
        if self.free > 0:
            self.free -= 1
            return None
        waiter: asyncio.Future[Holder | None] = asyncio.get_running_loop().create_future()
        self._queue.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():  # handed over and cancelled in the same turn of the loop
                self.give(waiter.result())
            elif waiter in self._queue:
                self._queue.remove(waiter)
            raise

    def give(self, holder: Holder | None) -> None:
        """Hand the slot to whoever has waited longest; `holder` is None when no attempt has held it yet."""
        if self.free is None:
            return
        while self._queue:
            waiter = self._queue.popleft()
            # One that was cancelled stays in line until its task has had its turn: with it the slot would be lost.
            if not waiter.done():
                waiter.set_result(holder)
                return
        self.free += 1
