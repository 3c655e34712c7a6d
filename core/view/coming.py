"""What a plan adds to the picture of its run: steps that nobody has asked for yet, and the ways that were not taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.engine.breaks import breaks
from core.lesson.lesson import PatternPlan
from core.lesson.registry import lesson_of
from core.trace.names import base
from core.trace.trace import Trace
from core.view.drawings import CallRow, Edge, Flow
from core.view.pins import pinned
from core.view.plan import UNKNOWN, idle, placed, plan_of


def with_plan(trace: Trace, data: Flow, plan: PatternPlan | None = None) -> Flow:
    """The picture with the plan's other steps below its calls, dashed; `plan`: where it is not the pattern's own.

    While it goes on these are the steps to come. Once it has ended only the named ones stay, each with why it was never
    made; a number such as that of "worker n" was a guess, and what only follows such guesses goes with them.
    """
    plan = plan or plan_of(trace.pattern)
    if plan is UNKNOWN or data["count"] != len(data["calls"]):
        return data
    met = _met(trace, plan)
    steps = _open(trace, plan, met)
    reasons: Mapping[int, str] = {}
    if data["ended"]:
        failed = {span.id for span in trace.spans if span.status != "ok"} - trace.mended
        reasons = _reasons(plan, met, steps, failed, whole=data["status"] in ("done", "partial"))
        steps = list(reasons)
    if not steps:
        return data
    after = max((span.id for span in trace.spans), default=0) + 1
    ids = {step: after + at for at, step in enumerate(steps)}  # about those that the calls will have
    columns, rows = placed(plan).columns, len(data["calls"])
    calls = [
        idle(ids[i], plan.steps[i][0], plan.steps[i][1], rows + at, columns[i], reasons.get(i, ""))
        for at, i in enumerate(steps)
    ]
    ordered = breaks(trace.breaks)
    edges = [edge for i in steps for edge in _into(plan, i, ids, met)]
    inner = {a for a, _ in edges}
    edges += [(ids[i], None) for i in steps if ids[i] not in inner]
    known = [(a, b) for a, b in data["edges"] if b is not None or a not in inner]
    return {**data, "calls": data["calls"] + [pinned(call, ordered) for call in calls], "edges": known + edges}


def with_left_out(trace: Trace, data: Flow) -> Flow:
    """The picture with a dashed row for what a plan named and nobody does, below the calls that the plan led to."""
    for plan, parts in lesson_of(trace.pattern).left_out(trace).items():
        calls, edges = data["calls"], data["edges"]
        at = {call["id"]: call for call in calls}
        if not parts or plan not in at:
            continue
        done = [at[b] for a, b in edges if a == plan and b is not None and b in at] or [at[plan]]
        row = 1 + max(call["row"] for call in done)
        below: list[CallRow] = [{**call, "row": call["row"] + (call["row"] >= row)} for call in calls]
        words = ", ".join(part.strip() or "(blank)" for part in parts)
        extra = idle(-plan, f"+{len(parts)} left out", done[0]["kind"], row, at[plan]["column"] + 1, words)
        data = {
            **data,
            "calls": sorted([*below, extra], key=lambda call: call["row"]),
            "edges": [*edges, (plan, -plan)],
        }
    return data


def is_numbered(plan: PatternPlan, step: int) -> bool:
    """Is it one of many, such as "worker 2" or "worker …", of which nobody knows how many there will be?"""
    name = plan.steps[step][0]
    return name != base(name)


def _met(trace: Trace, plan: PatternPlan) -> Mapping[int, Sequence[int]]:
    """For each step of the plan the calls that are it; more calls of a kind than the plan has are its last one."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, (name, _, _) in enumerate(plan.steps):
        places[base(name)].append(i)
    met: defaultdict[int, list[int]] = defaultdict(list)
    for span in sorted(trace.spans, key=lambda span: span.id):
        if own := places[span.step]:
            met[next((i for i in own if not met[i]), own[-1])].append(span.id)
    return {i: ids for i, ids in met.items() if ids}


def _open(trace: Trace, plan: PatternPlan, met: Mapping[int, Sequence[int]]) -> list[int]:
    """The steps that may still come, or might have: not one too many of a gather, nor what only follows such a one."""
    gathers = {(base(plan.steps[i][0]), plan.steps[i][2]) for i in met} if trace.concurrency != 1 else set()
    gone: set[int] = set()
    for i, (name, _, before) in enumerate(plan.steps):
        if i in met:
            continue
        together = is_numbered(plan, i) and (base(name), before) in gathers  # a gather asks for all at once
        if together or (before and gone.issuperset(before)):
            gone.add(i)
    return [i for i in range(len(plan.steps)) if i not in met and i not in gone]


def _reasons(
    plan: PatternPlan, met: Mapping[int, Sequence[int]], steps: Sequence[int], failed: set[int], whole: bool
) -> Mapping[int, str]:
    """Why each named step was never made, of those that follow a step that was made, or such a one.

    `failed`: the calls that gave no answer; `whole`: the run came to its end.
    """
    reasons: dict[int, str] = {}
    for i in steps:
        before = plan.steps[i][2]
        if is_numbered(plan, i) or (before and not any(b in met or b in reasons for b in before)):
            continue
        came = not any(failed.intersection(met.get(b, ())) for b in before)
        another = any(plan.steps[j][2] == before for j in met)
        decided = came and any(plan.steps[b][1] == "decide" for b in before)
        own = "not taken" if another or decided else "not needed" if came and whole else "not reached"
        reasons[i] = next((reasons[b] for b in before if b in reasons), own)
    return reasons


def _into(plan: PatternPlan, step: int, ids: Mapping[int, int], met: Mapping[int, Sequence[int]]) -> list[Edge]:
    before = [[ids[b]] if b in ids else list(met.get(b, ())) for b in plan.steps[step][2]]
    return [(a, ids[step]) for each in before for a in each] or [(None, ids[step])]
