"""Time against size and against the limit: one plan of the largest size, scheduled at every other; computed."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import NamedTuple

from core.forecasts.plan import Plan, Seconds, plan_of
from core.forecasts.subjects import Subject
from core.laws.durations import mean
from core.laws.longest import longest_of
from core.laws.sizes import Bounds, amdahl, bounds, in_waves
from core.models.simulated import Simulated

DRAWN = 24  # points of one sweep that are drawn
_MOST_DRAWN = DRAWN + 2  # with those that are always among them


class Point(NamedTuple):
    """So many items at so many calls at once (None: no limit), in seconds and ratios; all of the same draws.

    `work`: all calls one after the other; `longest`: the longest chain. The laws are those of calls that wait for no
    other, else None. `waves`: as if all took the average, where some wait for a slot; `usual`: the longest of them on
    average, where none does, in a sweep of so few points that it is drawn.
    """

    items: int
    limit: int | None
    calls: int
    took: float
    work: float
    longest: float
    waves: float | None
    usual: float | None
    bounds: Bounds
    most: float  # the speed-up that Amdahl's law allows

    @property
    def speedup(self) -> float:
        """How many times faster than one call after the other; 1 where they take no time."""
        return self.work / self.took if self.took else 1.0

    @property
    def ceiling(self) -> float:
        """The speed-up that min(N, calls at once, T1 / longest chain) allows; 1 where they take no time."""
        return self.work / self.bounds.least if self.bounds.least else 1.0

    @property
    def efficiency(self) -> float:
        """The share of the slots' time that is used, 0 to 1: speed-up by calls at once."""
        return self.speedup / min(self.limit or self.calls, self.calls)


@dataclass(frozen=True)
class Sweep:
    """The points of one sweep, in order; `serial`: Amdahl's serial share of the largest."""

    item: str
    points: tuple[Point, ...]
    serial: float
    against_limit: bool


def sizes_up_to(most: int) -> list[int]:
    """Sizes for a chart: all of a few, else evenly spaced ones, the first and the last among them."""
    if most <= DRAWN:
        return list(range(1, most + 1))
    return sorted({1, 2, *(round(most * number / DRAWN) for number in range(1, DRAWN + 1))})


def limits_up_to(most: int) -> list[int]:
    """Limits for a chart, the first and the last among them: of many closer together where each one counts."""
    if most <= DRAWN:
        return list(range(1, most + 1))
    return sorted({round(most ** (number / DRAWN)) for number in range(DRAWN + 1)})


def by_size(
    subject: Subject, sizes: Sequence[int], limit: int | None, model: Simulated, seed: int
) -> Generator[float, None, Sweep]:
    """One point for each size. Raises ValueError for a limit below 1 and a size that there is not."""
    _check(limit)
    largest = plan_of(subject.sized(max(sizes)), model, seed)
    drawn = largest.seconds(seed)
    points = []
    for number, size in enumerate(sizes):
        plan = part_of(largest, subject, size, model, seed)
        # Where one item is slow by its place, it is another one among fewer.
        known = model.latency != "uneven" and plan.sent.keys() <= drawn.keys() and size > 1
        same = known and all(plan.sent[call] is largest.sent[call] for call in plan.sent)
        seconds = {call: drawn[call] for call in plan.sent} if same else plan.seconds(seed, size)
        points.append(_point(plan, seconds, size, limit, usual=len(sizes) <= _MOST_DRAWN))
        yield (number + 1) / len(sizes)
    return Sweep(subject.item, tuple(points), largest.serial(largest.seconds(seed)), False)


def by_limit(subject: Subject, size: int, model: Simulated, seed: int) -> Generator[float, None, Sweep]:
    """One point for each number of calls at once, from one at a time to all."""
    plan = plan_of(subject.sized(size), model, seed)
    seconds = plan.seconds(seed, size)
    limits = limits_up_to(max(plan.stages))
    points = []
    for number, limit in enumerate(limits):
        points.append(_point(plan, seconds, size, limit, usual=True))
        yield (number + 1) / len(limits)
    return Sweep(subject.item, tuple(points), plan.serial(seconds), True)


def part_of(largest: Plan, subject: Subject, size: int, model: Simulated, seed: int) -> Plan:
    """The plan of the first so many items: a part of a larger one, where no call waits for those of other items."""
    if max(map(len, largest.after.values()), default=0) > 1:  # a call that combines reads them all
        return plan_of(subject.sized(size), model, seed)
    sent = {call: one for call, one in largest.sent.items() if one.place is None or one.place[0] <= size}
    return replace(largest, sent=sent, after={call: largest.after[call] for call in sent})


def _point(plan: Plan, seconds: Seconds, size: int, limit: int | None, *, usual: bool) -> Point:
    work, longest = fsum(seconds.values()), plan.longest(seconds)
    slots = None if limit is None or limit >= plan.calls else limit
    waves = expected = None
    if plan.independent and slots is not None:
        waves = in_waves(plan.calls, work / plan.calls, slots)
    elif plan.independent and usual:  # an integral over all of them
        expected = mean(longest_of(sent.lasts(size) for sent in plan.sent.values()))
    most = amdahl(plan.serial(seconds), min(slots or plan.calls, plan.calls))
    took, least_most = plan.took(seconds, slots), bounds(work, longest, slots)
    return Point(size, limit, plan.calls, took, work, longest, waves, expected, least_most, most)


def _check(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise ValueError(f"the limit is {limit}; at least 1 call has to go at once")
