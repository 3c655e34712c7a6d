"""When each call of several chains runs, for calls of known length that share a limited number of slots.

Times are seconds since the first call may start.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Sequence

Times = list[list[tuple[float, float]]]  # for each chain the start and end of each of its calls


def schedule(chains: Sequence[Sequence[float]], concurrency: int | None = None) -> Times:
    """List scheduling: whoever has waited longest gets the next free slot; without a limit nobody waits.

    `chains`: durations of calls that wait for each other. Raises ValueError for a concurrency below 1.

    Source: Graham (1966), "Bounds for certain multiprocessing anomalies".
    """
    if concurrency is not None and concurrency < 1:
        raise ValueError(f"concurrency is {concurrency}; it must be at least 1")
    slots = concurrency or len(chains)
    times: Times = [[] for _ in chains]
    line = deque((number, 0) for number, chain in enumerate(chains) if chain)
    running: list[tuple[float, int, int, int]] = []  # end, the order of starting, chain, call
    now, started = 0.0, 0
    while line or running:
        while line and len(running) < slots:
            chain, call = line.popleft()
            end = now + chains[chain][call]
            times[chain].append((now, end))
            heapq.heappush(running, (end, started, chain, call))
            started += 1
        now, _, chain, call = heapq.heappop(running)
        if call + 1 < len(chains[chain]):
            line.append((chain, call + 1))
    return times
