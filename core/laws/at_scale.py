"""A million independent calls on paper: each goes to the first slot that is free, as far as a provider's limits let it.

Exact list scheduling, as `core.laws.schedule` does it, without the bookkeeping that calls need which wait for each
other. Times are seconds since the first call may start.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add

MOST = 1_000_000  # calls


@dataclass(frozen=True)
class Limits:
    """What a provider takes in a minute. None: no limit.

    Each is a bucket that holds a minute's worth, is full at the start, and is refilled evenly: a minute's worth may go
    at once, and then one by one. `tokens`: those that went in and came out. Raises ValueError for one that is not above
    0, and for requests below 1.

    Source: the token bucket, as Anthropic's documentation of its rate limits describes it.
    """

    requests: float | None = None
    tokens: float | None = None

    def __post_init__(self) -> None:
        if self.requests is not None and not 1 <= self.requests < float("inf"):
            raise ValueError(f"{self.requests} requests a minute; there must be at least 1, or None for no limit")
        if self.tokens is not None and not 0 < self.tokens < float("inf"):
            raise ValueError(f"{self.tokens} tokens a minute; there must be more than 0, or None for no limit")


def starts(
    seconds: Sequence[float],
    concurrency: int | None = None,
    limits: Limits | None = None,
    tokens: Sequence[int] | int = 0,
) -> list[float]:
    """When each call starts, first come, first served; `seconds`: how long each takes.

    `tokens`: what each counts against the limit of tokens, or all alike. A call that waits for a limit keeps its slot
    and holds back those behind it. Nobody is refused: it is what a client gets that sends each call at the moment it
    is taken; refusals and tries come on top. Raises ValueError for more than a million calls, a concurrency below 1,
    and a call that is larger than the limit of tokens.

    Source: Graham (1966), "Bounds for certain multiprocessing anomalies"; the buckets by the virtual scheduling of
    ITU-T I.371, the generic cell rate algorithm.
    """
    if len(seconds) > MOST:
        raise ValueError(f"there are {len(seconds):,} calls; there may be {MOST:,} at most")
    if concurrency is not None and concurrency < 1:
        raise ValueError(f"concurrency is {concurrency}; it must be at least 1")
    slots = min(concurrency or len(seconds), len(seconds))
    if limits is None or limits == Limits():
        return list(_free(seconds, slots))
    return list(_paced(seconds, slots, limits, tokens))


def _free(seconds: Sequence[float], slots: int) -> Iterator[float]:
    """For each call when a slot is free: the first ones at once, and then as each ends that is the next to."""
    yield from repeat(0.0, slots)
    if slots == len(seconds):
        return
    ends = list(seconds[:slots])
    heapq.heapify(ends)
    replace = heapq.heapreplace
    for long in seconds[slots:]:
        start = ends[0]
        yield start
        replace(ends, start + long)


def _paced(seconds: Sequence[float], slots: int, limits: Limits, tokens: Sequence[int] | int) -> Iterator[float]:
    sizes = repeat(tokens, len(seconds)) if isinstance(tokens, int) else tokens
    largest = tokens if isinstance(tokens, int) else max(tokens, default=0)
    if limits.tokens is not None and largest > limits.tokens:
        raise ValueError(f"a call has {largest:,} tokens, and {limits.tokens:,.0f} a minute are allowed: it never runs")
    # Seconds in which a bucket gains a request, and a token; without a limit none, and nothing below ever waits.
    request = 60 / limits.requests if limits.requests else 0.0
    token = 60 / limits.tokens if limits.tokens else 0.0
    ahead = request - 60  # a request may be sent so long before its bucket would be full
    ends = list[float]()  # when each slot is free; a heap once all are taken
    replace = heapq.heapreplace
    full_at = full_too = start = 0.0  # when each bucket would be full again, if nothing more were sent
    for number, (long, size) in enumerate(zip(seconds, sizes, strict=True)):
        if number >= slots and ends[0] > start:
            start = ends[0]
        if request and full_at + ahead > start:
            start = full_at + ahead
        if token:
            cost = size * token
            if full_too + cost - 60 > start:
                start = full_too + cost - 60
            full_too = (full_too if full_too > start else start) + cost
        full_at = (full_at if full_at > start else start) + request
        yield start
        if number >= slots:
            replace(ends, start + long)
        else:
            ends.append(start + long)
            if number == slots - 1:
                heapq.heapify(ends)


def finish(
    seconds: Sequence[float],
    concurrency: int | None = None,
    limits: Limits | None = None,
    tokens: Sequence[int] | int = 0,
) -> float:
    """Seconds until the last call has ended; 0 without calls. Arguments and errors are those of `starts`."""
    return max(map(add, starts(seconds, concurrency, limits, tokens), seconds), default=0.0)


def growth(
    seconds: Sequence[float],
    sizes: Sequence[int],
    concurrency: int | None = None,
    limits: Limits | None = None,
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
