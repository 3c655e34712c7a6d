"""What the browser draws of a run: the same pictures over the live route and at the end."""

from __future__ import annotations

from typing import Any

from core.lesson.lesson import PatternPlan
from core.lesson.orchestrator_workers import lost_parts
from core.lesson.registry import lesson_of, target_of
from core.lesson.support_system import lost_checks
from core.lesson.use_cases.gated_chain import Gated
from core.patterns.agent import Answered
from core.patterns.evaluator_optimizer import Optimized
from core.patterns.orchestrator_workers import Report
from core.patterns.research_report import Researched
from core.patterns.support_system import Supported
from core.run import Reading, Run
from core.runner import Shown
from core.trace.counts import counted
from core.trace.trace import Trace
from core.view.coming import with_left_out, with_plan
from core.view.drawings import Flow, Race
from core.view.guess import Guess
from core.view.handed import handed
from core.view.picture import Drawn, picture
from core.view.plan import UNKNOWN, plan_of
from core.view.race import race
from pages.parts.setup.session import carried

_NO_RESULT = {"text": ("No text", ""), "answer": ("No answer", "")}  # what the end of the picture says then


def picture_of(shown: Shown, drawn: Drawn | None = None) -> Flow | Race:
    """A single run as a flow, two as a race; whole, so that a browser that comes late misses nothing."""
    runs, kept = shown.runs, carried(shown)
    if len(runs) == 1:
        reading = shown.readings[0]
        plan = plan_of(reading.pattern.__name__, reading.options)
        return flow_of(runs[0], kept.guess, shown.id, drawn, target_of(reading), plan)
    lesson, heads, lead, bought = lesson_of(shown.page), None, "", ""
    if not shown.running and kept.start in ("naive", "broken") and lesson.pitfall:
        told = (lesson.pitfall.outcome(runs[0]), lesson.pitfall.outcome(runs[1]))
        heads = told if any(told) else None
    elif not shown.running and kept.start == "compare" and kept.titles is None:
        lead = lesson_of(runs[1].trace.pattern).lead(runs[0], runs[1])
    elif not shown.running and kept.start == "single":
        bought = lesson.bought(runs[0], runs[1])
    return race(
        runs[0].trace,
        runs[1].trace,
        status=(runs[0].status, runs[1].status),
        titles=kept.titles,
        alike=kept.start != "patterns" and alike(*shown.readings),
        heads=heads,
        lead=lead,
        bought=bought,
    )


def alike(first: Reading, second: Reading) -> bool:
    """Are they runs of one pattern, or readings of it, on one input? Then their calls are laid beside each other."""
    plain = [lesson_of(r.pattern.__name__).forecast_by or r.pattern for r in (first, second)]
    return plain[0] is plain[1] and first.inputs == second.inputs


def flow_of(
    run: Run[Any],
    guess: Guess,
    id: str = "",
    drawn: Drawn | None = None,
    target: int | None = None,
    plan: PatternPlan | None = None,
) -> Flow:
    """A single run as the flow view draws it, with the guess that was made for it; `target`: the score to reach.

    `plan`: what was known of it beforehand, where its options say more than its pattern.
    """
    plan = plan or plan_of(run.trace.pattern)
    there = run.result is not None and not _lacking(run.result)
    data = picture(
        run.trace,
        status=run.status,
        run_id=id,
        guess=guess,
        error="" if run.error is None else str(run.error),
        note=_note(run.result, target) or lesson_of(run.trace.pattern).note,
        result_words=_NO_RESULT.get(_lacking(run.result)),
        drawn=drawn,
        target=target,
        answer=handed(run.result, lesson_of(run.trace.pattern).delivers) if there else None,
    )
    whole = with_left_out(run.trace, with_plan(run.trace, data, plan))
    return {**whole, "state": _progress(run.trace, plan)} if run.status == "running" and run.trace.spans else whole


def _progress(trace: Trace, plan: PatternPlan) -> tuple[str, str, str]:
    """The state line of a run that goes on, with a total only where it is known: all calls come at once, or a chain."""
    names = [name for name, _, _ in plan.steps]
    met = len(trace.spans)
    done = sum(span.status in ("ok", "error") for span in trace.spans)
    at_the_start = bool(plan.steps) and plan is not UNKNOWN and not any(before for _, _, before in plan.steps)
    if at_the_start or (_is_chain(plan) and [span.step for span in trace.spans] == names[:met]):
        return "running", "Running", f"{done} of {counted(met if at_the_start else len(names), 'call')} done"
    return "running", "Running", _counts(trace, done)


def _is_chain(plan: PatternPlan) -> bool:
    """Whether each step follows the one before, and none decides what comes next."""
    linear = all(before == ((place - 1,) if place else ()) for place, (_, _, before) in enumerate(plan.steps))
    return linear and all(kind not in ("decide", "judge") for _, kind, _ in plan.steps)


def _counts(trace: Trace, done: int) -> str:
    under_way, waiting = (sum(span.status == status for span in trace.spans) for status in ("running", "queued"))
    phrases: list[str] = []
    for words, count in {"done": done, "under way": under_way, "waiting for a slot": waiting}.items():
        if count:
            phrases.append(f"{count if phrases else counted(count, 'call')} {words}")
    return ", ".join(phrases)


def _lacking(result: Any) -> str:
    """What a run that went well ended without: the text that a gate let through, or the answer of an agent."""
    if isinstance(result, Gated) and not result.passed:
        return "text"
    return "answer" if isinstance(result, Answered) and result.ended == "limit" else ""


def _note(result: Any, target: int | None = None) -> str:
    """What a result adds to the state line; `target`: the score that it was to reach."""
    if isinstance(result, Optimized):
        after = f"{result.ended} after {counted(result.iterations, 'round')}"
        if target is not None and result.score is not None and result.score < target:
            after += f", target {target} not reached"
        ended = f"passed in round {result.iterations}" if result.ended == "passed" else after
        partial = isinstance(result, Researched) and (lost_parts(result) or not result.synthesis)
        return f"partial report, {ended}" if partial else ended
    if isinstance(result, Report) and not result.synthesis:
        return "the parts, not combined"
    if isinstance(result, Supported) and lost_checks(result):
        return "partial reply"
    if _lacking(result) == "text":
        return f"stopped by the gate: no {' and no '.join(result.missing)}"
    if _lacking(result) == "answer":
        return "no answer: the bound is reached"
    return "by the fallback route" if getattr(result, "fallback", False) else ""
