"""Ways to do one and the same thing: what each takes, and what it costs, under many seeds. The code itself is run."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from core.forecasts.plain import Asked, Sent
from core.forecasts.plan import AT_A_TIME, plays
from core.laws import costs
from core.laws.costs import Tokens
from core.laws.samples import Summary, summary
from core.lesson.same_task import Way
from core.models.simulated import Simulated
from core.run import Run

SEEDS = 100
AHEAD = 200  # seeds of a setup's own forecast


@dataclass(frozen=True)
class Chosen:
    """A way under many seeds: seconds, and means of calls, tokens and US dollars; `most` as if each ended.

    A call that was cancelled has read its prompt; how much of its answer was written, and billed, nobody knows: from
    nothing to all of it. `words`: how long what is handed over is.
    """

    way: Way
    makespans: tuple[float, ...]
    calls: float
    cancelled: float
    tokens: tuple[float, float]  # in and out, at least
    dollars: tuple[Decimal, Decimal] | None  # for a thousand runs, at least and at most; None: no price is known
    words: float

    @property
    def summary(self) -> Summary:
        """The makespans in short."""
        return summary(self.makespans)

    @property
    def median_seed(self) -> int:
        """The seed whose makespan is nearest to the median."""
        middle = self.summary.median
        return min(range(len(self.makespans)), key=lambda seed: abs(self.makespans[seed] - middle))


def weigh(
    ways: Sequence[Way], model: Simulated, prices: str, seeds: int = SEEDS
) -> Generator[float, None, tuple[Chosen, ...]]:
    """Each way under so many seeds, without a limit; `prices`: the model whose prices hold.

    Raises WorkflowError where one cannot be run.
    """
    chosen = []
    for place, way in enumerate(ways):
        bills = list[_Bill]()
        for first in range(0, seeds, AT_A_TIME):
            numbers = range(first, min(first + AT_A_TIME, seeds))
            bills += [_billed(sent, run) for sent, run in plays(way.reading, model, numbers)]
            yield (place + len(bills) / seeds) / len(ways)
        chosen.append(_in_short(way, bills, prices))
    return tuple(chosen)


class _Bill(NamedTuple):
    """Of one run; the tokens of calls that ended, and of those that were cancelled as if they had."""

    seconds: float
    calls: int
    ended: list[Tokens]
    cancelled: list[Tokens]
    words: int


def _billed(sent: Mapping[Asked, Sent], run: Run[Any]) -> _Bill:
    ended = [used for _, attempt in costs.requests(run.trace) if (used := costs.tokens(attempt))]
    spans = [span for span in run.trace.spans if span.status == "cancelled"]
    asked = [sent.get((span.instructions, span.prompt, span.sample, span.shape)) for span in spans]
    cancelled = [Tokens(one.tokens_in, one.tokens_out) for one in asked if one]
    return _Bill(run.trace.makespan, run.trace.calls, ended, cancelled, _words(run))


def _words(run: Run[Any]) -> int:
    """Of the answers that stand in the result; of one that stands there twice, once."""
    handed = {one.span for one in run.trace.delivered}
    last = max((span.id for span in run.trace.spans if span.id in handed), default=None)
    return sum(len((span.answer or "").split()) for span in run.trace.spans if span.id == last)


def _in_short(way: Way, bills: Sequence[_Bill], prices: str) -> Chosen:
    count = len(bills)
    ended, cancelled = [one for bill in bills for one in bill.ended], [one for bill in bills for one in bill.cancelled]
    least = costs.price_of(prices, [*ended, *(one._replace(out=0) for one in cancelled)])
    most = costs.price_of(prices, [*ended, *cancelled])
    thousand = None if least is None or most is None else (least * 1000 / count, most * 1000 / count)
    return Chosen(
        way,
        tuple(bill.seconds for bill in bills),
        sum(bill.calls for bill in bills) / count,
        len(cancelled) / count,
        (sum(one.into for one in [*ended, *cancelled]) / count, sum(one.out for one in ended) / count),
        thousand,
        sum(bill.words for bill in bills) / count,
    )
