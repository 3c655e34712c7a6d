"""Chains through a trace: what depended on what, and what the run waited for."""

from __future__ import annotations

from operator import attrgetter
from typing import Literal, Protocol

from core.trace.span import LEAST_DRAWN, Group, Join, Segment, Span


class Recorded(Protocol):
    """What a trace holds; this file stands below that of the trace."""

    spans: tuple[Span, ...]
    joins: tuple[Join, ...]  # what many calls waited for together
    groups: tuple[Group, ...]  # the patterns that ran
    now: float  # seconds since the run began


def critical_path(trace: Recorded) -> list[Span]:
    """The chain of *depends on* with the longest sum of durations, first call first.

    Ids grow as calls are asked for, so going through them in order meets every call after the ones it depends on.
    """
    spans, now = {s.id: s for s in trace.spans}, trace.now
    reach: dict[int, float] = {}  # seconds from the start of the longest chain to the end of this call
    before: dict[int, int | None] = {}
    records: list[Span | Join] = [*trace.joins, *trace.spans]
    for record in sorted(records, key=attrgetter("id")):
        length, last = 0.0, None
        for b in record.after:
            if b in reach and (last is None or (reach[b], b) > (length, last)):
                length, last = reach[b], b
        if isinstance(record, Span) and (start := record.start) is not None:
            length += (now if (end := record.end) is None else end) - start
        reach[record.id], before[record.id] = length, last
    at = max(spans, key=reach.__getitem__, default=None)
    chain = []
    while at is not None:
        if at in spans:
            chain.append(spans[at])
        at = before[at]
    return chain[::-1]


def waited_for(trace: Recorded) -> list[Segment]:
    """What the run waited for, from its first start to its last end."""
    started = [s for s in trace.spans if s.start is not None]
    if not started:
        return []
    return waited_for_by(trace, max(started, key=lambda s: trace.now if s.end is None else s.end))


def waited_for_by(trace: Recorded, span: Span) -> list[Segment]:
    """Walk back from the end of a call that was sent, attempt by attempt, to the first start before it."""
    spans = {s.id: s for s in trace.spans}
    joins = {j.id: j.after for j in trace.joins}
    step: tuple[Span, int, float] | None = (span, _last(span), trace.now if span.end is None else span.end)
    segments: list[Segment] = []
    while step is not None:
        span, number, end = step
        attempt = span.attempts[number - 1]
        if attempt.end is not None and end - attempt.end >= LEAST_DRAWN:
            more = span.attempts[number : number + 1]
            kind: Literal["back-off", "provider"] = "provider" if more and more[0].held is not None else "back-off"
            segments.append(Segment(span=span.id, attempt=number + 1, kind=kind, start=attempt.end, end=end))
            end = attempt.end
        step = _before(span, number, spans, joins)
        begun = start = attempt.start if step is None else step[2]
        assert start is not None
        if attempt.held is not None and attempt.start is not None and attempt.start - start >= LEAST_DRAWN:
            start = attempt.start
        segments.append(Segment(span=span.id, attempt=number, kind="attempt", start=start, end=end))
        if begun is not None and begun < start:
            segments.append(Segment(span=span.id, attempt=number, kind="provider", start=begun, end=start))
    return segments[::-1]


def _last(span: Span) -> int:
    """The number of the last attempt that had its slot."""
    return max(i for i, a in enumerate(span.attempts, 1) if a.start is not None)


def _before(
    span: Span, number: int, spans: dict[int, Span], joins: dict[int, tuple[int, ...]]
) -> tuple[Span, int, float] | None:
    """What this attempt waited for: a span, the number of its attempt, and the moment it let go."""
    attempt = span.attempts[number - 1]
    if attempt.held_by is not None and attempt.held_by[0] in spans:
        holder = spans[attempt.held_by[0]]
        ended = holder.attempts[attempt.held_by[1] - 1].end
        if ended is not None:
            return holder, attempt.held_by[1], ended
    if number > 1:
        assert attempt.start is not None
        return span, number - 1, attempt.start
    earlier = [spans[i] for i in _flat(span.after, joins) if i in spans]
    ended_before = [(s.end, s.id) for s in earlier if s.end is not None and s.start is not None]
    if not ended_before:
        return None
    end, last = max(ended_before)
    return spans[last], _last(spans[last]), end


def _flat(after: tuple[int, ...], joins: dict[int, tuple[int, ...]]) -> list[int]:
    """The calls behind a set of ids, joins opened."""
    open_, calls, seen = list(after), [], set(after)
    while open_:
        i = open_.pop()
        if i in joins:
            fresh = [j for j in joins[i] if j not in seen]
            seen.update(fresh)
            open_ += fresh
        else:
            calls.append(i)
    return calls


def depends_on(trace: Recorded) -> dict[int, list[int]]:
    """For each span the ids of the calls it directly depends on, joins opened, in order."""
    joins = {j.id: j.after for j in trace.joins}
    return {s.id: sorted(_flat(s.after, joins)) for s in trace.spans}
