"""The two readings of each pattern on the same input: sequential and parallel, and naive and guarded."""

from __future__ import annotations

import inspect
from typing import Any

from core.lesson.lesson import at_both_limits
from core.lesson.registry import lesson_of
from core.pattern import OF_THE_RUN, takes_items
from core.prompts.templates import has_step
from core.run import Pattern, Reading


def readings(pattern: Pattern[Any], /, *inputs: Any, **options: Any) -> tuple[Reading, Reading]:
    """One call after the other, and side by side as far as the pattern allows.

    Routing: classify, then answer, against all specialists starting with the classifier. Evaluator-optimizer: one
    draft a round against the best of several. Agent: the fixed workflow against the agent, each with the prompts and
    the faults of its own steps. All others: the same code at concurrency 1 and at the one given.
    """
    lesson = lesson_of(getattr(pattern, "__name__", ""))
    # A pattern of one's own may have the name of one of ours.
    both = lesson.readings if lesson.pattern is pattern else at_both_limits
    return both(pattern, inputs, options)


def naive_of(pattern: Pattern[Any], given: Any) -> Pattern[Any] | None:
    """The naive version of a pattern; None where there is none, or none that takes what is given."""
    pitfall = lesson_of(pattern.__name__).pitfall
    if pitfall is None or pitfall.guarded is not pattern:
        return None
    return None if isinstance(given, list) and not takes_items(pitfall.naive) else pitfall.naive


def naive_and_guarded(pattern: Pattern[Any], given: Any, options: dict[str, Any]) -> tuple[Reading, ...]:
    """Both versions on one input, with the same settings and faults as far as the naive one has them.

    The guarded one alone where there is no naive version.
    """
    guarded = Reading(pattern, (given,), options)
    naive = naive_of(pattern, given)
    if naive is None:
        return (guarded,)
    return Reading(naive, (given,), fitting(naive, options)), guarded


def fitting(pattern: Pattern[Any], options: dict[str, Any]) -> dict[str, Any]:
    """The settings of another pattern as far as this one has them: options, prompts, models and faults of its steps."""
    known = (*inspect.signature(pattern).parameters, *OF_THE_RUN)
    own = {name: value for name, value in options.items() if name in known}
    for name in ("prompts", "models"):
        own[name] = {step: text for step, text in (own.get(name) or {}).items() if has_step(pattern, step)} or None
    breaks = tuple(one for one in own.get("breaks", ()) if has_step(pattern, one.step))
    return {**own, "breaks": breaks}
