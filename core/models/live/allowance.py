"""How many requests may still be sent to a paid model."""

from __future__ import annotations

import threading

from core.errors import OverBudget


class Allowance:
    """Counts requests, also of many loops and threads at once; never lets more than `limit` pass."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._used = 0
        self._lock = threading.Lock()

    @property
    def used(self) -> int:
        """How many calls were taken."""
        return self._used

    @property
    def left(self) -> int:
        """How many calls may still be taken."""
        return self.limit - self._used

    @property
    def used_up(self) -> str:
        """That there is none left, in words; empty as long as there is."""
        used_up = f"All {self.limit} calls to the live model are used up. Go on with the simulated model."
        return used_up if self._used >= self.limit else ""

    def take(self) -> None:
        """One request; raises OverBudget when there is none left."""
        # Looked at and counted in one: calls side by side would all see the last one as free, and all take it.
        with self._lock:
            if used_up := self.used_up:
                raise OverBudget(used_up)
            self._used += 1
