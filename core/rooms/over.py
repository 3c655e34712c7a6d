"""A run that has ended before, in the place of one that is on its way: a page shows both alike."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeVar

from core.run import Run, Started

R = TypeVar("R")


class Over(Started[R]):
    """A run that has ended already, and not here; what is done to a run on its way has no effect."""

    def __init__(self, run: Run[R]) -> None:
        self.recorder = None
        self.world = run.trace.world
        self._changes = 0
        self._ended = run

    async def ended(self) -> None:
        """It has."""

    def cancel(self) -> None:
        """There is nothing to cancel."""

    def __await__(self) -> Generator[Any, None, Run[R]]:
        yield from ()
        assert self._ended is not None
        return self._ended
