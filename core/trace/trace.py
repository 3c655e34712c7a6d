"""The trace of one run: its spans, and the numbers that follow from them.

Times are seconds on the event loop's clock since the run began. Unknown is None, never 0.
"""

from __future__ import annotations

from collections import defaultdict
from math import fsum

from pydantic import BaseModel, ConfigDict

from core.trace import paths
from core.trace.names import names
from core.trace.span import Bet, Delivered, Group, Join, Segment, Span, World, total

HERE, NEAR = "this computer", "this network"  # hosts that nobody is billed for


class Trace(BaseModel):
    """A frozen snapshot of a run; write it with `model_dump_json`, open it with `Trace.model_validate_json`.

    All numbers are derived from its spans. A running call counts up to `now`.
    """

    model_config = ConfigDict(frozen=True, ser_json_inf_nan="null")

    pattern: str = ""
    world: World = "simulated"
    model: str = ""
    host: str = ""  # where the requests of a live run went: HERE, NEAR, or the name of a host
    seed: int = 0
    concurrency: int | None = None
    pace: float = 1.0  # seconds of the clock for a second of the model; 0: it answered at once
    breaks: tuple[str, ...] = ()  # faults on order, such as "worker 2:hang"
    now: float = 0.0  # when this snapshot was taken
    groups: tuple[Group, ...] = ()
    joins: tuple[Join, ...] = ()
    bets: tuple[Bet, ...] = ()
    spans: tuple[Span, ...] = ()
    delivered: tuple[Delivered, ...] = ()  # whose answers stand in the result; known once it has ended

    @property
    def at_once(self) -> bool:
        """Did the model take no time? Then all times are the lab's own work, and say nothing about the pattern."""
        return self.pace == 0

    @property
    def calls(self) -> int:
        """How many calls were asked for; retries are not calls."""
        return len(self.spans)

    @property
    def mended(self) -> frozenset[int]:
        """The calls whose answer had the wrong shape, and was asked for anew by another call that got it."""
        return frozenset(s.mends for s in self.spans if s.mends is not None and s.status == "ok")

    @property
    def done(self) -> int:
        """How many calls have ended, whatever became of them."""
        return sum(s.end is not None for s in self.spans)

    def _busy(self) -> list[tuple[float, float]]:
        """Start and end of every attempt that had its slot, in seconds; an answer that was there had none."""
        now = self.now
        return [
            (start, now if (end := a.end) is None else end)
            for s in self.spans
            if not s.reused
            for a in s.attempts
            if (start := a.start) is not None
        ]

    @property
    def makespan(self) -> float:
        """Last end minus first start, in seconds; 0 before anything started."""
        now = self.now
        started = [(start, s.end) for s in self.spans if (start := s.start) is not None]
        if not started:
            return 0.0
        return max(now if end is None else end for _, end in started) - min(start for start, _ in started)

    @property
    def work(self) -> float:
        """T1: the sum of the attempts' durations, in seconds; waiting for a slot and back-off are not work.

        Source: Brent (1974), "The parallel evaluation of general arithmetic expressions".
        """
        return fsum(end - start for start, end in self._busy())

    @property
    def longest(self) -> Span | None:
        """The call with the longest duration, the earliest of equals; None before any has ended."""
        ended = [s for s in self.spans if s.duration is not None]
        return max(ended, key=lambda s: s.duration or 0.0, default=None)

    @property
    def speedup(self) -> float | None:
        """How many times faster this run was than its attempts one by one: T1 / Tp, no unit.

        1 for a chain, never above the concurrency; None when the makespan is 0 s. T1 is an estimate: calls made
        one by one would not have queued behind each other at the provider.

        Source: the textbook definition, e.g. CLRS, the chapter on parallel algorithms.
        """
        return self.work / self.makespan if self.makespan > 0 else None

    @property
    def efficiency(self) -> float | None:
        """Speedup over the slots there were: the concurrency, or the peak when it had no limit; 0 to 1, no unit."""
        slots = self.concurrency or self.peak
        return None if self.speedup is None or not slots else self.speedup / slots

    def in_flight(self) -> list[tuple[float, int]]:
        """Steps (seconds, attempts in flight from then on)."""
        changes: defaultdict[float, int] = defaultdict(int)
        for start, end in self._busy():
            if end > start:
                changes[start] += 1
                changes[end] -= 1
        steps, level = [], 0
        for at in sorted(changes):
            if change := changes[at]:
                level += change
                steps.append((at, level))
        return steps

    @property
    def peak(self) -> int:
        """The most attempts in flight at one moment."""
        return max((level for _, level in self.in_flight()), default=0)

    @property
    def mean_concurrency(self) -> float | None:
        """Attempts in flight, averaged over the makespan; equal to the speedup by definition."""
        return self.speedup

    @property
    def idle(self) -> float:
        """Seconds of the makespan with no attempt in flight: back-off that nothing else filled."""
        steps = self.in_flight()
        return fsum(steps[i + 1][0] - at for i, (at, level) in enumerate(steps[:-1]) if level == 0)

    @property
    def waiting(self) -> float:
        """Seconds that attempts spent waiting for a slot and for the provider, added up."""
        return fsum(
            next(t for t in (a.start, a.end, self.now) if t is not None) - a.queued
            for s in self.spans
            for a in s.attempts
        )

    @property
    def tokens_in(self) -> int | None:
        """Tokens that went in, of all calls that say it; None where none does, 0 where none was made anew."""
        return self._total([s.tokens_in for s in self.spans if not s.reused])

    @property
    def tokens_out(self) -> int | None:
        """Tokens that came out, of all calls that say it; None where none does, 0 where none was made anew."""
        return self._total([s.tokens_out for s in self.spans if not s.reused])

    def _total(self, tokens: list[int | None]) -> int | None:
        return 0 if self.spans and not tokens else total(tokens)

    @property
    def attempts(self) -> int:
        """How many requests were sent, and tools run."""
        return sum(s.sent for s in self.spans)

    @property
    def reused(self) -> int:
        """How many calls had their answers from an earlier run, or by hand: they took no time and cost nothing."""
        return sum(s.reused for s in self.spans)

    @property
    def retries(self) -> int:
        """How many of the attempts were not the first of their call."""
        return sum(max(0, s.sent - 1) for s in self.spans)

    def critical_path(self) -> list[Span]:
        """The longest chain of *depends on*, in its order; as long as the makespan when nothing waits for a slot."""
        return paths.critical_path(self)

    def waited_for(self) -> list[Segment]:
        """What the run waited for, from its start to its end; the segments add up to the makespan."""
        return paths.waited_for(self)

    @property
    def names(self) -> dict[int, str]:
        """What each call is called, by span id: "plan", "worker 2", "evaluate 2.1"."""
        return names(self)
