"""A run as small as a phone needs it: about a kilobyte for five calls, whole each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from core.run import Run
from core.trace.compare import zero
from core.trace.counts import counted
from core.trace.span import Span
from core.view.race import world
from core.view.state import state
from core.view.verdict import READINGS

MOST_ROWS = 12  # calls that are drawn; of more, the last that were asked for
_ENDS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 180, 240, 300)  # of an axis, seconds
_AIR = 1.1  # an axis is longer than what stands on it
GOING = "running"
LOST = ("Lost", "The server was started again while it ran.")
Bar = tuple[str, float, float | None]  # phase, start, end; None: it goes on


class Row(TypedDict):
    """A call: its name, its kind, its bars, and how it stands."""

    name: str
    kind: str
    bars: list[Bar]
    status: str


class Side(TypedDict):
    """One run. `state`: the words for how it stands; `now` and `high`, the end of the axis, in seconds."""

    title: str
    status: str
    state: list[str]
    now: float
    high: float
    rows: list[Row]
    more: int  # calls that have no row


class Frame(TypedDict):
    """A run, or the two of a comparison on one axis; `going`: is it still on its way?"""

    title: str
    going: bool
    world: str
    sides: list[Side]


def frame(title: str, runs: Sequence[Run[object]], titles: Sequence[str] = READINGS) -> Frame:
    """What a phone sees of a run, or of two side by side. Times in seconds since the first call of each started."""
    high = end_of_axis(max((_length(run) for run in runs), default=0.0))
    names = titles if len(runs) == 2 else ("",)
    return {
        "title": title,
        "going": any(run.status == GOING for run in runs),
        "world": world(runs[-1].trace),
        "sides": [_side(name, run, high) for name, run in zip(names, runs, strict=True)],
    }


def lost(seen: Frame) -> Frame:
    """The same, where nobody can tell any more how it went on."""
    sides: list[Side] = [
        {**side, "status": "lost", "state": list(LOST)} if side["status"] == GOING else side for side in seen["sides"]
    ]
    return {**seen, "going": False, "sides": sides}


def end_of_axis(seconds: float) -> float:
    """A round number of seconds that has room for so many; it says nothing of how long a run will take."""
    wanted = seconds * _AIR
    if wanted > _ENDS[-1]:
        return float(-(-wanted // 60) * 60)
    return float(next(end for end in _ENDS if end >= wanted))


def _length(run: Run[object]) -> float:
    return run.trace.makespan if run.status != GOING else max(run.trace.now - zero(run.trace), 0.0)


def _side(title: str, run: Run[object], high: float) -> Side:
    trace, names, began = run.trace, run.trace.names, zero(run.trace)
    # What a live server says of a failure is for its owner: it may name the server and what it knows of a key.
    why = str(run.error) if run.error and trace.world != "live" else ""
    _, line, rest = state(trace, run.status, names, why)
    if run.status == GOING and trace.spans:
        # No total: most patterns have one only when they have ended.
        rest = f"{counted(sum(span.status in ('ok', 'error') for span in trace.spans), 'call')} done"
    shown = trace.spans[-MOST_ROWS:]
    return {
        "title": title,
        "status": run.status,
        "state": [line, rest],
        "now": round(_length(run), 2),
        "high": high,
        "rows": [_row(span, names[span.id], began) for span in shown],
        "more": len(trace.spans) - len(shown),
    }


def _row(span: Span, name: str, began: float) -> Row:
    bars: list[Bar] = [(one.phase, _since(began, one.start) or 0.0, _since(began, one.end)) for one in span.stretches()]
    return {"name": name, "kind": span.kind, "bars": bars, "status": span.status}


def _since(began: float, at: float | None) -> float | None:
    return None if at is None else round(max(at - began, 0.0), 2)
