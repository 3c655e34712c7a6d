"""When each call runs, for calls of known length that wait for some of each other and share a limited number of slots.

Times are seconds since the first call may start.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

Key = TypeVar("Key", int, tuple[int, int])  # of a call
Times = tuple[float, float]  # start and end


def schedule(
    seconds: Mapping[Key, float], after: Mapping[Key, Sequence[Key]], concurrency: int | None = None
) -> dict[Key, Times]:
    """List scheduling: whoever has waited longest gets the next free slot; without a limit nobody waits for one.

    `seconds`: the duration of each call; `after`: the calls it waits for, of which those without a duration count for
    nothing. Raises ValueError for a concurrency below 1, a time below 0, and calls that wait in a circle.

    Source: Graham (1966), "Bounds for certain multiprocessing anomalies".
    """
    check(list(seconds.values()), concurrency)
    slots, waits = concurrency or len(seconds), dict[Key, int]()
    followers: dict[Key, list[Key]] = defaultdict(list)
    # By their ids, which grow in the order in which the calls are asked for, as slots are given.
    for call in sorted(seconds):
        before = {other for other in after[call] if other in seconds}
        waits[call] = len(before)
        for other in before:
            followers[other].append(call)
    line = deque(call for call, before in waits.items() if not before)
    running: list[tuple[float, int, Key]] = []  # end, the order of starting, call
    times: dict[Key, Times] = {}
    now = 0.0
    while line or running:
        while line and len(running) < slots:
            call = line.popleft()
            times[call] = (now, now + seconds[call])
            heapq.heappush(running, (now + seconds[call], len(times), call))
        now, _, ended = heapq.heappop(running)
        for call in followers[ended]:
            waits[call] -= 1
            if not waits[call]:
                line.append(call)
    if len(times) < len(seconds):
        in_order(seconds, after)  # which names the circle that the others wait for
    return times


def schedule_chains(chains: Sequence[Sequence[float]], concurrency: int | None = None) -> list[list[Times]]:
    """For each chain the times of its calls, each of which waits for the one before it; `chains`: their durations."""
    seconds = {(i, j): duration for i, chain in enumerate(chains) for j, duration in enumerate(chain)}
    times = schedule(seconds, {(i, j): [(i, j - 1)] for i, j in seconds}, concurrency)
    return [[times[i, j] for j in range(len(chain))] for i, chain in enumerate(chains)]


def ends_after(times: Mapping[Key, Times]) -> float:
    """Seconds until the last call has ended; 0 without calls."""
    return max((end for _, end in times.values()), default=0.0)


def in_order(seconds: Mapping[Key, float], after: Mapping[Key, Sequence[Key]]) -> list[Key]:
    """The calls, each behind those it waits for. Raises ValueError for calls that wait in a circle, and names them."""
    graph = {call: [other for other in after[call] if other in seconds] for call in seconds}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        names = " → ".join(map(str, reversed(circle.args[1])))
        raise ValueError(f"these calls wait for each other in a circle: {names}") from None


def check(seconds: Collection[float], concurrency: int | None = None) -> None:
    """Raises ValueError for a time that is no number from 0, and a concurrency below 1."""
    if concurrency is not None and concurrency < 1:
        raise ValueError(f"concurrency is {concurrency}; it must be at least 1")
    if seconds and not (min(seconds) >= 0 and math.fsum(seconds) < math.inf):
        wrong = next(one for one in seconds if not 0 <= one < math.inf)
        raise ValueError(f"a time is {wrong} s; it must be a number from 0")
