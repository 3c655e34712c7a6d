"""A virtual clock: an event loop that jumps to its next timer instead of waiting for it."""

from __future__ import annotations

import asyncio
import concurrent.futures
import math
import selectors
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, TypeVar

from core.errors import EndlessRun

T = TypeVar("T")
MOST_TURNS = 200_000  # of the loop in one run: some 20,000 calls one after the other, or 100,000 waits
_GRACE = 5.0  # real seconds without any timer or event before the loop calls itself stuck


def now() -> float:
    """Seconds on the running event loop's clock, real or virtual."""
    return asyncio.get_running_loop().time()


class _JumpingSelector(selectors.DefaultSelector):
    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.loop.turn()
        if timeout is not None and timeout <= 0:
            return super().select(0)
        if self.loop.threads:  # a thread works: wait for it really, the virtual clock stands still
            return super().select(None)
        # What another thread has just handed over comes first: the clock must not jump past it.
        if events := super().select(0):
            return events
        if timeout is None:
            if events := super().select(_GRACE):
                return events
            raise EndlessRun(
                f"This run waits for something that never comes: at {self.loop.time():,.2f} s of the virtual clock "
                "no call, no timer and no thread is left that could bring it."
            )
        self.loop.jump()
        return []


class _Moment(float):
    """Of timers for one and the same moment the one that was set first comes first, as it does on a real clock."""

    number = 0

    def __lt__(self, other: float) -> bool:
        return float.__lt__(self, other) or (self == other and self.number < getattr(other, "number", 0))


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose time is exact and costs nothing. No sockets: they know real time only."""

    def __init__(self, turns: int | None = None) -> None:
        self._now = 0.0
        self._timers = 0
        self._turns, self._most = 0, turns or MOST_TURNS
        self.threads = 0
        selector = _JumpingSelector()
        selector.loop = self
        super().__init__(selector)
        # Timers this close fire in one turn. The system's own may be 15 ms, and then a time would not be exact.
        self._clock_resolution = 1e-9

    def time(self) -> float:
        """Virtual seconds since the loop was made."""
        return self._now

    def turn(self) -> None:
        """One more turn of the loop. Raises EndlessRun after more than any run takes."""
        self._turns += 1
        if self._turns > self._most:
            self._turns = 0  # its tasks need some more to be cancelled
            raise EndlessRun(
                f"This run was stopped, since it does not end: {self._now:,.0f} s have passed on the virtual clock, in "
                f"{self._most:,} turns of its loop. Give its loop an end, or the run a deadline."
            )

    def jump(self) -> None:
        """Set the clock to the next timer."""
        # Not back: a timer may be due already.
        self._now = max(self._now, float(self._scheduled[0].when()))  # type: ignore[attr-defined]
        # After half a year 1e-9 s are lost in the sum that the loop makes of both, and no timer would be due any more.
        self._clock_resolution = max(1e-9, math.ulp(self._now))

    def call_at(  # type: ignore[override]
        self, when: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """As every loop does it, and in the order of the calls where the moment is the same."""
        moment = _Moment(when)
        moment.number = self._timers = self._timers + 1
        return super().call_at(moment, callback, *args, context=context)

    def run_in_executor(self, executor: Any, func: Callable[..., T], *args: Any) -> asyncio.Future[T]:  # type: ignore[override]
        """As every loop does it; while a thread works, the virtual clock stands still."""
        # Else the loop would take its idleness for a reason to jump, and a deadline would fire while the thread works.
        self.threads += 1
        future: asyncio.Future[T] = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._thread_done)
        return future

    def _thread_done(self, _: asyncio.Future[Any]) -> None:
        self.threads -= 1


def run_virtual(main: Coroutine[Any, Any, T], turns: int | None = None) -> T:
    """Run `main` to its end, in the current context, on a virtual clock of its own.

    Raises EndlessRun after so many turns of the loop, MOST_TURNS if none are named, however many seconds they are, and
    where `main` waits for what never comes. Code that never awaits, and a thread that never ends, are not found out.
    """
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(turns)) as runner:
        return runner.run(main)


def run_virtual_anywhere(main: Callable[[], Coroutine[Any, Any, T]], turns: int | None = None) -> T:
    """As `run_virtual`, in a thread, so that it also works where an event loop already runs."""
    with concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="virtual-clock") as thread:
        return thread.submit(lambda: run_virtual(main(), turns)).result()
