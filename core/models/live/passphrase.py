"""The passphrase that lets people use the server's own key without seeing it."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from hashlib import sha256
from hmac import compare_digest
from math import ceil

from core.errors import ConfigError

PASSPHRASE = "LLM_PASSPHRASE"
MINUTES = 10
MOST = {"session": 5, "address": 60, "server": 200}  # wrong ones in so many minutes; a class may share one address
_NAMES = 10_000  # sessions and addresses that are remembered
_SAID = {
    "session": "There were too many wrong passphrases in this session.",
    "address": "There were too many wrong passphrases from this address.",
    "server": "There were too many wrong passphrases on this server.",
}


def passphrase(environment: Mapping[str, str] = os.environ) -> str:
    """The one that is set; empty where none is. Raises ConfigError for one of blanks alone."""
    if PASSPHRASE not in environment:
        return ""
    if not (own := environment[PASSPHRASE].strip()):
        raise ConfigError(f"{PASSPHRASE} is empty, which would let in nobody. Set it to some words, or unset it.")
    return own


class Door:
    """Compares what is typed, always in the same time, and only so often."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[tuple[str, str], deque[float]] = {}
        self._lock = threading.Lock()

    def refused(self, typed: str, own: str, session: str, address: str) -> str:
        """Why not, in words; empty: it is the one. Beyond the most wrong ones it is not even compared."""
        places = (("session", session), ("address", address), ("server", ""))
        with self._lock:
            now = self._clock()
            for place in places:
                times = self._wrong.get(place)
                while times and now - times[0] >= MINUTES * 60:
                    times.popleft()
                if times and len(times) >= MOST[place[0]]:
                    wait = ceil((times[0] - now) / 60 + MINUTES)
                    return f"{_SAID[place[0]]} Try again in {wait} min."
            # Digests are of one length: else the time would tell how long the right one is.
            if own and compare_digest(_digest(typed.strip()), _digest(own)):
                return ""
            for place in places:
                self._wrong.setdefault(place, deque()).append(now)
            if len(self._wrong) > _NAMES:
                self._wrong = {
                    place: times for place, times in self._wrong.items() if times and now - times[-1] < MINUTES * 60
                }
        return "That is not the passphrase."


def _digest(text: str) -> bytes:
    return sha256(text.encode(errors="surrogatepass")).digest()


door = Door()
