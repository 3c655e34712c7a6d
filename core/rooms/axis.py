"""Where the axis of an answer ends: far enough from what will come true that its end gives nothing away."""

from __future__ import annotations

from itertools import chain

_SECONDS = (2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)
_COUNTS = (10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
_ROOM = 1.4  # the largest time that a picture of the forecast shows lies in the first 70 % at most


def seconds_end(*times: float) -> float:
    """Seconds, a round number; `times`: all that the forecast's picture shows, such as its makespan and its T1.

    The steps are coarse, so that many a run has the same axis, and one whose calls overlap ends far before it.
    """
    return _above(_ROOM * max(times, default=0.0), _SECONDS)


def count_end(count: float) -> float:
    """A round number well above a count or a ratio."""
    return _above(_ROOM * count, _COUNTS)


def _above(least: float, steps: tuple[float, ...]) -> float:
    more = (steps[-1] * 10**power for power in range(1, 9))
    return next((step for step in chain(steps, more) if step >= least), steps[-1])
