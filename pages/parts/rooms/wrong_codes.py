"""Limits against guessing the letters of a room: wrong ones are counted, for an address and for the whole server.

A class behind one router or proxy has one address, so whoever types the right letters costs nothing. Nothing is kept
for longer than the minute that is counted.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

WINDOW = 60.0  # seconds
OF_AN_ADDRESS = 60  # wrong codes in the window: two hundred people who type make fewer mistakes
OF_ALL = 600  # all rooms would be found in three hours, and the room of a lesson is closed by then
TOO_MANY = "Too many wrong letters came from this network. Wait a minute, then type them again."


class WrongCodes:
    """The wrong codes of the last minute. `clock`: seconds of this computer."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: deque[tuple[float, str]] = deque()
        self._counts: dict[str, int] = {}
        self._lock = threading.Lock()

    def too_many(self, address: str) -> bool:
        """May no more codes be tried from there, right or wrong?"""
        with self._lock:
            self._forget()
            return self._counts.get(address, 0) >= OF_AN_ADDRESS or len(self._times) >= OF_ALL

    def count(self, address: str) -> None:
        """One more wrong code."""
        with self._lock:
            self._forget()
            self._times.append((self._clock(), address))
            self._counts[address] = self._counts.get(address, 0) + 1

    def _forget(self) -> None:
        while self._times and self._times[0][0] <= self._clock() - WINDOW:
            _, address = self._times.popleft()
            self._counts[address] -= 1
            if not self._counts[address]:
                del self._counts[address]
