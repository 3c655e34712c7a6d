"""How long a streamed answer takes: its first token, and then so many tokens at a pace of the call's own."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from core.laws.durations import Ends, Lognormal, above, integral

_FAR = 8.0  # deviations of the first token that are looked at: beyond them are 1 in 10**15
_CLOSE = 1e-9  # of the share


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
        """The share that lasts longer than so many seconds, 0 to 1; to 1e-8 of it."""
        return self.late(seconds, 0.0)

    def late(self, seconds: float, after: float) -> float:
        """The share that lasts longer than so many seconds, and whose first token took longer than `after`.

        To 1e-8 of it. The sum of two lognormals has no form: it is the integral over the first token of what the rest
        takes.
        """
        first, rest = self.first, self._rest
        if rest is None or after >= seconds:
            return first.later(max(seconds, after))
        if not first.spread:
            return rest.later(seconds - first.median) if first.median > after else 0.0
        if not rest.spread:
            return first.later(max(after, seconds - rest.median))

        def with_rest(point: float) -> float:
            left = seconds - first.median * math.exp(first.spread * point)
            return _density(point) * above(left / rest.median, rest.spread)

        # Only about the step of the rest is there a sum: a first token before it is too early with any rest, and one
        # behind it late enough with any. The mark in it is for a narrow rest, which would lie between two points.
        late, usual, soon = (seconds - rest.median * math.exp(far * rest.spread) for far in (_FAR, 0.0, -_FAR))
        alone = first.later(max(after, soon))
        low, middle, high = (self._deviations(max(after, one)) for one in (late, usual, soon))
        return alone + integral(with_rest, sorted({low, middle, high}), _CLOSE, alone)

    def _deviations(self, seconds: float) -> float:
        """How many deviations of the first token so many seconds are, -8 to 8."""
        if seconds <= 0:
            return -_FAR
        return max(-_FAR, min(_FAR, math.log(seconds / self.first.median) / self.first.spread))

    def draw(self, chance: random.Random) -> float:
        """One of them, in seconds."""
        return self.first.draw(chance) + self.tokens * self.each.draw(chance)


def _density(point: float) -> float:
    return math.exp(-point * point / 2) / math.sqrt(2 * math.pi)
