"""Runs that keep coming to a provider with so many slots: the wait against the load, by formula and played.

Close to saturation one play says little, since a line that has once grown stays long for a while: so each load is
played several times, and the range of the plays is told beside their mean.
"""

from __future__ import annotations

import random
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from core.forecasts.plan import plan_of
from core.forecasts.subjects import Subject
from core.laws import saturation
from core.laws.samples import summary
from core.laws.saturation import MOST, Queue, arrivals
from core.models.simulated import Simulated

LOADS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.05)  # of all slots
_CALLS, _PLAYS = 15_000, 5  # of one play at least, and plays of each load; of longer plays there are fewer
_RUNS, _A_SLOT, _FEWER = 600, 50, 3  # at least, too; for each slot so many calls, that it is full long before the end
MOST_SLOTS = MOST // _A_SLOT
_SEEDS = 400  # whose lengths of calls stand for all


class Played(NamedTuple):
    """At one load, a share of all slots: runs an hour, the seconds that calls wait, and those that runs take.

    `least`, `most`: the mean wait in that one of the plays where it is shortest, and longest.
    """

    load: float
    runs_an_hour: float
    wait: float
    wait_p95: float
    run: float
    run_p95: float
    longest_queue: int
    least: float
    most: float


@dataclass(frozen=True)
class Busy:
    """`curve`: the load and the mean wait by formula, of calls that come one by one; `runs`: of one play."""

    item: str
    items: int
    slots: int
    seconds: float  # of one call, on average
    alone: float  # of a run that never waits, on average
    stages: tuple[int, ...]
    plays: int
    runs: int
    played: tuple[Played, ...]
    curve: tuple[tuple[float, float], ...]


def saturate(subject: Subject, size: int, slots: int, model: Simulated, seed: int) -> Generator[float, None, Busy]:
    """Play runs of the subject at loads up to more than there is room for.

    Raises ValueError for slots below 1, and for more than 4,000: a play would be over before they fill.
    """
    if slots > MOST_SLOTS:
        raise ValueError(f"{slots:,} slots; there may be {MOST_SLOTS:,} at most, or a play is over before they fill")
    plan = plan_of(subject.sized(size), model, seed)
    drawn = [one for number in range(_SEEDS) for one in plan.seconds(number).values()]
    each = fsum(drawn) / len(drawn)
    spread = fsum((one - each) ** 2 for one in drawn) / len(drawn) / each**2
    calls = max(_CALLS, _A_SLOT * slots)
    runs, plays = max(_RUNS, calls // plan.calls), _PLAYS if calls == _CALLS else _FEWER

    def lasts(chance: random.Random) -> float:
        return drawn[int(chance.random() * len(drawn))]

    found = list[Played]()
    for load in LOADS:
        rate, played = load * slots / (each * plan.calls), list[saturation.Played]()
        for _ in range(plays):
            one = plays * seed + len(played)
            played.append(arrivals(plan.stages, lasts, per_second=rate, slots=slots, runs=runs, seed=one))
            yield (len(found) + len(played) / plays) / len(LOADS)
        found.append(_together(load, rate, played))
    shares = [number / 200 for number in range(1, 196)]
    curve = tuple((share, Queue(share * slots / each, each, slots, spread).wait) for share in shares)
    alone = fsum(plan.took(plan.seconds(number)) for number in range(_SEEDS)) / _SEEDS
    return Busy(subject.item, size, slots, each, alone, tuple(plan.stages), plays, runs, tuple(found), curve)


def _together(load: float, per_second: float, played: Sequence[saturation.Played]) -> Played:
    wait = summary([one for play in played for one in play.waits])
    run = summary([one for play in played for one in play.runs])
    means = [fsum(play.waits) / len(play.waits) for play in played]
    longest = max(play.longest_queue for play in played)
    return Played(load, per_second * 3600, wait.mean, wait.p95, run.mean, run.p95, longest, min(means), max(means))
