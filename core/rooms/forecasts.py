"""How long a setup may take: its makespan under many seeds, on the virtual clock and on threads beside the caller's."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Sequence

from core.errors import WorkflowError
from core.models.simulated import Simulated
from core.rooms.written import write_model, write_readings
from core.run import Reading

SEEDS = 200
BINS = 20
KEEP = 32  # setups whose curves are remembered
Curve = list[list[float]]  # [seconds, share of the runs that take about as long], in order


def curve(seconds: Sequence[float]) -> Curve:
    """Makespans as shares of equal bins, each by the middle of it in seconds; they add up to 1. Empty for none."""
    if not seconds:
        return []
    low, high = min(seconds), max(seconds)
    if high - low < 0.01:
        return [[round(low, 3), 1.0]]
    width, counts = (high - low) / BINS, [0] * BINS
    for one in seconds:
        counts[min(int((one - low) / width), BINS - 1)] += 1
    return [[round(low + (n + 0.5) * width, 3), round(count / len(seconds), 4)] for n, count in enumerate(counts)]


def setup_key(readings: Sequence[Reading], model: Simulated) -> str:
    """Two setups with the same key differ in nothing but their seed."""
    return json.dumps([write_readings(readings), write_model(model)], sort_keys=True)


class Forecasts:
    """Curves by setup: asked for from any thread, computed one after the other beside it, and kept.

    Half of the time it rests, since a thread that computes holds up the loops of the server. `close` ends it.
    """

    def __init__(self, seeds: int = SEEDS) -> None:
        self._seeds = seeds
        self._lock = threading.Lock()
        self._known: dict[str, list[Curve] | None] = {}  # None: on its way
        self._line = threading.Lock()  # one is computed after the other
        self._threads: list[threading.Thread] = []
        self._closed = threading.Event()

    def of(
        self, readings: Sequence[Reading], model: Simulated, then: Callable[[], None] | None = None
    ) -> list[Curve] | None:
        """A curve for each reading; None as long as they are computed, and `then` is called when they are there.

        A setup that cannot be forecast has an empty list.
        """
        key = setup_key(readings, model)
        with self._lock:
            if key in self._known or self._closed.is_set():
                return self._known.get(key)
            self._known[key] = None
            while len(self._known) > KEEP:
                self._known.pop(next(iter(self._known)))
            # A daemon: the server need not wait for a curve when it ends.
            given = (key, tuple(readings), model, then)
            thread = threading.Thread(target=self._compute, args=given, name="forecast", daemon=True)
            self._threads = [one for one in self._threads if one.is_alive()] + [thread]
            thread.start()
        return None

    def known(self, key: str) -> list[Curve] | None:
        """The curves of a setup by its key; None where they were not asked for, or are not there yet."""
        with self._lock:
            return self._known.get(key)

    def close(self) -> None:
        """End what is computed, and wait for its end; nothing is computed any more."""
        self._closed.set()
        with self._lock:
            threads, self._threads = self._threads, []
        for thread in threads:
            thread.join()

    def _compute(
        self, key: str, readings: tuple[Reading, ...], model: Simulated, then: Callable[[], None] | None
    ) -> None:
        with self._line:
            times = self._makespans(readings, model)
        if times is None:
            return
        with self._lock:
            if key in self._known:
                self._known[key] = [curve(of_side) for of_side in times]
        if then is not None:
            then()

    def _makespans(self, readings: tuple[Reading, ...], model: Simulated) -> list[list[float]] | None:
        """Of each reading under every seed; none of an input that cannot be run, and None when it was ended."""
        times: list[list[float]] = [[] for _ in readings]
        try:
            for seed in range(self._seeds):
                for reading, of_side in zip(readings, times, strict=True):
                    began = time.perf_counter()
                    of_side.append(reading.forecast(model=model, seed=seed).trace.makespan)
                    if self._closed.wait(time.perf_counter() - began):
                        return None
        except WorkflowError:
            return []
        return times
