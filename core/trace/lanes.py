"""Calls as bars beside each other: those that never overlap share a lane."""

from __future__ import annotations

from collections.abc import Iterable

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
