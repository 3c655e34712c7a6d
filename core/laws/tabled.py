"""A distribution read off a table: for one that costs much at each moment and is asked for at thousands of them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.laws.durations import Durations, Ends, quantile

_POINTS = 160
_FAR = 1e-7  # the share beyond the first and the last of them


@dataclass(frozen=True, slots=True)
class Tabled:
    """Straight between its points: seconds, which rise, and the share that lasts longer, which falls from 1 to 0.

    `exact`: what it was read off. A distribution: see `core.laws.durations.Durations`.
    """

    seconds: tuple[float, ...]
    shares: tuple[float, ...]
    exact: Durations

    @property
    def ends(self) -> Ends:
        """See `Durations`."""
        return self.seconds[0], self.seconds[-1]

    @property
    def jumps(self) -> Sequence[float]:
        """See `Durations`: it bends at each of its points."""
        return self.seconds

    def later(self, seconds: float) -> float:
        """The share that lasts longer than so many seconds, 0 to 1."""
        place = bisect_right(self.seconds, seconds)
        if place == 0:
            return 1.0
        if place == len(self.seconds):
            return 0.0
        low, high = self.seconds[place - 1], self.seconds[place]
        over, under = self.shares[place - 1], self.shares[place]
        return over + (under - over) * (seconds - low) / (high - low)


def tabled(durations: Durations) -> Durations:
    """The same distribution off a table: a share is off by 1e-3 at most, and most by a tenth of that.

    One that always takes the same, or all but, stays as it is.
    """
    low, high = quantile(durations, _FAR), quantile(durations, 1 - _FAR)
    if high < low * 1.001:
        return durations
    step = math.log(high / low) / (_POINTS - 1)
    inside = [low * math.exp(step * number) for number in range(_POINTS)]
    first, last = min(durations.ends[0], low / 2), max(durations.ends[1], high * 2)
    return Tabled((first, *inside, last), (1.0, *map(durations.later, inside), 0.0), durations)
