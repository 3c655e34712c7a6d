"""Calls as bars beside each other: those that never overlap share a lane, those of one gather begin at one line."""

from __future__ import annotations

from collections.abc import Iterable

from core.trace.paths import Recorded
from core.trace.span import TOGETHER

_SAME = 1e-9  # seconds: these are sums of floats, and a call that follows another may seem to begin before its end


def lanes(times: Iterable[tuple[float, float]]) -> list[int]:
    """For each call, by start and end and in the order of the starts, the first lane that is free then, from 0."""
    over: list[float] = []
    taken = []
    for start, end in times:
        lane = next((number for number, until in enumerate(over) if until <= start + _SAME), len(over))
        over[lane : lane + 1] = [end]
        taken.append(lane)
    return taken


def start_lines(trace: Recorded) -> dict[int, float]:
    """For a call that is drawn from an earlier moment than its start, that moment: where others of its gather started.

    A busy computer starts them some milliseconds apart, and that is no staircase. In seconds since the run began.
    """
    started = sorted((s.start, s.id, s.after) for s in trace.spans if s.start is not None)
    lines: dict[int, float] = {}
    first: dict[tuple[int, ...], float] = {}  # by what its calls wait for
    for start, i, after in started:
        line = first.setdefault(after, start)
        if start - line > TOGETHER:
            first[after] = start
        elif start > line:
            lines[i] = line
    return lines
