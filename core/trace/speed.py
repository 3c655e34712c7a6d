"""The speed of a simulated model, in the one word that every time of its runs is said with."""

from __future__ import annotations

from core.trace.trace import Trace


def at_speed(pace: float) -> str:
    """What stands behind a time: "at 4x"; nothing in real time, and "at once" where the model took no time.

    `pace`: seconds of the clock for a second of the model, 0 or more.
    """
    if pace == 0:
        return "at once"
    return "" if pace == 1 else f"at {1 / pace:g}x"


def took(trace: Trace) -> str:
    """The makespan with the speed at which it is true: "1.36 s", "0.34 s at 4x"; without it at once."""
    return f"{trace.makespan:.2f} s {'' if trace.at_once else at_speed(trace.pace)}".rstrip()
