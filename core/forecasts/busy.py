"""Runs that keep coming to a provider with so many slots: the wait against the load, by formula and played."""

from __future__ import annotations

import random
from collections.abc import Generator
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from core.forecasts.plan import plan_of
from core.forecasts.subjects import Subject
from core.laws.saturation import Queue, arrivals
from core.models.simulated import Simulated

LOADS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.05)  # of all slots
_RUNS, _CALLS = 1500, 12_000  # that are played at each load, at most


class Played(NamedTuple):
    """At one load, a share of all slots: runs an hour, the seconds that calls wait, and those that runs take."""

    load: float
    runs_an_hour: float
    wait: float
    wait_p95: float
    run: float
    run_p95: float
    longest_queue: int


@dataclass(frozen=True)
class Busy:
    """`curve`: the load and the mean wait by formula, of calls that come one by one."""

    item: str
    items: int
    slots: int
    seconds: float  # of one call, on average
    alone: float  # of a run that never waits, on average
    stages: tuple[int, ...]
    played: tuple[Played, ...]
    curve: tuple[tuple[float, float], ...]


def saturate(subject: Subject, size: int, slots: int, model: Simulated, seed: int) -> Generator[float, None, Busy]:
    """Play runs of the subject at loads up to more than there is room for. Raises ValueError for slots below 1."""
    plan = plan_of(subject.sized(size), model, seed)
    drawn = [one for number in range(40) for one in plan.seconds(number).values()]
    each = fsum(drawn) / len(drawn)
    spread = fsum((one - each) ** 2 for one in drawn) / len(drawn) / each**2
    runs = max(10, min(_RUNS, _CALLS // plan.calls))

    def lasts(chance: random.Random) -> float:
        return drawn[int(chance.random() * len(drawn))]

    played = []
    for number, load in enumerate(LOADS):
        rate = load * slots / (each * plan.calls)
        found = arrivals(plan.stages, lasts, per_second=rate, slots=slots, runs=runs, seed=seed)
        wait, run = found.wait, found.run
        played.append(Played(load, rate * 3600, wait.mean, wait.p95, run.mean, run.p95, found.longest_queue))
        yield (number + 1) / len(LOADS)
    shares = [number / 200 for number in range(1, 196)]
    curve = tuple((share, Queue(share * slots / each, each, slots, spread).wait) for share in shares)
    alone = fsum(plan.took(plan.seconds(number)) for number in range(40)) / 40
    return Busy(subject.item, size, slots, each, alone, tuple(plan.stages), tuple(played), curve)
