"""What the browser draws of a run: the same pictures over the live route and at the end."""

from __future__ import annotations

from typing import Any

from core.lesson.lesson import PatternPlan
from core.lesson.registry import lesson_of, target_of
from core.run import Reading, Run
from core.runner import Shown
from core.trace.counts import counted
from core.trace.span import Attempt
from core.trace.trace import HERE, NEAR, Trace
from core.view.coming import with_left_out, with_plan
from core.view.drawings import Flow, Race
from core.view.guess import Guess
from core.view.handed import handed
from core.view.picture import Drawn, picture
from core.view.plan import UNKNOWN, plan_of
from core.view.race import race
from pages.parts.setup.session import carried

SILENT = 5.0  # seconds without a word of a live model before its silence is explained


def picture_of(shown: Shown, drawn: Drawn | None = None) -> Flow | Race:
    """A single run as a flow, two as a race; whole, so that a browser that comes late misses nothing."""
    runs, kept = shown.runs, carried(shown)
    if len(runs) == 1:
        reading = shown.readings[0]
        plan = plan_of(reading.pattern.__name__, reading.options)
        return flow_of(runs[0], kept.guess, shown.id, drawn, target_of(reading), plan)
    lesson, heads, lead, bought = lesson_of(shown.page), None, "", ""
    if not shown.running and kept.start in ("naive", "broken") and lesson.pitfall:
        outcomes = (lesson.pitfall.outcome(runs[0]), lesson.pitfall.outcome(runs[1]))
        heads = outcomes if any(outcomes) else None
    elif not shown.running and kept.start == "compare" and kept.titles is None:
        lead = lesson_of(runs[1].trace.pattern).lead(runs[0], runs[1])
    elif not shown.running and kept.start == "single":
        bought = lesson.bought(runs[0], runs[1])
    elif not shown.running and kept.start == "fork":
        bought = changed(runs[1].trace)
    return race(
        runs[0].trace,
        runs[1].trace,
        status=(runs[0].status, runs[1].status),
        titles=kept.titles,
        alike=kept.start != "patterns" and alike(*shown.readings),
        heads=heads,
        lead=lead,
        bought=bought,
        in_turn=shown.in_turn,
    )


def changed(trace: Trace) -> str:
    """Of a run with one call changed by hand: which, and how much of it was made anew."""
    span = next((one for one in trace.spans if one.by_hand), None)
    if span is None:
        return ""
    words = f"{trace.names[span.id]} has another {span.by_hand}"
    made = trace.calls - trace.reused
    return f"{words[:1].upper()}{words[1:]}: {counted(trace.reused, 'answer')} reused, {counted(made, 'call')} made."


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
    lesson = lesson_of(run.trace.pattern)
    lacks = "" if run.result is None else lesson.summed.lacks(run.result)
    state = "" if run.result is None else lesson.summed.state(run.result, target)
    data = picture(
        run.trace,
        status=run.status,
        run_id=id,
        guess=guess,
        error="" if run.error is None else str(run.error),
        note=state or lesson.note,
        result_words=(f"No {lacks}", "") if lacks else None,
        drawn=drawn,
        target=target,
        answer=None if run.result is None or lacks else handed(run.result, lesson.delivers),
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
        words = f"{done} of {counted(met if at_the_start else len(names), 'call')} done"
    else:
        words = _counts(trace, done)
    return "running", "Running", ", ".join(filter(None, [words, _held(trace), _no_word_yet(trace)]))


def _is_chain(plan: PatternPlan) -> bool:
    """Whether each step follows the one before, and none decides what comes next."""
    linear = all(before == ((place - 1,) if place else ()) for place, (_, _, before) in enumerate(plan.steps))
    return linear and all(kind not in ("decide", "judge") for _, kind, _ in plan.steps)


def _counts(trace: Trace, done: int) -> str:
    last = _last_attempts(trace)
    waiting = sum(attempt.start is None and attempt.held is None for attempt in last)
    under_way = sum(attempt.start is not None for attempt in last)
    phrases: list[str] = []
    for words, count in {"done": done, "under way": under_way, "waiting for a slot": waiting}.items():
        if count:
            phrases.append(f"{count if phrases else counted(count, 'call')} {words}")
    return ", ".join(phrases)


def _last_attempts(trace: Trace) -> list[Attempt]:
    return [span.attempts[-1] for span in trace.spans if span.end is None and span.attempts]


def _held(trace: Trace) -> str:
    held = sum(attempt.start is None and attempt.held is not None for attempt in _last_attempts(trace))
    return f"{held} waiting for the provider" if held else ""


def _no_word_yet(trace: Trace) -> str:
    """A server of one's own loads its model at the first request, which may take most of a minute."""
    starts = [attempt.start for attempt in _last_attempts(trace) if attempt.start is not None]
    silent = all(
        one.status == "running" and not one.deltas and one.first_thought is None
        for span in trace.spans
        for one in span.attempts
    )
    late = trace.world == "live" and bool(starts) and trace.now - min(starts) >= SILENT
    if not (silent and late):
        return ""
    return "no word yet: the model may be loading" if trace.host in (HERE, NEAR) else "no word yet"
