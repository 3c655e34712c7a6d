"""The lesson's laws: how many calls a pattern makes and how long it takes, computed from the durations of its calls.

Times are seconds, counts have no unit. A law is filled from the forecast of one call at a time, never from the run that
it is then compared with; `core.laws.reasons` puts the two side by side in words. Here stands what holds for any
pattern; the law of each stands in its record, in `core/lesson`.

Sources: the lesson, "Cost & Performance"; Graham (1966), "Bounds for certain multiprocessing anomalies", and Brent
(1974), "The parallel evaluation of general arithmetic expressions", for calls that share a limited number of slots.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.laws.schedule import check, ends_after, schedule, schedule_chains
from core.trace.paths import depends_on
from core.trace.span import Span
from core.trace.trace import Trace

Chain = Sequence[float]  # the durations of calls that wait for each other

_SHOWN = 6  # durations written out in a filled law; the rest is dots


def one_by_one(chains: Sequence[Chain]) -> float:
    """Seconds that all the calls take one after the other: their sum, T1."""
    # Not by sum, which gives other last digits from Python 3.12 on.
    return math.fsum(duration for chain in chains for duration in chain)


def side_by_side(chains: Sequence[Chain], concurrency: int | None = None) -> float:
    """Seconds that chains of calls take side by side: the longest chain; their sum at a concurrency of 1.

    In between it is list scheduling: whoever has waited longest gets the next free slot. The result T keeps to
    max(T1 / c, longest) <= T <= T1 / c + (1 - 1 / c) * longest. Raises ValueError for a concurrency below 1,
    and a time below 0.

    Source: Graham (1966); Brent (1974) for the upper bound.
    """
    check([one for chain in chains for one in chain], concurrency)
    if concurrency == 1:
        return one_by_one(chains)
    if concurrency is None:
        return max(map(math.fsum, chains), default=0.0)
    return max((end for calls in schedule_chains(chains, concurrency) for _, end in calls), default=0.0)


def most_speedup(durations: Sequence[float], concurrency: int | None = None) -> float | None:
    """The most that independent calls can gain: min(n, concurrency, T1 / longest), no unit, at least 1.

    None when there is no call, or none takes any time. Raises ValueError for a concurrency below 1, and a time below 0.

    Source: Graham (1966); T1 / longest is Brent's (1974) T1 / Tinf.
    """
    check(durations, concurrency)
    longest = max(durations, default=0.0)
    if longest <= 0:
        return None
    return min(len(durations), concurrency or len(durations), math.fsum(durations) / longest)


@dataclass(frozen=True)
class Law:
    """The law of one reading: as numbers, in words, and filled with the durations of the forecast.

    Three are for a law that a run may not keep to, in words, empty elsewhere. `rounds`: whose rounds it counts, where a
    run may need fewer of them; `slowest`: why a round may take longer than it says; `loses`: why a run may be faster,
    where it starts calls that are then cancelled.
    """

    calls: int
    seconds: float
    calls_rule: str
    calls_filled: str
    seconds_rule: str
    seconds_filled: str
    rounds: str = ""
    slowest: str = ""
    loses: str = ""


def law_of_any(forecast: Trace, cap: int | None, candidates: int) -> Law:
    """For a pattern without a law of its own: what waits for what is taken from the forecast.

    `forecast`: that of the pattern, one call at a time; `cap`: the limit, None for no limit.
    """
    times = {s.id: lasted(s) for s in forecast.spans}
    # A limit that leaves room for all calls is none: the rule must not speak of slots that nobody waits for.
    cap = binding(cap, len(times))
    seconds = ends_after(schedule(times, depends_on(forecast), cap))
    if cap == 1:
        rule, filled = "all calls, one after the other", as_sum([[[one]] for one in times.values()], 1)
    elif cap is None:
        rule = "the longest chain of calls that wait for each other"
        filled = as_sum([[[lasted(s)]] for s in forecast.critical_path()], 1)
    else:
        rule, filled = f"the calls in {cap} slots, each as soon as it may start", f"{seconds:.2f} s"
    return Law(len(times), seconds, "one for each call of the plan", str(len(times)), rule, filled)


def lasted(span: Span) -> float:
    """The duration of a call in seconds; 0 for one that did not end, or did not start."""
    return span.duration or 0.0


def binding(cap: int | None, count: int) -> int | None:
    """The limit where it holds anything back; None for one that leaves room for all."""
    return None if cap is not None and 1 < cap >= count else cap


def in_slots(unit: str, cap: int | None) -> str:
    """How long so many of a unit take side by side, in words; `cap`: the slots, None for no limit."""
    if cap == 1:
        return f"all {unit}s, one after the other"
    return f"the longest {unit}" if cap is None else f"the {unit}s in {cap} slots, each as soon as one is free"


def as_sum(stages: Sequence[Sequence[Chain]], cap: int | None) -> str:
    """Stages wait for each other; the chains of a stage go side by side, as far as the slots allow."""
    pieces = [_stage([math.fsum(chain) for chain in stage], stage, cap) for stage in stages if stage]
    return with_total(pieces, math.fsum(side_by_side(stage, cap) for stage in stages))


def with_total(pieces: Sequence[str], seconds: float) -> str:
    """The pieces of a sum, and what they come to."""
    sum_up = " + ".join(pieces)
    # A single piece is no sum: "0.90 = 0.90 s" says nothing.
    return f"{sum_up} s" if sum_up == f"{seconds:.2f}" else f"{sum_up} = {seconds:.2f} s"


def _stage(ends: list[float], chains: Sequence[Chain], cap: int | None) -> str:
    shown = [f"{end:.2f}" for end in ends]
    if len(shown) > _SHOWN:
        shown[_SHOWN - 1 : -1] = ["…"]
    if cap == 1 or len(ends) == 1:
        return " + ".join(shown)
    if cap is None:
        return f"max({', '.join(shown)})"
    return f"{side_by_side(chains, cap):.2f} for {', '.join(shown)}"
