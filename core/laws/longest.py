"""The longest of many calls side by side: why a run grows with N though the average call does not.

The calls are taken as independent. N times as many chances to meet a slow one: the share of runs that are done by t is
the share of calls that are, to the power of N.

Without a limit only. Between 1 and N slots the makespan has no form, nor has that of chains side by side: `bounds` with
the means of T1 and Tinf hold its mean, and its distribution comes from repetitions.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.laws.durations import Durations, Ends, mean

_NEVER = -40.0  # the logarithm of a share that is lost beside 1


@dataclass(frozen=True, slots=True)
class Longest:
    """The makespan of independent calls without a limit, as a distribution; see `longest_of`.

    `calls`: how many there are of each kind. Raises ValueError for none, and for a count below 1.
    """

    calls: tuple[tuple[Durations, int], ...]

    def __post_init__(self) -> None:
        if not self.calls or any(count < 1 for _, count in self.calls):
            raise ValueError("there must be at least one call, and of each kind")

    @property
    def ends(self) -> Ends:
        """See `Durations`."""
        lows, highs = zip(*(call.ends for call, _ in self.calls), strict=True)
        return max(lows), max(highs)

    @property
    def jumps(self) -> Sequence[float]:
        """See `Durations`."""
        return [jump for call, _ in self.calls for jump in call.jumps]

    def later(self, seconds: float) -> float:
        """The share of runs that last longer than so many seconds, 0 to 1."""
        # By logarithms: 1 - F ** N would lose all figures where F is nearly 1.
        within = 0.0
        for call, count in self.calls:
            slow = call.later(seconds)
            if slow >= 1:
                return 1.0
            within += count * math.log1p(-slow)
            if within < _NEVER:
                return 1.0
        return -math.expm1(within)


def longest_of(calls: Iterable[Durations]) -> Longest:
    """Of these calls side by side; equal ones are counted together, so that a thousand cost as much as one."""
    return Longest(tuple(Counter(calls).items()))


def expected_longest(call: Durations, count: int) -> float:
    """Seconds on average until the last of so many equal, independent calls is done; to 1e-9 of the value.

    Raises ValueError for a count below 1. Source: the expectation of the largest order statistic, David and Nagaraja
    (2003), "Order Statistics", chapter 3.
    """
    return mean(Longest(((call, count),)))
