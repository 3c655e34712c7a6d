"""A million items on paper: time and money against N, by list scheduling and a provider's limits. Computed."""

from __future__ import annotations

import random
from array import array
from collections.abc import Generator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from core.forecasts.plan import plan_of
from core.forecasts.subjects import Subject
from core.laws import costs
from core.laws.at_scale import MOST, growth
from core.laws.costs import Tokens
from core.laws.limits import ProviderLimits
from core.models.simulated import Simulated
from core.models.simulated.latency import timing

SIZES = tuple(size for size in (step * 10**power for power in range(7) for step in (1, 2, 5)) if size <= MOST)
_AT_A_TIME = 50_000


class Line(NamedTuple):
    """Seconds until so many items are done, in the order of the sizes."""

    title: str
    seconds: tuple[float, ...]


@dataclass(frozen=True)
class Million:
    """`dollars` of each size, for the chosen prices; None: they are not known. `binds`: what holds the last line up."""

    item: str
    sizes: tuple[int, ...]
    lines: tuple[Line, ...]
    dollars: tuple[Decimal, ...] | None
    each: Tokens
    limit: int
    limits: ProviderLimits
    prices: str
    paced: float | None = None  # seconds that the most need for the provider's limits alone, with slots for all

    @property
    def twice(self) -> float:
        """The share of its time that the last line would need at twice as many slots, at the largest size; 0 to 1."""
        slots = self.lines[-1].seconds[-1]
        return min(1.0, max(slots / 2, self.paced or 0.0) / slots)

    @property
    def binds(self) -> str:
        """What the last line waits for at the largest size: the slots, or the requests or the tokens a minute."""
        if self.paced is None:
            return "slots"
        slots, last = self.lines[-2].seconds[-1], self.lines[-1].seconds[-1]
        return self.slower if last > slots * 1.02 else "slots"

    @property
    def slower(self) -> str:
        """Which of the provider's limits a call waits for longer: the requests, or the tokens."""
        tokens = self.limits.tokens and (self.each.into + self.each.out) / self.limits.tokens
        return "tokens" if (tokens or 0.0) > (1 / self.limits.requests if self.limits.requests else 0.0) else "requests"


def scale(
    subject: Subject, limit: int, limits: ProviderLimits, model: Simulated, seed: int, prices: str
) -> Generator[float, None, Million]:
    """One after the other, without a limit, at `limit` calls at once, and with the provider's limits a minute too.

    Each item is one call; of a subject whose items take several only the first is counted. Raises ValueError for a
    limit below 1 and a call that has more tokens than a minute.
    """
    plan = plan_of(subject.sized(1), model, seed)
    yield 0.02
    call = next(iter(plan.sent.values()))
    seconds, chance = array("d"), random.Random(seed)
    while len(seconds) < MOST:
        seconds.extend(timing(call.profile, call.latency, call.length, None, chance).end for _ in range(_AT_A_TIME))
        yield 0.02 + 0.6 * len(seconds) / MOST
    lines = [Line("one at a time", tuple(growth(seconds, SIZES, 1)))]
    yield 0.7
    lines.append(Line("no limit", tuple(growth(seconds, SIZES))))
    yield 0.8
    lines.append(Line(f"{limit:,} at once", tuple(growth(seconds, SIZES, limit))))
    yield 0.9
    each = Tokens(call.tokens_in, call.tokens_out)
    kept = [f"{many:,.0f} {name}" for name, many in (("requests", limits.requests), ("tokens", limits.tokens)) if many]
    paced = None
    if kept:
        title = f"{limit:,} at once, {' and '.join(kept)} a minute"
        lines.append(Line(title, tuple(growth(seconds, SIZES, limit, limits, each.into + each.out))))
        yield 0.95
        [paced] = growth(seconds, SIZES[-1:], None, limits, each.into + each.out)
    price = costs.price(prices, each)
    dollars = None if price is None else tuple(price * size for size in SIZES)
    return Million(subject.item, SIZES, tuple(lines), dollars, each, limit, limits, prices, paced)
