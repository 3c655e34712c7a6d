"""The cost of a pattern from a few numbers: calls, seconds and tokens, as formulas and filled in.

Seconds and tokens are those of one call, taken as equal for all calls; only one item or worker may be slower. Every
prompt is the reader's own text plus the answers that it contains, so tokens grow along a chain. Source: the lesson,
"Cost & Performance". The formulas of each pattern stand in its record, in `core/lesson`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from core.laws import costs
from core.laws.costs import Tokens
from core.laws.schedule import Times, schedule_chains
from core.trace.lanes import lanes
from core.trace.span import Kind


class Size(NamedTuple):
    """A number that says how large one pattern is, such as its steps: what it usually is, and its bounds.

    `counts`: it is how many items the pattern takes.
    """

    name: str
    label: str
    usual: int
    least: int
    most: int
    help: str = ""
    counts: bool = False


@dataclass(frozen=True)
class Inputs:
    """What the reader sets: the seconds of a call, the tokens of its prompt and answer, how many calls go at once.

    `slowest`: how many times as long the slowest item or worker takes. `concurrency`: None is no limit.

    `sizes`: the numbers of the single patterns by their names; one that is not there is what it usually is.
    """

    sizes: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 2.0
    slowest: float = 1.0
    prompt: int = 200
    answer: int = 300
    concurrency: int | None = None

    def side(self, count: int) -> list[list[float]]:
        """The seconds of independent calls, each a chain by itself, the last one being the slowest."""
        return [[self.seconds * (self.slowest if number == count - 1 else 1)] for number in range(count)]


class Formula(NamedTuple):
    """A formula, and what it comes to."""

    value: float
    rule: str
    filled: str


class Bar(NamedTuple):
    """One call as it is drawn: its times in seconds, and the lane it lies in."""

    kind: Kind
    start: float
    end: float
    lane: int


@dataclass(frozen=True)
class Stages:
    """The calls of stages that wait for each other, each a few chains of seconds; `cap`: how many calls go at once."""

    stages: Sequence[tuple[Kind, Sequence[Sequence[float]]]]
    cap: int | None

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The calls as they are drawn, each in the first lane that is free."""
        bars: list[Bar] = []
        for kind, begin, times in self._scheduled():
            calls = sorted(times)
            places = zip(calls, lanes(calls), strict=True)
            bars += [Bar(kind, begin + start, begin + end, lane) for (start, end), lane in places]
        return tuple(bars)

    def lasts(self, times: Callable[[], float]) -> float:
        """Seconds until the last call has ended, where each takes `times()` as long as it is drawn."""
        return max((begin + end for _, begin, calls in self._scheduled(times) for _, end in calls), default=0.0)

    def _scheduled(self, times: Callable[[], float] = lambda: 1.0) -> Iterator[tuple[Kind, float, list[Times]]]:
        """Of each stage its kind, when it begins, and the times of its calls since then."""
        begin = 0.0
        for kind, chains in self.stages:
            varied = [[seconds * times() for seconds in chain] for chain in chains]
            line = varied if self.cap != 1 else [[seconds for chain in varied for seconds in chain]]  # one to its end
            calls = [span for chain in schedule_chains(line, self.cap) for span in chain]
            yield kind, begin, calls
            begin += max((end for _, end in calls), default=0.0)


@dataclass(frozen=True)
class Estimate:
    """What one pattern costs for the inputs."""

    pattern: str
    calls: Formula
    seconds: Formula
    tokens_in: Formula
    tokens_out: Formula
    requests: tuple[Tokens, ...]
    stages: Stages

    @property
    def drawn(self) -> tuple[Bar, ...]:
        """The calls as they are drawn."""
        return self.stages.bars

    def dollars(self, model: str) -> Decimal | None:
        """US dollars on a model; None when its price is not known."""
        return costs.price_of(model, self.requests)


def estimate(
    pattern: str, law: tuple[Formula, Formula], read: Formula, requests: Sequence[Tokens], stages: Stages
) -> Estimate:
    """What a pattern costs: its calls and seconds, the tokens it reads, and its requests; each writes one answer."""
    n, each = len(requests), requests[0].out
    written = Formula(n * each, "calls × answer", f"{n} × {each:,} = {n * each:,}")
    return Estimate(pattern, *law, read, written, tuple(requests), stages)


def shared(given: Inputs, seconds: float, count: int, total: str, rule: str, filled: str) -> Formula:
    """The seconds of calls or chains that may overlap, as far as the limit lets them."""
    cap = given.concurrency
    if cap == 1:
        return Formula(seconds, "all calls, one after the other", f"{total} = {seconds:.2f} s")
    if cap is None or cap >= count:
        return Formula(seconds, rule, f"{filled} = {seconds:.2f} s")
    # No sum is written out: taking turns in slots has no formula.
    return Formula(seconds, f"{count} in turns, {cap} at once", f"{seconds:.2f} s")


def whole(given: Inputs, count: int) -> str:
    """The sum of the seconds of independent calls, written out."""
    t = given.seconds
    return f"{count} × {t:.2f}" if given.slowest == 1 else f"{count - 1} × {t:.2f} + {t * given.slowest:.2f}"


def longest(given: Inputs, count: int) -> str:
    """The longest of the seconds of independent calls, written out."""
    t = given.seconds
    if count == 1 or given.slowest == 1:
        return f"max({t * given.slowest:.2f})" if count == 1 else f"max({t:.2f}, …, {t:.2f})"
    return f"max({t:.2f}, …, {t * given.slowest:.2f})"
