"""How often one call is tried, what it waits between two attempts, and its place in the line of the provider."""

from __future__ import annotations

import random
from collections.abc import Callable

from core.errors import (
    CallError,
    NotTaken,
    RateLimited,
    RequestRefused,
    ServerFailed,
    UnusableAnswer,
    WorkflowError,
    WrongShape,
)
from core.models.line import BLIND, FLOOR, MINUTE, Line
from core.models.model import Ask

MOST = 10  # attempts of one call
MOST_PARTS = 20  # of a request that are left out; there are fewer that can be


class Tries:
    """`seconds`: of the model, for the whole call; `line`: that of its provider, which does the waiting it asks for.

    `once`: an answer of a wrong shape is not asked for again.
    """

    def __init__(self, ask: Ask, seconds: float, pace: float, line: Line | None, *, once: bool = False) -> None:
        self.used = 0.0  # seconds of the model in attempts and back-off
        self._ask = ask
        self._seconds = seconds
        self._pace = pace
        self._line = line
        self._once = once
        self._without = 0  # requests that were refused for a part of them, and then sent again without it
        self._turn = 0.0  # when the line let the attempt go
        self._excused = 0
        self._refused_at: float | None = None

    async def turn(self, held: Callable[[], None]) -> None:
        """Wait for the provider, if it has a line; `held` is called once it is that which is waited for."""
        if self._line is not None:
            self._turn = await self._line.take(held, self._seconds)

    def give(self) -> None:
        """The attempt is over, and its place in the line is free."""
        if self._line is not None:
            self._line.give()

    def answered(self) -> None:
        """There was an answer, of use or not."""
        if self._line is not None:
            self._line.answered()

    def failed(self, error: WorkflowError) -> None:
        """What the attempt has met: the line hears of a refusal that concerns all."""
        if self._line is not None and _limited(error):
            too_many = isinstance(error, RateLimited) and error.side_by_side
            self._line.refused(self._turn, _wait(error), self._seconds, side_by_side=too_many)
            # While others are answered it is only not its turn yet. A provider that refuses all is tried in vain.
            self._excused += self._refused_at is not None and self._line.answered_at >= self._refused_at
            self._refused_at = self._turn
        elif isinstance(error, UnusableAnswer | RequestRefused | NotTaken):  # it has heard the call
            self.answered()

    def delay(self, error: CallError, sent: int) -> float | None:
        """Seconds of back-off after an attempt that failed; None when the call has failed.

        0.5 s doubled each time, less up to a quarter drawn from the request itself, or what the server asked for; 0
        where all calls to it wait for that in its line, or a part of the request was left out. `sent`: requests so far.
        """
        ask, wait = self._ask, _wait(error)
        if isinstance(error, NotTaken):
            self._without += 1
            return 0.0 if self._without <= MOST_PARTS else None
        if self._once and isinstance(error, WrongShape) and error.text.strip():
            return None
        sent -= self._without
        if sent - self._excused >= error.tries or sent >= MOST:
            return None
        if self._line is not None and _limited(error):  # waiting there is no time of this call
            too_long = wait is not None and wait > max(self._seconds, MINUTE)
            return None if too_long else 0.0
        if wait is None:
            # Never from the global generator: beside another run the same seed took 5.28 s instead of 5.37 s.
            draw = random.Random(f"{ask.seed} {ask.sample} {sent} {ask.instructions} {ask.prompt}").random()
            delay: float = BLIND * 2 ** (sent - 1) * (1 - draw / 4)
        else:  # asked to come again at once, it would come for ever
            delay = wait or FLOOR * 2 ** (sent - 1)
        # A wait that goes beyond the deadline would be sat out for nothing.
        if self._pace and self.used + delay >= self._seconds:
            return None
        return delay


def _wait(error: WorkflowError) -> float | None:
    """What the server asked to wait, in seconds."""
    return error.retry_after if isinstance(error, RateLimited | ServerFailed) else None


def _limited(error: WorkflowError) -> bool:
    """Does it concern all calls to the provider?"""
    return isinstance(error, RateLimited) or _wait(error) is not None
