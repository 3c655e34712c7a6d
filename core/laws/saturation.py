"""A provider with so many slots, and runs that keep coming: how busy it is, and how long a call waits for a slot.

Rates are per second, times seconds, and loads have no unit. Above a load of all slots the line only grows: the wait is
infinite, which no formula mends. The formulas take arrivals as a Poisson process, one call each; `arrivals` plays runs
of several calls on a clock of its own, seeded.
"""

from __future__ import annotations

import heapq
import math
import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.laws.samples import Summary, summary

MOST = 200_000  # calls that are played at most
_MOST_SLOTS = 100_000
_SETTLED = 0.1  # the share of runs, from the first, that find the slots emptier than those after them


def in_system(per_second: float, seconds: float) -> float:
    """Little's law, L = λW: how many are there on average, when so many come a second and each stays so long.

    For any arrivals, any lengths and any order, as long as the line does not grow. Raises ValueError below 0.

    Source: Little (1961), "A proof for the queuing formula: L = λW".
    """
    if not (per_second >= 0 and seconds >= 0):
        raise ValueError(f"{per_second} a second for {seconds} s each: neither may be below 0")
    return per_second * seconds


@dataclass(frozen=True)
class Queue:
    """Calls that come at random to `slots` that each take `seconds` a call on average, first come, first served.

    `variation`: the squared coefficient of variation of a call's length: 1 where lengths are exponential, 0 where all
    are equal. Raises ValueError for a rate or variation below 0, a length that is not above 0, and slots below 1.
    """

    per_second: float
    seconds: float
    slots: int
    variation: float = 1.0

    def __post_init__(self) -> None:
        fits = 0 <= self.per_second < math.inf and 0 < self.seconds < math.inf and 0 <= self.variation < math.inf
        if not (fits and 1 <= self.slots <= _MOST_SLOTS):
            raise ValueError(
                f"{self.per_second} calls a second of {self.seconds} s in {self.slots} slots: the rate must be 0 or "
                f"more, the length above 0, and the slots 1 to {_MOST_SLOTS:,}"
            )

    @property
    def load(self) -> float:
        """Slots that the calls would keep busy, in erlangs, 0 or more; above `slots` there are too many calls."""
        return in_system(self.per_second, self.seconds)

    @property
    def utilisation(self) -> float:
        """The share of the time that a slot is busy, 0 to 1."""
        return min(1.0, self.load / self.slots)

    @property
    def saturated(self) -> bool:
        """Whether calls come as fast as the slots take them, or faster: the line then grows without end."""
        return self.load >= self.slots

    @cached_property
    def waiting(self) -> float:
        """The share of calls that find no free slot, 0 to 1: Erlang's formula C; 1 when saturated.

        Exact for exponential lengths. Source: Erlang (1917), by the recursion of formula B, which stays in range.
        """
        if self.saturated:
            return 1.0
        lost, load = 1.0, self.load
        for slots in range(1, self.slots + 1):
            lost = load * lost / (slots + load * lost)
        return lost / (1 - self.utilisation * (1 - lost))

    @property
    def wait(self) -> float:
        """Seconds that a call waits for a slot on average, 0 or more; infinite when saturated.

        Exact for exponential lengths, and for any at one slot (Pollaczek and Khinchine). Else the approximation of
        Allen and Cunneen, (1 + variation) / 2 times that of exponential lengths. It is too short for calls that vary
        little: of 60 tokens on the simulated profile `small` in 8 slots by 2 % at a load of 90 %, 8 % at 70 %, and
        17 % at 50 %, where it is 0.01 s; of 200 tokens, which vary less, by 3, 11 and 21 %. To 1 % or 2, against
        5 times 200,000 calls that were played: `python -m tests.benchmarks laws`.

        Source: Allen (1990), "Probability, Statistics, and Queueing Theory", chapter 5.
        """
        if self.saturated:
            return math.inf
        return self.waiting * self.seconds / (self.slots - self.load) * (1 + self.variation) / 2


@dataclass(frozen=True)
class Played:
    """What came of it, in seconds; the first tenth of the runs, which found empty slots, is left out.

    `waits`: of each call for its slot. `runs`: from each run's arrival to its end. `busy`: the share of the slots' time
    that was in use until the last arrival, 0 to 1. `longest_queue`: the most calls that waited at one moment.
    """

    waits: tuple[float, ...]
    runs: tuple[float, ...]
    busy: float
    longest_queue: int

    @property
    def wait(self) -> Summary:
        """The waits in short."""
        return summary(self.waits)

    @property
    def run(self) -> Summary:
        """The lengths of the runs in short."""
        return summary(self.runs)


def arrivals(
    stages: Sequence[int],
    seconds: Callable[[random.Random], float],
    *,
    per_second: float,
    slots: int,
    runs: int = 2000,
    seed: int = 0,
) -> Played:
    """Play so many runs that arrive at random, so many a second, at slots that take calls first come, first served.

    `stages`: a run's calls side by side in each stage, which waits for the one before: (1, 1, 1) is a chain, (5,) is
    five at once. `seconds`: draws the length of a call. The same seed gives the same, whatever the rate and the slots:
    arrivals are only drawn closer together, and each call of each run has its own length. Raises ValueError for no
    call, no slot, a rate or a number of runs that cannot be, and for more than 200,000 calls.
    """
    calls = sum(stages)
    if not stages or min(stages) < 1 or slots < 1 or not 0 < per_second < math.inf:
        raise ValueError("there must be at least one call in each stage, one slot, and a rate above 0")
    if not 10 <= runs <= MOST // calls:
        raise ValueError(f"{runs:,} runs of {calls:,} calls; there must be 10 runs or more, and {MOST:,} calls at most")
    come, long = random.Random(f"{seed} arrivals"), random.Random(f"{seed} lengths")
    at, now = [], 0.0
    for _ in range(runs):
        now += -math.log(1 - come.random()) / per_second
        at.append(now)
    drawn = [[[seconds(long) for _ in range(count)] for count in stages] for _ in range(runs)]
    return _played(at, drawn, slots)


def _played(at: Sequence[float], drawn: Sequence[Sequence[Sequence[float]]], slots: int) -> Played:
    line: deque[tuple[float, int, float]] = deque()  # asked at, run, seconds
    ends: list[tuple[float, int, int]] = []  # at, order, run
    left, stage, ended = [0] * len(at), [0] * len(at), [0.0] * len(at)
    waits, most, busy, order, come = list[float](), 0, 0.0, 0, 0
    settled = math.ceil(len(at) * _SETTLED)

    def ask(run: int, now: float) -> None:
        calls = drawn[run][stage[run]]
        left[run] = len(calls)
        stage[run] += 1
        line.extend((now, run, seconds) for seconds in calls)

    while come < len(at) or ends:
        # At one and the same moment an end comes first: its slot is free for who arrives.
        if ends and (come == len(at) or ends[0][0] <= at[come]):
            now, _, run = heapq.heappop(ends)
            left[run] -= 1
            if not left[run]:
                ended[run] = now
                if stage[run] < len(drawn[run]):
                    ask(run, now)
        else:
            now = at[come]
            ask(come, now)
            come += 1
        while line and len(ends) < slots:
            asked, run, seconds = line.popleft()
            order += 1
            heapq.heappush(ends, (now + seconds, order, run))
            busy += max(0.0, min(now + seconds, at[-1]) - now)
            if run >= settled:
                waits.append(now - asked)
        most = max(most, len(line))
    lengths = tuple(end - start for end, start in zip(ended[settled:], at[settled:], strict=True))
    return Played(tuple(waits), lengths, busy / (slots * at[-1]), most)
