"""The lab’s record of its own errors: live runs beside forecasts that were made from the calls known before them."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from core.errors import WorkflowError
from core.forecasts.own_model import OwnModel
from core.forecasts.plain import Plain
from core.forecasts.plan import play, whole
from core.laws.samples import value_at
from core.models.simulated import Simulated
from core.run import Reading

SEEDS = 25  # of words and times, whose median is the forecast
PATIENCE = 3600.0  # seconds that one call may take: on the slowest profile a long answer takes minutes


class Forecast(NamedTuple):
    """Seconds of a run: the median, and what 8 of 10 runs lie between; calls of the median run."""

    seconds: float
    low: float
    high: float
    calls: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A live run beside its forecast, from `known` calls; `seconds` and `calls` as they were measured."""

    title: str
    model: str
    known: int
    forecast: Forecast
    seconds: float
    calls: int

    @property
    def off(self) -> float:
        """The error as a share of what was measured: above 0 where the forecast was too long."""
        return self.forecast.seconds / self.seconds - 1

    @property
    def within(self) -> bool:
        """Whether the run lies where 8 of 10 were expected."""
        return self.forecast.low <= self.seconds <= self.forecast.high


def foretell(reading: Reading, own: OwnModel, seed: int) -> Generator[float, None, Forecast]:
    """The reading as code on the virtual clock under several seeds, from `seed` on.

    Words are drawn as well as times: how many calls a run makes hangs on them, and no model says beforehand. Those that
    come to no end count as little as a live run that came to none does. Raises WorkflowError where none does.
    """
    model, runs, failed = Simulated(own, call_deadline=PATIENCE), list[tuple[float, int]](), None
    for number in range(SEEDS):
        try:
            trace = whole(play(reading, Plain(model, number), seed + number)).trace
            runs.append((trace.makespan, trace.calls))
        except WorkflowError as error:
            failed = error
        yield (number + 1) / SEEDS
    if failed and not runs:
        raise failed
    seconds = [took for took, _ in runs]
    low, high = value_at(seconds, 0.1), value_at(seconds, 0.9)
    middle, calls = sorted(runs)[len(runs) // 2]
    return Forecast(middle, low, high, calls)


def median_error(record: Iterable[Compared]) -> float | None:
    """The median of the errors without their signs, as a share of what was measured; None for no run."""
    errors = [abs(one.off) for one in record]
    return median(errors) if errors else None
