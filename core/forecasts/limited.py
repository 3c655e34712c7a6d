"""The same runs against a provider's limits: the code itself, its refused attempts and waits, at every size."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from core.errors import InputError
from core.forecasts.plain import Plain
from core.forecasts.plan import plan_of, play
from core.forecasts.sizes import part_of
from core.forecasts.subjects import Subject
from core.laws.limits import ProviderLimits
from core.laws.sizes import bounds
from core.models.simulated import Simulated
from core.trace.trace import Trace

DRAWN = 12  # sizes of one sweep


class Point(NamedTuple):
    """So many items against the limits; `free`: without them. Times in seconds.

    `least`: no order of these calls is faster; `refused`: attempts that met 429; `waited`: for the provider, all calls
    added up, and `longest` of one; `lost`: calls that were given up. `taken`: when the limits a minute let the last
    call go, where `least` is that and a call; 0 where other bounds ask for more.
    """

    items: int
    calls: int
    took: float
    free: float
    least: float
    refused: int
    waited: float
    longest: float
    lost: int
    taken: float


@dataclass(frozen=True)
class Limited:
    """The points in order; `at_once`: calls of ours at the same time. `each`: the tokens of a call on average."""

    item: str
    limits: ProviderLimits
    at_once: int | None
    each: float
    points: tuple[Point, ...]


def against(
    subject: Subject, size: int, at_once: int | None, limits: ProviderLimits, model: Simulated, seed: int
) -> Generator[float, None, Limited]:
    """One run for each of some sizes up to this one. Raises InputError for a call with more tokens than can be had.

    `model`: one without limits, whose answers and times are also those of the runs against them.
    """
    largest = plan_of(subject.sized(size), model, seed)
    most = max(one.tokens_in + one.tokens_out for one in largest.sent.values())
    if limits.holds is not None and most > limits.holds:
        raise InputError(
            f"a call here has up to {most:,} tokens, and {limits.tokens:,.0f} a minute are allowed: it is refused for "
            "ever. Allow more tokens a minute."
        )
    points = []
    for number, items in enumerate(sizes := _sizes(size)):
        plan = part_of(largest, subject, items, model, seed)
        seconds = plan.seconds(seed, items)
        slots = min((some for some in (at_once, limits.slots) if some is not None), default=None)
        free = plan.took(seconds, at_once)
        floor = bounds(fsum(seconds.values()), plan.longest(seconds), slots).least
        taken = limits.least(plan.calls, sum(plan.tokens))
        last = taken + min(seconds.values())
        plain = Plain(model)
        plain.limits = limits
        run = play(subject.sized(items), plain, seed, concurrency=at_once)
        points.append(_point(items, run.trace, free, max(floor, last), taken if last >= floor else 0.0))
        yield (number + 1) / len(sizes)
    return Limited(subject.item, limits, at_once, sum(largest.tokens) / largest.calls, tuple(points))


def _point(items: int, trace: Trace, free: float, least: float, taken: float) -> Point:
    attempts = [attempt for span in trace.spans for attempt in span.attempts]
    waits = [span.waited("provider", span.end or 0.0) for span in trace.spans]
    return Point(
        items, len(trace.spans), trace.makespan, free, least, sum(one.http_status == 429 for one in attempts),
        fsum(waits), max(waits, default=0.0), sum(span.status == "error" for span in trace.spans), taken,
    )  # fmt: skip


def _sizes(most: int) -> Sequence[int]:
    return sorted({1, *(max(1, round(most * number / DRAWN)) for number in range(1, DRAWN + 1))})
