"""How long a streamed answer takes: its first token, and then so many tokens at a pace of the call's own."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.laws.durations import Ends, Lognormal

_STEP, _FAR = 0.5, 8.0  # of the sum over a normal distribution, in deviations: exact to 1e-9 at this step


@dataclass(frozen=True, slots=True)
class Streamed:
    """Seconds to the first token, and seconds for each of `tokens`; the two are independent of each other.

    A distribution: see `core.laws.durations.Durations`. Raises ValueError for tokens below 0.
    """

    first: Lognormal
    each: Lognormal
    tokens: int

    def __post_init__(self) -> None:
        if self.tokens < 0:
            raise ValueError(f"there are {self.tokens} tokens; there must be 0 or more")

    @property
    def _rest(self) -> Lognormal | None:
        return Lognormal(self.tokens * self.each.median, self.each.spread) if self.tokens else None

    @property
    def mean(self) -> float:
        """Seconds on average."""
        return self.first.mean + self.tokens * self.each.mean

    @property
    def ends(self) -> Ends:
        """See `Durations`."""
        parts = [self.first.ends, *([self._rest.ends] if self._rest else [])]
        lows, highs = zip(*parts, strict=True)
        return math.fsum(lows), math.fsum(highs)

    @property
    def jumps(self) -> Sequence[float]:
        """See `Durations`."""
        return () if self.first.spread or self.each.spread else (self.ends[0],)

    def later(self, seconds: float) -> float:
        """The share that lasts longer than so many seconds, 0 to 1; to 1e-6.

        The sum of two lognormals has no form: the narrower one is summed over, the wider one is in closed form.
        """
        rest = self._rest
        if rest is None:
            return self.first.later(seconds)
        wide, narrow = sorted((self.first, rest), key=_width, reverse=True)
        if not narrow.spread:
            return wide.later(seconds - narrow.median)
        return math.fsum(
            weight * wide.later(seconds - narrow.median * math.exp(narrow.spread * point))
            for point, weight in _normal()
        )

    def draw(self, chance: random.Random) -> float:
        """One of them, in seconds."""
        return self.first.draw(chance) + self.tokens * self.each.draw(chance)


def _width(part: Lognormal) -> float:
    return part.mean * math.sqrt(math.expm1(part.spread**2))  # its standard deviation


@cache
def _normal() -> list[tuple[float, float]]:
    """Points and weights of a sum over the normal distribution, which converges as fast as any."""
    points = [number * _STEP - _FAR for number in range(round(2 * _FAR / _STEP) + 1)]
    weights = [math.exp(-point * point / 2) for point in points]
    whole = math.fsum(weights)
    return [(point, weight / whole) for point, weight in zip(points, weights, strict=True)]
