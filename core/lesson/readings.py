"""The sequential and the parallel reading of each pattern, on the same input."""

from __future__ import annotations

from typing import Any

from core.lesson.lesson import at_both_limits
from core.lesson.registry import lesson_of
from core.run import Pattern, Reading


def readings(pattern: Pattern[Any], /, *inputs: Any, **options: Any) -> tuple[Reading, Reading]:
    """One call after the other, and side by side as far as the pattern allows.

    Routing: classify, then answer, against all specialists starting with the classifier. Evaluator-optimizer: one
    draft a round against the best of several. Agent: the fixed workflow against the agent, each with the prompts of
    its own steps. All others: the same code at concurrency 1 and at the one given.
    """
    lesson = lesson_of(getattr(pattern, "__name__", ""))
    # A pattern of one's own may have the name of one of ours.
    both = lesson.readings if lesson.pattern is pattern else at_both_limits
    return both(pattern, inputs, options)
