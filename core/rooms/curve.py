"""How long a setup may take: its makespan under many seeds, as the curve that a class sees behind its own runs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from core.forecasts.beside import Work
from core.forecasts.plan import AT_A_TIME, plays
from core.models.simulated import Simulated
from core.rooms.written import write_model, write_readings
from core.run import Reading

SEEDS = 200
BINS = 20
Curve = list[list[float]]  # [seconds, share of the runs that take about as long], in order


def curves(readings: Sequence[Reading], model: Simulated, seeds: int = SEEDS) -> Work:
    """A curve for each reading. Raises WorkflowError for an input that cannot be run."""
    made = list[Curve]()
    for reading in readings:
        times = list[float]()
        for first in range(0, seeds, AT_A_TIME):
            some = range(first, min(first + AT_A_TIME, seeds))
            times += [run.trace.makespan for _, run in plays(reading, model, some)]
            yield (len(made) + len(times) / seeds) / len(readings)
        made.append(curve(times))
    return made


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
