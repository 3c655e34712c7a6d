"""What the lab knows about the research report."""

from __future__ import annotations

from typing import Any

from core.laws.laws import Law, with_total
from core.lesson.evaluator_optimizer import (
    ROUND_ASKED,
    ROUNDS,
    SETTINGS,
    broke_off,
    evaluator_calls,
    facts_of_rounds,
    law_of_rounds,
    printed_rounds,
    score_of,
    state_of_rounds,
)
from core.lesson.lesson import Advice, Entry, Lesson, Neighbours, PatternPlan, Pitfall
from core.lesson.naive.research_report import naive_research
from core.lesson.orchestrator_workers import (
    PARTS,
    PARTS_ASKED,
    law_of_workers,
    lost_parts,
    missing_parts,
    orchestrator_calls,
    parts_left_out,
    reason_of_workers,
)
from core.lesson.summed import Summed
from core.patterns.orchestrator_workers import orchestrator_workers
from core.patterns.research_report import research_report
from core.run import Run
from core.trace.trace import Trace


def research_calls(subtasks: int, rounds: int) -> int:
    """Calls: the orchestrator's, then a verdict and a new draft in turn, since the first draft is the synthesis."""
    return orchestrator_calls(subtasks) + evaluator_calls(rounds, given=True)


def _law(forecast: Trace, cap: int | None, candidates: int) -> Law:
    judged = ("evaluate", "improve")
    parts, made = (
        forecast.model_copy(update={"spans": tuple(s for s in forecast.spans if (s.step in judged) == late)})
        for late in (False, True)
    )
    first, second = law_of_workers(parts, cap, 1), law_of_rounds(made, None, 1)
    seconds = first.seconds + second.seconds
    pieces = [one.seconds_filled.removesuffix(" s").partition(" = ")[0] for one in (first, second) if one.seconds]
    rounds = max(1, sum(s.step == "evaluate" for s in forecast.spans))
    calls = research_calls(sum(s.step == "worker" for s in forecast.spans), rounds)
    return Law(
        calls,
        seconds,
        f"{first.calls_rule}, then 1 + 2 × later rounds",
        f"({first.calls_filled.partition(' = ')[0]}) + (1 + 2 × {rounds - 1}) = {calls}",
        f"{first.seconds_rule}, then the rounds one after the other",
        with_total(pieces, seconds),
    )


def _reason(sequential: Trace, parallel: Trace) -> str:
    return reason_of_workers(parallel, "plan, synthesis and the judge's rounds")


def _outcome(run: Run[Any]) -> str:
    if run.result is None:
        return "There is no report."
    lost = lost_parts(run.result)
    return missing_parts(lost, "report", all(part in run.result.final for part in lost))


def _state(report: Any, target: int | None) -> str:
    partial = "partial report, " if lost_parts(report) or not report.synthesis else ""
    return partial + state_of_rounds(report, target)


_SUMMED = Summed(PARTS | ROUNDS, facts_of_rounds, lost_parts, _state, score=score_of, broke_off=broke_off)

LESSONS = (
    Lesson(naive_research, summed=_SUMMED),
    Lesson(
        research_report,
        number=7,
        page=Entry(
            "Research with quality control",
            "Orchestrator and workers write, then a judge and a reviser polish.",
            "Combined",
            "research + rounds",
            menu="Research and review",
        ),
        plan=PatternPlan(
            "Topic",
            "Best report",
            (
                ("plan", "decide", ()),
                *((f"worker {n}", "work", (0,)) for n in ("1", "2", "…", "n")),
                ("synthesis", "combine", (1, 2, 3, 4)), ("evaluate 1", "judge", (5,)), ("improve 1", "work", (6,)),
                ("evaluate 2", "judge", (7,)), ("improve …", "work", (8,)), ("evaluate n", "judge", (9,)),
            ),
        ),
        law=_law,
        reason=_reason,
        summed=_SUMMED,
        delivers="final",
        rivals=True,
        target="target_score",
        advice=Advice(
            "The topic has parts that can be looked into side by side, and the whole is read by somebody who will find "
            "its faults. What a good report is can be put into words for the judge. Nobody waits for it at the screen.",
            "The reader wants the facts, not the style: then stop after the synthesis. A part that is missing cannot "
            "be mended by a judge, who only rewrites what is there. The answer has to come within seconds.",
        ),
        pitfall=Pitfall(
            "A worker fails, its part is left out in silence, and the judge polishes a report with a hole.",
            naive_research, research_report, "worker-down", _outcome,
        ),
        neighbours=Neighbours(
            ("Orchestrator–workers", orchestrator_workers),
            ("Research and review", research_report),
            "Both patterns are called as they are: the first one’s result is the second one’s first draft.",
        ),
        left_out=parts_left_out,
        settings=SETTINGS[:2],
        printed=printed_rounds,
        asks=(PARTS_ASKED, ROUND_ASKED),
    ),
)  # fmt: skip
