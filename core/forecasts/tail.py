"""The tail: one plan under a thousand seeds of times, beside the theory of the longest of many; and hedging."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from math import fsum

from core.forecasts.plain import Plain
from core.forecasts.plan import plan_of, play
from core.forecasts.subjects import Subject
from core.laws.costs import Tokens
from core.laws.durations import mean, quantile
from core.laws.hedging import Hedge
from core.laws.longest import Longest, expected_longest, longest_of
from core.laws.samples import Summary, summary
from core.models.simulated import Simulated
from core.models.simulated.latency import durations

SEEDS = 1000
_LARGE = 250  # calls of a run, above which half as many seeds have to do
_CHECKED, _FEW = 20, 100  # runs that are made as code, too; calls of a run up to which there are so many
_AT_A_TIME = 20  # seeds between two looks at whether anybody still wants them


@dataclass(frozen=True)
class Tail:
    """Makespans in seconds, that of the seed k at place k; `theory`: their distribution, where it has a form.

    `average`: that of one call; `grows`: the mean makespan of so many calls without a limit, by their number.
    `checked`: so many of them were run as code, too, and the seconds that one of those was off at most.
    """

    item: str
    items: int
    calls: int
    limit: int | None
    seed: int
    makespans: tuple[float, ...]
    theory: Longest | None
    average: float
    grows: tuple[tuple[int, float], ...]
    checked: tuple[int, float]

    @property
    def summary(self) -> Summary:
        """The makespans in short."""
        return summary(self.makespans)

    @property
    def varies(self) -> bool:
        """Whether one seed takes longer than another."""
        return max(self.makespans) > min(self.makespans) * (1 + 1e-9)

    def seed_near(self, seconds: float) -> int:
        """The seed of times whose makespan is nearest."""
        return min(range(len(self.makespans)), key=lambda seed: abs(self.makespans[seed] - seconds))


@dataclass(frozen=True)
class Hedged:
    """What a second request wins and costs; `each`: the tokens of one request, on average and rounded up."""

    item: str
    hedge: Hedge
    watched: str
    each: Tokens
    plain: tuple[float, float, float]  # p50, p95 and p99 of the makespan in seconds
    hedged: tuple[float, float, float]
    wins: tuple[tuple[float, float, float], ...]  # the share that waits no longer, the seconds without and with


def repeat(
    subject: Subject, size: int, limit: int | None, model: Simulated, seed: int, seeds: int | None = None
) -> Generator[float, None, Tail]:
    """The same calls with the same answers under so many seeds of times. Raises ValueError for a size there is not.

    None: a thousand, and half as many for a large run, which takes seconds of computing.
    """
    plan = plan_of(subject.sized(size), model, seed)
    seeds = seeds or (SEEDS if plan.calls <= _LARGE else SEEDS // 2)
    slots = None if limit is None or limit >= plan.calls else limit
    makespans = list[float]()
    for first in range(0, seeds, _AT_A_TIME):
        numbers = range(first, min(first + _AT_A_TIME, seeds))
        makespans += [plan.took(plan.seconds(number), slots) for number in numbers]
        yield 0.9 * len(makespans) / seeds
    sample = range(0, seeds, max(1, seeds // (_CHECKED if plan.calls <= _FEW else 3)))
    off = 0.0
    for number in sample:
        code = play(subject.sized(size), Plain(model, number), seed, concurrency=slots)
        off = max(off, abs(code.trace.makespan - makespans[number]))
        yield 0.95
    kinds = [sent.lasts() for sent in plan.sent.values()]
    theory = longest_of(kinds) if plan.independent and slots is None else None
    means = {kind: mean(kind) for kind in set(kinds)}
    middle = sorted(kinds, key=means.__getitem__)[len(kinds) // 2]
    counts = sorted({1, 2, 5, 10, 20, 50, 100, 200, 500, plan.calls})
    grows = tuple((count, expected_longest(middle, count)) for count in counts)
    average = fsum(means[kind] for kind in kinds) / len(kinds)
    return Tail(
        subject.item, size, plan.calls, limit, seed, tuple(makespans), theory, average, grows, (len(sample), off)
    )


def hedge(
    subject: Subject, size: int, share: float, on_first: bool, model: Simulated, seed: int
) -> Generator[float, None, Hedged]:
    """`size` equal calls of the subject's first step side by side, each asked again when it is later than `share`.

    `on_first`: its first token is watched instead of its end. Raises ValueError for a share that is not 0 to 1.
    """
    plan = plan_of(subject.sized(1), model, seed)
    yield 0.1
    call = next(iter(plan.sent.values()))
    # Its first token comes when an answer of no length has ended.
    first = durations(call.profile, call.latency, 0) if on_first else None
    made = Hedge(call.lasts(), share, size, first)
    yield 0.3
    plain, hedged = (tuple(quantile(line, at) for at in (0.5, 0.95, 0.99)) for line in (made.plain, made.hedged))
    yield 0.6
    shares = [number / 200 for number in range(1, 200)]
    wins = tuple((at, quantile(made.plain, at), quantile(made.hedged, at)) for at in shares)
    watched = "its first token" if on_first else "its end"
    each = Tokens(call.tokens_in, call.tokens_out)
    return Hedged(subject.item, made, watched, each, plain, hedged, wins)  # type: ignore[arg-type]
