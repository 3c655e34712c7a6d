"""What is known of the models at the endpoints: learnt from their refusals, or found out by a test."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from core.models.able import Able

MOST = 1000  # models remembered; of more, those learnt of longest ago are forgotten


class Known:
    """By base URL and model's name, for all loops and threads. A key is never part of it."""

    def __init__(self) -> None:
        self._able: OrderedDict[tuple[str, str], Able] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, base_url: str, model: str) -> Able:
        """What is known of a model; of one that was never met, nothing."""
        with self._lock:
            return self._able.get((base_url, model), Able())

    def learn(self, base_url: str, model: str, **facts: Any) -> None:
        """Adds to it what one call has learnt: fields of `Able`, `left_out` and a lower `shape` beside those known."""
        with self._lock:
            self._put(base_url, model, self._able.get((base_url, model), Able()).learnt(**facts))

    def put(self, base_url: str, model: str, able: Able) -> None:
        """In the place of all that was known, as a test of the connection finds it."""
        with self._lock:
            self._put(base_url, model, able)

    def _put(self, base_url: str, model: str, able: Able) -> None:
        self._able[base_url, model] = able
        self._able.move_to_end((base_url, model))
        if len(self._able) > MOST:
            self._able.popitem(last=False)


known = Known()  # the process's own
