"""How long a call may take: distributions of seconds, their means and their quantiles, without a draw.

A lognormal has a median and a spread: sigma of the logarithm, so that 95 of 100 calls are done after
median * e ** (1.645 * spread). Means come from quadrature, good to 1e-9 of their value; quantiles to 1e-12 of theirs.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import NormalDist
from typing import Protocol

Ends = tuple[float, float]

_NORMAL = NormalDist()
_FAR = 10.0  # deviations beyond which a normal draw does not come: 1 in 10**23
_POINTS = 8  # of a piece of an integral
_CLOSE = 1e-11  # of an integral: what a piece and its two halves may differ by
_EXACT = 1e-13  # of a quantile
_SHORTEST, _LONGEST = 1e-9, 1e9  # seconds
_WIDEST = 5.0  # the largest spread: at it the mean is already 270,000 times the median


class Durations(Protocol):
    """A distribution of seconds."""

    @property
    def ends(self) -> Ends:
        """Seconds above 0: before the first everything lasts longer, after the second nothing, or 1 in 10**23."""

    @property
    def jumps(self) -> Sequence[float]:
        """Seconds at which `later` jumps or bends, in any order; everywhere else it is smooth."""

    def later(self, seconds: float) -> float:
        """The share that lasts longer than so many seconds, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Lognormal:
    """Seconds whose logarithm is normal. `median`: 1e-9 to 1e9 s; `spread`: 0 to 5, and at 0 it is always the median.

    Raises ValueError for others.
    """

    median: float
    spread: float

    def __post_init__(self) -> None:
        if not _SHORTEST <= self.median <= _LONGEST:
            raise ValueError(f"the median is {self.median} s; it must be {_SHORTEST:g} to {_LONGEST:g}")
        if not 0 <= self.spread <= _WIDEST:
            raise ValueError(f"the spread is {self.spread}; it must be 0 to {_WIDEST:g}")

    @property
    def ends(self) -> Ends:
        """See `Durations`."""
        low, high = -_FAR * self.spread, (_FAR + self.spread) * self.spread
        return self.median * math.exp(low), self.median * math.exp(high)

    @property
    def jumps(self) -> Sequence[float]:
        """See `Durations`."""
        return () if self.spread else (self.median,)

    def later(self, seconds: float) -> float:
        """The share that lasts longer than so many seconds, 0 to 1."""
        return above(seconds / self.median, self.spread)

    @property
    def mean(self) -> float:
        """Seconds on average: median * e ** (spread² / 2)."""
        return self.median * math.exp(self.spread**2 / 2)

    def at(self, share: float) -> float:
        """The quantile in seconds: this share is done by then; `share`: above 0 and below 1."""
        return self.median * math.exp(self.spread * _NORMAL.inv_cdf(share))

    def draw(self, chance: random.Random) -> float:
        """One of them, in seconds."""
        return self.median * math.exp(self.spread * chance.gauss(0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Clamped:
    """A lognormal that is cut off, has a late share, and a fixed rest behind it: what the simulated model draws.

    `widest`: no further than this factor from the median, above 1; what lies beyond is put at it. `share` of them, 0 to
    1, lasts `late` times as long, 1 to 1e9. `rest`: seconds that each lasts more, 0 to 1e9. Raises ValueError for
    others.
    """

    body: Lognormal
    widest: float
    share: float
    late: float
    rest: float = 0.0

    def __post_init__(self) -> None:
        fits = self.widest > 1 and 0 <= self.share <= 1 and 1 <= self.late <= _LONGEST and 0 <= self.rest <= _LONGEST
        if not fits:
            raise ValueError("widest must be above 1, share 0 to 1, late 1 to 1e9, and rest 0 to 1e9 s")

    @property
    def ends(self) -> Ends:
        """See `Durations`."""
        low, high = self._edges
        return self.rest + low, self.rest + high * (self.late if self.share else 1.0)

    @property
    def jumps(self) -> Sequence[float]:
        """See `Durations`."""
        return [self.rest + edge * times for edge in self._edges for times in (1.0, self.late)]

    @property
    def _edges(self) -> Ends:
        far = min(self.widest, math.exp(_FAR * self.body.spread))
        return self.body.median / far, self.body.median * far

    def later(self, seconds: float) -> float:
        """The share that lasts longer than so many seconds, 0 to 1."""
        times = (seconds - self.rest) / self.body.median
        return (1 - self.share) * self._cut(times) + self.share * self._cut(times / self.late)

    def _cut(self, times: float) -> float:
        if times < 1 / self.widest:
            return 1.0
        return 0.0 if times >= self.widest else above(times, self.body.spread)


@dataclass(frozen=True, slots=True)
class Mixture:
    """Each of several equally often: calls of one step whose answers differ in length.

    `counts`: how often each, where not. Raises ValueError for no part, and for counts that are not one a part, from 1.
    """

    parts: tuple[Durations, ...]
    counts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("a mixture of nothing has no times")
        if self.counts and (len(self.counts) != len(self.parts) or min(self.counts) < 1):
            raise ValueError("a mixture has one count for each part, and each is 1 or more")

    @property
    def ends(self) -> Ends:
        """See `Durations`."""
        lows, highs = zip(*(part.ends for part in self.parts), strict=True)
        return min(lows), max(highs)

    @property
    def jumps(self) -> Sequence[float]:
        """See `Durations`."""
        return [jump for part in self.parts for jump in part.jumps]

    def later(self, seconds: float) -> float:
        """The share that lasts longer than so many seconds, 0 to 1."""
        return self.average(lambda part: part.later(seconds))

    def average(self, of: Callable[[Durations], float]) -> float:
        """What a number of each part is on average, each as often as it comes."""
        counts = self.counts or (1,) * len(self.parts)
        return math.fsum(count * of(part) for part, count in zip(self.parts, counts, strict=True)) / sum(counts)


def mean(durations: Durations) -> float:
    """Seconds on average: the integral of the share that lasts longer, to 1e-9 of the value.

    Source: the expectation of what is never negative; see `integral`.
    """

    def in_logarithms(log: float) -> float:
        seconds = math.exp(log)
        return durations.later(seconds) * seconds

    low, *_ = marks = _marks(durations)
    return low + integral(in_logarithms, [math.log(mark) for mark in marks])


def integral(of: Callable[[float], float], marks: Sequence[float], close: float = _CLOSE, beside: float = 0.0) -> float:
    """The integral of a function that is smooth between rising marks, from the first of them to the last.

    Pieces are halved until halving changes no more than `close` of the whole, and of what it is a part `beside`.
    Source: Gauss and Legendre's quadrature of 8 points.
    """
    todo = [(low, high, _piece(of, low, high)) for low, high in pairwise(marks)]
    close *= math.fsum(abs(whole) for _, _, whole in todo) + beside
    done = list[float]()
    while todo:
        low, high, whole = todo.pop()
        middle = (low + high) / 2
        left, right = _piece(of, low, middle), _piece(of, middle, high)
        if abs(left + right - whole) <= close or high - low <= _EXACT:
            done += left, right
        else:
            todo += (low, middle, left), (middle, high, right)
    return math.fsum(done)


def _piece(of: Callable[[float], float], low: float, high: float) -> float:
    half, middle = (high - low) / 2, (high + low) / 2
    return half * math.fsum(weight * of(middle + half * point) for point, weight in _legendre())


def quantile(durations: Durations, share: float) -> float:
    """After how many seconds this share is done, to 1e-12 of the value; `share`: above 0 and below 1, else ValueError.

    The least such time, where `later` jumps. Found between two jumps by halving and by secants.
    """
    if not 0 < share < 1:
        raise ValueError(f"the share is {share}; it must be above 0 and below 1")
    marks, rest = _marks(durations), 1 - share
    place = bisect_left(marks, -rest, key=lambda mark: -durations.later(mark))
    if place == 0 or place == len(marks):
        return marks[min(place, len(marks) - 1)]
    low, high = marks[place - 1], marks[place]
    above_low, above_high = durations.later(low) - rest, durations.later(high) - rest
    halve = True
    while high - low > _EXACT * high:
        # Every other step cuts the secant, which is quick where all is smooth; at a jump halving alone gets on.
        middle = math.sqrt(low * high) if halve else low + (high - low) * above_low / (above_low - above_high)
        if not low < middle < high:
            middle = (low + high) / 2
        value = durations.later(middle) - rest
        if value == 0:
            return middle
        if value < 0:
            high, above_high = middle, value
        else:
            low, above_low = middle, value
        halve = not halve
    return high


def above(times: float, spread: float) -> float:
    """The share of a lognormal that is more than so many times its median, 0 to 1; accurate far out, too."""
    if times <= 0:
        return 1.0
    if spread == 0:
        return 1.0 if times < 1 else 0.0
    return 0.5 * math.erfc(math.log(times) / (spread * math.sqrt(2)))


def _marks(durations: Durations) -> list[float]:
    low, high = durations.ends
    return sorted({low, high, *(jump for jump in durations.jumps if low < jump < high)})


@cache
def _legendre() -> list[tuple[float, float]]:
    """Points and weights on -1 to 1. Source: Newton's method on the Legendre polynomial, as in Numerical Recipes."""
    found = []
    for number in range(_POINTS):
        point = math.cos(math.pi * (number + 0.75) / (_POINTS + 0.5))
        for _ in range(8):
            before, value = 1.0, point
            for degree in range(2, _POINTS + 1):
                before, value = value, ((2 * degree - 1) * point * value - (degree - 1) * before) / degree
            slope = _POINTS * (point * value - before) / (point * point - 1)
            point -= value / slope
        found.append((point, 2 / ((1 - point * point) * slope * slope)))
    return found
