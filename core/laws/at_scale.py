"""A million independent calls on paper: each goes to the first slot that is free, as far as a provider's limits let it.

Exact list scheduling, as `core.laws.schedule` does it, without the bookkeeping that calls need which wait for each
other. Times are seconds since the first call may start.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, repeat
from math import fsum
from operator import add

from core.laws.limits import MINUTE, ProviderLimits
from core.laws.schedule import check

MOST = 1_000_000  # calls
_MANY = 10_000  # slots from which calls are started many at a time
_SPREAD = 10  # how many times the shortest call an average one may take for that: else the batches are small
Pace = Callable[[float], float]  # from when a call has a slot to when the limits let it start


def starts(
    seconds: Sequence[float],
    concurrency: int | None = None,
    limits: ProviderLimits | None = None,
    tokens: Sequence[int] | int = 0,
) -> list[float]:
    """When each call starts, first come, first served; `seconds`: how long each takes.

    `tokens`: what each counts against the limit of tokens, or all alike. A call that waits for a limit keeps its slot
    and holds back those behind it. Nobody is refused: it is what a client gets that sends each call at the moment it
    is taken; refusals and tries come on top. The provider's own slots are not looked at: give the smaller number as
    `concurrency`. Raises ValueError for more than a million calls, a concurrency below 1, a time below 0, tokens of
    fewer or more calls, and a call that has more tokens than may be used at once.

    Source: Graham (1966), "Bounds for certain multiprocessing anomalies"; the buckets by the virtual scheduling of
    ITU-T I.371, the generic cell rate algorithm.
    """
    if len(seconds) > MOST:
        raise ValueError(f"there are {len(seconds):,} calls; there may be {MOST:,} at most")
    check(seconds, concurrency)
    if not seconds:
        return []
    slots = min(concurrency or len(seconds), len(seconds))
    pace = _pace(limits, tokens, len(seconds)) if limits and (limits.requests or limits.tokens) else None
    begun = [0.0] * slots if pace is None else [pace(0.0) for _ in range(slots)]
    if slots == len(seconds):
        return begun
    shortest = min(seconds)
    batches = slots >= _MANY and shortest * _SPREAD > fsum(seconds) / len(seconds)
    return _in_batches(seconds, begun, pace, shortest) if batches else _one_by_one(seconds, begun, pace)


def _one_by_one(seconds: Sequence[float], begun: list[float], pace: Pace | None) -> list[float]:
    """The starts of all calls, from those of the first ones: each of the others as soon as another has ended."""
    ends = list(map(add, begun, seconds))
    heapq.heapify(ends)
    replace, append = heapq.heapreplace, begun.append
    for long in islice(seconds, len(begun), None):
        start = ends[0] if pace is None else pace(ends[0])
        append(start)
        replace(ends, start + long)
    return begun


def _in_batches(seconds: Sequence[float], begun: list[float], pace: Pace | None, shortest: float) -> list[float]:
    """The same, quicker for very many slots, whose heap no cache holds."""
    ends = sorted(map(add, begun, seconds))
    while (first := len(begun)) < len(seconds):
        # What starts from now on takes the shortest call's time at least: these end before any of it does.
        known = min(max(1, bisect_left(ends, ends[0] + shortest)), len(seconds) - first)
        now = ends[:known] if pace is None else [pace(free) for free in islice(ends, known)]
        begun += now
        ends = ends[known:]
        ends.extend(map(add, now, seconds[first : first + known]))
        ends.sort()
    return begun


def _pace(limits: ProviderLimits, tokens: Sequence[int] | int, calls: int) -> Pace:
    """When each next call may start, by two buckets: asked once a call, in their order."""
    if not isinstance(tokens, int) and len(tokens) != calls:
        raise ValueError(f"there are {calls:,} calls, and the tokens of {len(tokens):,}")
    largest = tokens if isinstance(tokens, int) else max(tokens, default=0)
    if limits.holds is not None and largest > limits.holds:
        raise ValueError(
            f"a call has {largest:,} tokens, and {limits.holds:,.0f} are all that may be used at once: it never runs"
        )
    # Seconds in which a bucket gains a request, and a token; without a limit none, and nothing below ever waits.
    request = MINUTE / limits.requests if limits.requests else 0.0
    token = MINUTE / limits.tokens if limits.tokens else 0.0
    costs: Iterator[float] = repeat(tokens * token) if isinstance(tokens, int) else (size * token for size in tokens)
    ahead, burst = request - limits.burst, limits.burst  # a request may be sent so long before its bucket would be full
    full_at = full_too = start = 0.0  # when each bucket would be full again, if nothing more were sent

    def pace(free: float) -> float:
        nonlocal full_at, full_too, start
        if free > start:
            start = free
        if request:
            if full_at + ahead > start:
                start = full_at + ahead
            full_at = (full_at if full_at > start else start) + request
        if token:
            cost = next(costs)
            if full_too + cost - burst > start:
                start = full_too + cost - burst
            full_too = (full_too if full_too > start else start) + cost
        return start

    return pace


def finish(
    seconds: Sequence[float],
    concurrency: int | None = None,
    limits: ProviderLimits | None = None,
    tokens: Sequence[int] | int = 0,
) -> float:
    """Seconds until the last call has ended; 0 without calls. Arguments and errors are those of `starts`."""
    return max(map(add, starts(seconds, concurrency, limits, tokens), seconds), default=0.0)


def growth(
    seconds: Sequence[float],
    sizes: Sequence[int],
    concurrency: int | None = None,
    limits: ProviderLimits | None = None,
    tokens: Sequence[int] | int = 0,
) -> list[float]:
    """Seconds until the first so many calls have ended, for each size: a whole curve against N from one pass.

    First come, first served: the calls behind them change nothing. Arguments and errors are those of `starts`; a size
    below 1, or above the number of calls, is a ValueError too.
    """
    if sizes and not 1 <= min(sizes) <= max(sizes) <= len(seconds):
        raise ValueError(f"sizes must be 1 to {len(seconds):,}, the number of calls")
    wanted, last, ends = set(sizes), 0.0, dict[int, float]()
    # A loop of our own: one in C would hold up all other threads of a server until it has ended.
    for size, (start, long) in enumerate(zip(starts(seconds, concurrency, limits, tokens), seconds, strict=True), 1):
        if start + long > last:
            last = start + long
        if size in wanted:
            ends[size] = last
    return [ends[size] for size in sizes]
