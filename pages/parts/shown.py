"""What the browser draws of a run: the same pictures over the live route and at the end."""

from __future__ import annotations

from typing import Any

from core.patterns.evaluator_optimizer import Optimized
from core.picture import picture
from core.race import READINGS, race
from core.run import Run
from core.runner import Shown


def picture_of(shown: Shown) -> dict[str, Any]:
    """A single run as a flow, two as a race; whole, so that a browser that comes late misses nothing."""
    runs = shown.runs
    if len(runs) == 2:
        titles = shown.note.get("titles") or READINGS
        return race(runs[0].trace, runs[1].trace, status=(runs[0].status, runs[1].status), titles=titles)
    return flow_of(runs[0], shown.note.get("guess"), shown.id)


def flow_of(run: Run[Any], guess: Any, id: str = "") -> dict[str, Any]:
    error = "" if run.error is None else str(run.error)
    return picture(run.trace, status=run.status, run_id=id, guess=guess, error=error, note=_note(run.result))


def _note(result: Any) -> str:
    """What a result adds to the state line."""
    if isinstance(result, Optimized):
        rounds = "1 round" if result.iterations == 1 else f"{result.iterations} rounds"
        return f"passed in round {result.iterations}" if result.ended == "passed" else f"{result.ended} after {rounds}"
    return "by the fallback route" if getattr(result, "fallback", False) else ""
