"""Time against size: so many calls in a row, side by side, in waves, and the bounds that no order of them leaves.

Times are seconds, counts have no unit; a concurrency of None is no limit. All is exact, and nothing is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.laws.schedule import Key, check, in_order


class Bounds(NamedTuple):
    """The least and the most that something comes to, both of them possible."""

    least: float
    most: float

    def holds(self, value: float, rounding: float = 1e-9) -> bool:
        """Whether a value lies between them, both included; `rounding`: the share of it that sums may be off."""
        slack = rounding * max(1.0, abs(value))
        return self.least - slack <= value <= self.most + slack


def waves(calls: int, concurrency: int | None = None) -> int:
    """How many times a limit makes equal calls start together: N / c, rounded up; 0 without calls, no unit.

    Raises ValueError for a negative count, and a concurrency below 1.
    """
    _check(calls, 0.0, concurrency)
    return -(-calls // (concurrency or max(1, calls)))


def in_waves(calls: int, latency: float, concurrency: int | None = None) -> float:
    """Seconds of equal calls side by side: ⌈N / c⌉ times the latency; without a limit that of one call.

    Exact for equal calls only: of uneven ones each starts as soon as a slot is free, and no wave waits for its slowest.
    Raises ValueError for a negative count or latency, and a concurrency below 1.

    Source: list scheduling (Graham 1966) of equal calls.
    """
    _check(calls, latency, concurrency)
    return waves(calls, concurrency) * latency


def bounds(work: float, longest: float, concurrency: int | None = None) -> Bounds:
    """Between which seconds every list schedule lies: max(T1 / c, Tinf) <= T <= T1 / c + (1 - 1 / c) * Tinf.

    `work`: T1, the sum of all calls; `longest`: Tinf, the longest chain of calls that wait for each other. Without a
    limit both bounds are Tinf. They hold for means too: of a run whose calls are drawn, with the means of T1 and Tinf.
    Raises ValueError for times that cannot be, such as a chain longer than all the work, and a concurrency below 1.

    Source: Graham (1966), "Bounds for certain multiprocessing anomalies"; the upper one also Brent (1974), "The
    parallel evaluation of general arithmetic expressions".
    """
    _check(0, longest, concurrency)
    if not longest <= work * (1 + 1e-9):
        raise ValueError(f"the longest chain is {longest:g} s and all the work {work:g} s; it must be part of it")
    if concurrency is None:
        return Bounds(longest, longest)
    share = work / concurrency
    return Bounds(max(share, longest), share + (1 - 1 / concurrency) * longest)


def longest_chain(seconds: Mapping[Key, float], after: Mapping[Key, Sequence[Key]]) -> float:
    """Tinf: seconds of the longest chain of calls that wait for each other; 0 without calls.

    `seconds` and `after` are those of `core.laws.schedule.schedule`. Raises ValueError for calls that wait in a circle,
    and a time below 0.
    """
    check(list(seconds.values()))
    reach: dict[Key, float] = {}
    for call in in_order(seconds, after):
        reach[call] = seconds[call] + max((reach[other] for other in after[call] if other in seconds), default=0.0)
    return max(reach.values(), default=0.0)


def amdahl(serial: float, concurrency: int | None = None) -> float:
    """The most speedup where a share of the work can share its time with nothing: 1 / (s + (1 - s) / c), no unit.

    `serial`: that share, 0 to 1; `serial_share` finds it. Without a limit 1 / s, and infinite at 0. An upper bound: of
    few or uneven calls `most_speedup` may allow less. Raises ValueError for another share, or a concurrency below 1.

    Source: Amdahl (1967), "Validity of the single processor approach to achieving large scale computing capabilities".
    """
    _check(0, 0.0, concurrency)
    if not 0 <= serial <= 1:
        raise ValueError(f"the serial share is {serial}; it must be 0 to 1")
    least = serial + (0.0 if concurrency is None else (1 - serial) / concurrency)
    return 1 / least if least else math.inf


def serial_share(seconds: Mapping[Key, float], after: Mapping[Key, Sequence[Key]]) -> float:
    """Amdahl's serial share: of all the work, the calls beside which nothing can ever run; 0 to 1, 0 without work.

    Every other call needs them or is needed by them: a plan, a synthesis, each step of a single chain. Not the time
    that one call happened to run alone: a lone straggler is no serial part, as others might have run beside it.
    Raises ValueError for calls that wait in a circle, and a time below 0.
    """
    check(list(seconds.values()))
    order = in_order(seconds, after)
    place = {call: number for number, call in enumerate(order)}
    last, first = [-1] * len(order), [len(order)] * len(order)  # the latest it needs, the earliest that needs it
    for call in order:
        for other in after[call]:
            if other in place:
                last[place[call]] = max(last[place[call]], place[other])
                first[place[other]] = min(first[place[other]], place[call])
    # All behind a call come from it when each needs something no earlier than it; all before lead to it alike.
    behind, least = [True] * len(order), len(order)
    for number in reversed(range(len(order))):
        behind[number] = least >= number
        least = min(least, last[number])
    alone, most = list[float](), -1
    for number, call in enumerate(order):
        if behind[number] and most <= number:
            alone.append(seconds[call])
        most = max(most, first[number])
    work = math.fsum(seconds.values())
    return min(1.0, math.fsum(alone) / work) if work else 0.0


def _check(calls: int, latency: float, concurrency: int | None = None) -> None:
    if calls < 0:
        raise ValueError(f"there are {calls} calls; there must be 0 or more")
    check([latency], concurrency)
