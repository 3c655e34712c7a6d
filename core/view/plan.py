"""A pattern before it has run: its plan as a picture, dashed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from core.lesson.lesson import PatternPlan
from core.lesson.registry import lesson_of
from core.trace.names import base
from core.trace.span import Kind, Span
from core.trace.trace import Trace
from core.view.drawings import CallRow, Planned, Words
from core.view.layout import Layout, layout

UNKNOWN = PatternPlan("Input", "Result", (("…", "work", ()),))


_NONE: Mapping[str, Any] = {}


def plan_of(pattern: str, options: Mapping[str, Any] = _NONE) -> PatternPlan:
    """What is known of a pattern beforehand, and of its options; little of one that is not ours."""
    return lesson_of(pattern).plan_for(options) or UNKNOWN


def as_run(pattern: str, steps: Sequence[str]) -> list[str]:
    """The names of a pattern's steps in the order in which its plan makes them; those that it does not name come last.

    A plan may number a step, as "evaluate 1" and "evaluate 2".
    """
    planned = [name if name in steps else name.rpartition(" ")[0] for name, _, _ in plan_of(pattern).steps]
    return sorted(steps, key=lambda step: planned.index(step) if step in planned else len(planned))


def columns(plan: PatternPlan) -> int:
    """How many columns its diagram takes; 0 when it is not known."""
    return 0 if plan is UNKNOWN else placed(plan).width


def planned(
    pattern: str,
    *,
    world: Words = ("simulated", "model"),
    target: int | None = None,
    options: Mapping[str, Any] = _NONE,
) -> Planned:
    """A pattern before its run, dashed, with nothing of the forecast in it; `target`: the score to be reached."""
    plan = plan_of(pattern, options)
    places = placed(plan)
    calls = [idle(i, name, kind, i, places.columns[i]) for i, (name, kind, _) in enumerate(plan.steps)]
    covered = ("Forecast covered", "Guess the calls and the seconds, then run it or show it.")
    if world[0] == "live":
        covered = ("No forecast", "Only the simulated model’s calls can be predicted. Run it to see the times.")
    return {
        "run": "", "status": "ready", "ended": False, "state": ("ready", "Ready", "nothing sent yet"), "world": world,
        "calls": calls, "edges": list(places.edges), "columns": places.width, "input": (plan.input, ""),
        "result": (plan.result, plan.order), "covered": covered,
        "target": target,
    }  # fmt: skip


def idle(id: int, name: str, kind: Kind, row: int, column: int, words: str | None = None) -> CallRow:
    """A call that nobody has asked for yet; `words`: why it never will be, where that is known."""
    call: CallRow = {
        "id": id, "name": name, "kind": kind, "row": row, "column": column, "status": "idle", "stretches": [],
    }  # fmt: skip
    return call if words is None else {**call, "words": words}


_UNSENT: dict[str, Any] = {  # what no call has before its run
    "group": None, "place": (0,), "model": "", "queued": 0.0, "start": None, "end": None, "status": "queued",
    "attempts": (),
}  # fmt: skip


@cache
def placed(plan: PatternPlan) -> Layout:
    """Where its steps stand."""
    spans = [
        Span(id=i, step=base(name), kind=kind, after=before, **_UNSENT)
        for i, (name, kind, before) in enumerate(plan.steps)
    ]
    return layout(Trace.model_construct(spans=tuple(spans)))
