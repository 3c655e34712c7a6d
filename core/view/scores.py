"""The verdicts of a judge as points on the axis of time, and what the result's own one was."""

from __future__ import annotations

from core.lesson.registry import lesson_of
from core.trace.delivered import handed_over, verdict_on
from core.trace.span import Span
from core.trace.trace import Trace
from core.view.drawings import Scored, Words


def scores(trace: Trace, began: float) -> list[Scored]:
    """Each verdict with a score of 1 to 10, in the order they came; seconds since `began`."""
    best = _of_result(trace)
    points = [
        (round(span.end - began, 6), score, span is best)
        for span in trace.spans
        if span.end is not None and (score := score_of(span)) is not None
    ]
    return sorted(points)


def score_of(span: Span) -> int | None:
    """The score that a judge gave; None for any other call, or where its verdict could not be used."""
    score = span.parsed.get("score") if span.kind == "judge" and isinstance(span.parsed, dict) else None
    return score if isinstance(score, int) else None


def scored_words(trace: Trace, names: dict[int, str]) -> Words | None:
    """What stands at the result of a run whose drafts were judged: which one it is; None for any other run."""
    verdict = _of_result(trace)
    plan, score = lesson_of(trace.pattern).plan, None if verdict is None else score_of(verdict)
    if verdict is None or plan is None or score is None:
        return None
    number = names[verdict.id].removeprefix(verdict.step).strip()
    return plan.result, f"round {number}, score {score}" if number else f"score {score}"


def _of_result(trace: Trace) -> Span | None:
    kept = handed_over(trace, lesson_of(trace.pattern).delivers)
    return verdict_on(trace, kept[0]) if len(kept) == 1 else None
