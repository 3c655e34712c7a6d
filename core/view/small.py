"""A run as a small picture beside others: calls in lanes, the roads not taken, and what its time is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.trace.counts import counted
from core.trace.lanes import lanes
from core.trace.names import base
from core.trace.span import Span
from core.trace.trace import Trace
from core.view.drawings import SmallCall, SmallRun
from core.view.plan import plan_of
from core.view.sums import sums_of
from core.view.time_made_of import Longest, MadeOf, Once, as_it_ran, stages_of

_WRITTEN = 6  # terms


def small(trace: Trace) -> SmallRun:
    """Of a run that made calls. Times in seconds since the first one started.

    A lane is a row that calls share which never overlap: a chain has one, calls side by side have one each.
    """
    spans = [s for s in trace.spans if s.start is not None]
    began = min(s.start for s in spans if s.start is not None)
    stages = stages_of(spans, trace.now)
    missed = _missed(trace, spans)
    laned = [_lanes(stage) for stage in stages]
    own = [max(lane.values()) + 1 for lane in laned]
    wide = [width + missed[_step(stage)] for stage, width in zip(stages, own, strict=True)]
    most = max(wide)
    calls: list[SmallCall] = []
    ghosts: list[tuple[float, float, float]] = []
    names: list[tuple[str, float, float, float]] = []
    for stage, lane, taken, width in zip(stages, laned, own, wide, strict=True):
        top = (most - width) / 2
        first, last = _reach(stage, began)
        calls += [_call(s, top + lane[s.id], began) for s in stage]
        ghosts += [(top + at, first, last) for at in range(taken, width)]
        names += [(_name(stage, trace), top, first, last)] if _step(stage) else []
    made_of = as_it_ran(trace)
    return {
        "calls": calls, "ghosts": ghosts, "names": names, "lanes": most, "seconds": round(trace.makespan, 3),
        "words": counted(trace.calls, "call"), "sums": sums_of(trace) if _is_plain(made_of) else None,
        "beside": isinstance(made_of, Longest),
    }  # fmt: skip


def _is_plain(made_of: MadeOf) -> bool:
    """Is it one sum of calls, or the longest of some, and short enough to be written out?"""
    if isinstance(made_of, Once) or len(made_of.parts) > _WRITTEN:
        return False
    return all(isinstance(part, Once) for part in made_of.parts)


def _end(span: Span) -> float:
    assert span.start is not None
    return span.start if span.end is None else span.end


def _lanes(stage: Sequence[Span]) -> dict[int, int]:
    """The lane of each call."""
    places = lanes((span.start or 0.0, _end(span)) for span in stage)
    return {span.id: lane for span, lane in zip(stage, places, strict=True)}


def _step(stage: Sequence[Span]) -> str:
    """The step that all calls of a stage belong to; empty where they differ."""
    steps = {span.step for span in stage}
    return steps.pop() if len(steps) == 1 else ""


def _name(stage: Sequence[Span], trace: Trace) -> str:
    return trace.names[stage[0].id] if len(stage) == 1 else f"{len(stage)} × {stage[0].step}"


def _reach(stage: Sequence[Span], began: float) -> tuple[float, float]:
    starts = [span.start for span in stage if span.start is not None]
    return round(min(starts) - began, 3), round(max(map(_end, stage)) - began, 3)


def _call(span: Span, lane: float, began: float) -> SmallCall:
    def since(t: float | None) -> float | None:
        return None if t is None else round(t - began, 3)

    bars = [(s.phase, since(s.start), since(s.end)) for s in span.stretches()]
    return {"id": span.id, "kind": span.kind, "lane": lane, "bars": bars}


def _missed(trace: Trace, spans: Sequence[Span]) -> Counter[str]:
    """For each step that ran, how many steps of the plan could have run in its place."""
    plan, ran = plan_of(trace.pattern), {span.step for span in spans}
    steps = [(base(name), before) for name, _, before in plan.steps]
    missed: Counter[str] = Counter()
    for step, before in steps:
        taken = next((other for other, same in steps if same == before and other in ran), None)
        if step not in ran and taken is not None and before:
            missed[taken] += 1
    return missed
