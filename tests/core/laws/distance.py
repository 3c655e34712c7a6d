"""How far measured times are from a distribution."""

from __future__ import annotations

from collections.abc import Sequence

from core.laws.durations import Durations


def off(values: Sequence[float], durations: Durations) -> float:
    """The largest distance between the two shares that are done, over all times, 0 to 1: Kolmogorov and Smirnov's.

    Above 1.36 / √n the values are hardly drawn from it: 1 in 20, for n from 30 on.
    """
    ordered, count = sorted(values), len(values)
    done = [1 - durations.later(value) for value in ordered]
    return max(max(share - place / count, (place + 1) / count - share) for place, share in enumerate(done))
