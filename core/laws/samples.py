"""Many measured times in a few numbers and points: quantiles, the share that was done by when, and a fitted lognormal.

One definition of a quantile holds everywhere: between the two measured values around it, in proportion (type 7 of
Hyndman and Fan 1996, "Sample quantiles in statistical packages"; what numpy and spreadsheets give). So p99 of fewer
than a hundred values lies between the two largest, and says little.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from core.laws.durations import Durations, Lognormal, quantile

Points = list[tuple[float, float]]


class Summary(NamedTuple):
    """Of `size` values, in their unit."""

    size: int
    mean: float
    median: float
    p95: float
    p99: float


def summary(values: Sequence[float]) -> Summary:
    """Values in short. Raises ValueError for none."""
    ordered = _sorted(values)
    middle, late, last = (_at(ordered, share) for share in (0.5, 0.95, 0.99))
    return Summary(len(ordered), math.fsum(ordered) / len(ordered), middle, late, last)


def value_at(values: Sequence[float], share: float) -> float:
    """The quantile of values, in their unit. Raises ValueError for none, and for a share that is not 0 to 1."""
    if not 0 <= share <= 1:
        raise ValueError(f"the share is {share}; it must be 0 to 1")
    return _at(_sorted(values), share)


def quantile_plot(values: Sequence[float], durations: Durations, most: int = 500) -> Points:
    """(what the distribution gives, what was measured) for a chart: on the line y = x where the two agree.

    The i-th of n values stands at the share (i - 0.5) / n, after Hazen. All of them up to `most`, else as many at even
    places, the first and the last always. Raises ValueError for no value, and for `most` below 2.
    """
    ordered = _sorted(values)
    return [(quantile(durations, (place + 0.5) / len(ordered)), ordered[place]) for place in _even(len(ordered), most)]


def fitted(values: Sequence[float]) -> Lognormal:
    """The lognormal of measured times: its median from the mean of the logarithms, its spread from their deviation.

    For n values of a lognormal the median is off by spread / √n of itself, the spread by itself / √(2n), each one
    standard error. Raises ValueError for fewer than two values, for one that is not above 0, and a spread above 5.

    Source: the maximum likelihood of a lognormal, with n - 1 in the deviation.
    """
    if len(values) < 2 or min(values) <= 0:
        raise ValueError("a lognormal is fitted to two values or more, all of them above 0")
    logs = [math.log(value) for value in values]
    middle = math.fsum(logs) / len(logs)
    return Lognormal(math.exp(middle), math.sqrt(math.fsum((log - middle) ** 2 for log in logs) / (len(logs) - 1)))


def _sorted(values: Sequence[float]) -> list[float]:
    if not values:
        raise ValueError("there is no value")
    return sorted(values)


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _even(count: int, most: int) -> list[int]:
    if most < 2:
        raise ValueError(f"{most} points are asked for; there must be at least 2")
    if count <= most:
        return list(range(count))
    return [round(number * (count - 1) / (most - 1)) for number in range(most)]
