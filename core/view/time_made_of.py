"""What the time of a run is made of: sums of what came one after the other, and the longest of what ran side by side.

All times in seconds. The time of a call is its own, the same as everywhere; what lies between two of them is named. The
whole is true of any trace: it adds up to the makespan, whatever waited for what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import fsum

from core.trace.paths import depends_on, waited_for_by
from core.trace.span import LEAST_TOLD, TOGETHER, Span
from core.trace.trace import Trace

LATE = 0.2  # seconds of waiting that are told of a call which nothing had to wait for
_WAITS = {"slot": "waiting", "provider": "waiting for the provider", "back-off": "back-off"}


@dataclass(frozen=True)
class Once:
    """The time of one or more calls; or of none of them, and then its name says what it is."""

    seconds: float
    calls: tuple[int, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Added:
    """One after the other."""

    parts: tuple[Once | Longest, ...]

    @property
    def seconds(self) -> float:
        """The sum of them, in seconds."""
        return fsum(part.seconds for part in self.parts)


@dataclass(frozen=True)
class Longest:
    """Side by side."""

    parts: tuple[Once | Added, ...]

    @property
    def seconds(self) -> float:
        """How long the longest takes, in seconds."""
        return self.longest.seconds

    @property
    def longest(self) -> Once | Added:
        """The one that all the others end before."""
        return max(self.parts, key=lambda part: part.seconds)


MadeOf = Once | Added | Longest


def as_it_ran(trace: Trace) -> MadeOf:
    """From the first start to the last end. A stage ends where nothing is under way; stages add up.

    In a stage, calls that have nothing to do with each other go side by side: chains of them, or what went through
    the slots of a limit one after the other. Where all hangs together, each way that the run waited along is one.
    """
    return _Reader(trace).whole(_sent(trace))


def end_to_end(trace: Trace) -> MadeOf:
    """T1: the attempts of each call, added up. Waiting and back-off are no work."""
    return added([Once(fsum(_attempts(span, trace.now).values()), (span.id,)) for span in _sent(trace)])


def pace_setters(made_of: MadeOf) -> set[int]:
    """The calls that make it as long as it is."""
    if isinstance(made_of, Once):
        return set(made_of.calls)
    if isinstance(made_of, Longest):
        return pace_setters(made_of.longest)
    return {i for part in made_of.parts for i in pace_setters(part)}


def added(parts: Sequence[MadeOf]) -> MadeOf:
    """One after the other; what adds up inside one of them does so outside too."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Added) else (part,))]
    return flat[0] if len(flat) == 1 else Added(tuple(flat))


def _attempts(span: Span, now: float) -> dict[int, float]:
    """The seconds of each attempt that was sent, by its number; of the only one as many as its call took."""
    sent = {n: a.start for n, a in enumerate(span.attempts, 1) if a.start is not None}
    ends = {n: span.attempts[n - 1].end for n in sent}
    if len(sent) == 1 and span.stretches()[-1].phase not in _WAITS:
        ends = dict.fromkeys(sent, span.end)  # some microseconds after its attempt, which may be seen when rounded
    return {n: (now if (end := ends[n]) is None else end) - start for n, start in sent.items()}


def _sent(trace: Trace) -> list[Span]:
    return sorted((s for s in trace.spans if s.start is not None and not s.reused), key=lambda s: s.id)


def stages_of(calls: Iterable[Span], now: float) -> list[list[Span]]:
    """Calls that were sent, cut at each moment at which none of them is under way; one that goes on ends `now`."""
    stages: list[list[Span]] = []
    over = 0.0
    for span in sorted(calls, key=lambda s: (s.start or 0.0, s.id)):
        assert span.start is not None
        # 1e-9: a call that begins where another ends may seem to begin before it, by the rounding of floats.
        if not stages or span.start >= over - 1e-9:
            stages.append([])
        stages[-1].append(span)
        over = max(over, now if span.end is None else span.end)
    return stages


class _Reader:
    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.before = depends_on(trace)

    def ends(self, span: Span) -> float:
        return self.trace.now if span.end is None else span.end

    def whole(self, calls: Sequence[Span]) -> MadeOf:
        """Some calls from their first start to their last end."""
        stages = stages_of(calls, self.trace.now)
        if len(stages) == 1 or self.is_side_by_side(calls):
            return self.stage(calls)
        idle = fsum(_first(after) - max(map(self.ends, stage)) for stage, after in pairwise(stages))
        parts = [self.stage(stage) for stage in stages]
        return added([*parts, Once(idle, name="idle")] if idle >= LEAST_TOLD else parts)

    def is_side_by_side(self, calls: Sequence[Span]) -> bool:
        """Are they chains of their own, all from one line and none in the way of another?"""
        chains = self.chains(calls)
        held = any(a.held_by is not None for s in calls for a in s.attempts)
        begin = _first(calls)
        return len(chains) > 1 and not held and all(_first(chain) - begin < TOGETHER for chain in chains)

    def stage(self, calls: Sequence[Span]) -> MadeOf:
        if len(calls) == 1:
            return self.call(calls[0])
        chains = self.chains(calls)
        if len(chains) == 1:
            return _longest(self.ways(calls))
        last, begin = max(chains, key=lambda chain: max(map(self.ends, chain))), _first(calls)
        return _longest([self.since(begin, chain, LEAST_TOLD if chain is last else LATE) for chain in chains])

    def since(self, begin: float, calls: Sequence[Span], told: float) -> MadeOf:
        """From the line that they start at together; what starts so many seconds later has waited.

        Of whoever ends last each wait is `told` that is seen, so that the whole adds up; of the others a long one.
        """
        late, own = _first(calls) - begin, self.whole(calls)
        return added([Once(late, name="waiting"), own]) if late >= told else own

    def chains(self, calls: Sequence[Span]) -> list[list[Span]]:
        """Calls that depend on each other or gave each other their slot, apart from all that do not."""
        of = {s.id: s.id for s in calls}

        def root(i: int) -> int:
            while of[i] != i:
                # Shortened on the way: a chain of a thousand calls would be walked again for each of them.
                of[i] = of[of[i]]
                i = of[i]
            return i

        for span in calls:
            held = [a.held_by[0] for a in span.attempts if a.held_by is not None]
            for other in (*self.before[span.id], *held):
                if other in of:
                    of[root(span.id)] = root(other)
        chains: defaultdict[int, list[Span]] = defaultdict(list)
        for span in sorted(calls, key=lambda s: s.id):
            chains[root(span.id)].append(span)
        return list(chains.values())

    def ways(self, calls: Sequence[Span]) -> list[MadeOf]:
        """For the last call, and for each that is on no way so far, what it waited for since the first start."""
        inside, met, ways, begin = {s.id: s for s in calls}, set[int](), list[MadeOf](), _first(calls)
        for span in sorted(calls, key=self.ends, reverse=True):
            if span.id in met:
                continue
            own = [s for s in waited_for_by(self.trace, span) if s.end > begin and s.span in inside]
            met |= {s.span for s in own}
            parts = [
                Once(_attempts(inside[s.span], self.trace.now)[s.attempt], (s.span,))
                if s.kind == "attempt"
                else Once(s.end - s.start, (s.span,), _WAITS[s.kind])
                for s in own
            ]
            rest = self.ends(span) - begin - fsum(part.seconds for part in parts)
            ways.append(added([*parts, Once(rest, name="waiting")] if rest >= LEAST_TOLD else parts))
        return ways

    def call(self, span: Span) -> MadeOf:
        """The attempts of one call, and the back-off and the waiting for a slot between them."""
        times, now = _attempts(span, self.trace.now), self.trace.now
        stretches = [one for one in span.stretches() if one.phase not in ("slot", "provider") or one.attempt > 1]
        parts = []
        for (number, name), same in groupby(stretches, lambda one: (one.attempt, _WAITS.get(one.phase, ""))):
            seconds = fsum(one.seconds(now) for one in same) if name else times[number]
            if not name or seconds >= LEAST_TOLD:
                parts.append(Once(seconds, (span.id,), name))
        return added(parts)


def _first(calls: Iterable[Span]) -> float:
    return min(s.start for s in calls if s.start is not None)


def _longest(parts: Sequence[MadeOf]) -> MadeOf:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Longest) else (part,))]
    return flat[0] if len(flat) == 1 else Longest(tuple(flat))
