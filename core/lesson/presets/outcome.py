"""What a run came to, in the words that the promise of a preset uses."""

from __future__ import annotations

from typing import Any

from core.errors import WorkflowError
from core.gather import Failed
from core.lesson.registry import lesson_of
from core.run import Run


def outcome(run: Run[Any]) -> dict[str, object]:
    """What a run came to: its status, its error, its calls, counts of its result, and what its pattern's record adds.

    A text stands for itself, a list for how many of it succeeded, and `failed` counts calls. `gap named`: the text
    handed over names every part that failed.
    """
    error = run.error.kind if isinstance(run.error, WorkflowError) else None
    spans = run.trace.spans
    came: dict[str, object] = {"status": run.status, "error": error, "calls": run.trace.calls}
    came["failed"] = sum(span.status == "error" for span in spans)
    came["attempts"] = run.trace.attempts
    came["limited"] = run.trace.waiting > 0
    if run.result is None:
        return came
    for name, value in run.result:
        came[name] = sum(not isinstance(part, Failed) for part in value) if isinstance(value, list) else value
    lesson = lesson_of(run.trace.pattern)
    if missing := lesson.summed.missing(run.result):
        handed = str(getattr(run.result, lesson.delivers, ""))
        came["gap named"] = all(part in handed for part in missing)
    return {**came, **lesson.summed.facts(run.result, run.trace)}
