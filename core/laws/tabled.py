"""A distribution read off a table: for one that costs much at each moment and is asked for at thousands of them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.laws.durations import Durations, Ends, quantile

_FAR = 1e-7  # the share beyond the first and the last of the points
_FIRST = 12  # pieces, evenly in logarithms, that are halved where they are not straight
_DROP, _BEND = 0.02, 4e-4  # of the share in a piece, and at its middle off the straight line: no more
_APART = 1.0001  # times a point at least, where the share jumps
_DROP_FAR, _BEND_FAR = 0.6, 0.1  # of the share that lasts longer than the piece begins, which counts among many calls


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
    """The same distribution off a table: a share is off by 1e-3 at most, and a rare one by some hundredths of itself.

    The points stand where it bends, and about a jump 1e-4 of its time apart. One that always takes the same,
    or all but, stays as it is.
    """
    low, high = quantile(durations, _FAR), quantile(durations, 1 - _FAR)
    if high < low * 1.001:
        return durations
    low, high = low / _APART, high * _APART  # for a jump at either end
    step = math.log(high / low) / _FIRST
    todo = [(at, durations.later(at)) for at in (low * math.exp(step * number) for number in range(_FIRST, -1, -1))]
    done = [todo.pop()]
    while todo:
        (start, over), (end, under) = done[-1], todo[-1]
        middle = math.sqrt(start * end), durations.later(math.sqrt(start * end))
        straight = over + (under - over) * (middle[0] - start) / (end - start)
        drop, bend = over - under, abs(middle[1] - straight)
        if end < start * _APART:
            done.append(todo.pop())
        elif drop > min(_DROP, _DROP_FAR * over) or bend > min(_BEND, _BEND_FAR * middle[1]):
            todo.append(middle)
        else:
            done += middle, todo.pop()
    first, last = min(durations.ends[0], low / 2), max(durations.ends[1], high * 2)
    seconds, shares = zip(*done, strict=True)
    return Tabled((first, *seconds, last), (1.0, *shares, 0.0), durations)
