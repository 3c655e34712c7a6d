"""A run beside its law: what the calls and the seconds should have been, and why they differ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from core.laws.laws import Law
from core.laws.reasons import why
from core.lesson.registry import law, lesson_of
from core.models.model import Model
from core.run import Reading
from core.trace.trace import Trace

_LINKS = 3  # of a chain whose growth is told


@dataclass(frozen=True)
class Measured:
    """One run that has ended; `why` says in a sentence or two how it keeps to its law."""

    law: Law
    why: str


def measured(reading: Reading, trace: Trace, predictor: Model) -> Measured:
    """The law is filled from a forecast of the same input, one call at a time, never from the run itself.

    `predictor`: the simulated model that forecasts. Raises what the forecast raises.
    """
    pattern = lesson_of(trace.pattern).forecast_by or reading.pattern
    options = {**reading.options, "concurrency": 1}
    options.pop("given", None)  # the law is that of the whole run
    # Out of the options: the forecast makes one draft a round, and the law takes all candidates to be like it.
    candidates = int(options.pop("candidates", 1))
    forecast = Reading(pattern, reading.inputs, options).forecast(model=predictor, seed=trace.seed).trace
    filled = law(trace.pattern, forecast, concurrency=trace.concurrency, candidates=candidates)
    return Measured(filled, why(filled, trace) + _growth(trace))


def _growth(trace: Trace) -> str:
    """How the prompts of one chain grew; nothing for what is not one chain."""
    read = [span.tokens_in for span in trace.spans]
    known = [tokens for tokens in read if tokens is not None]
    # An answer may be shorter than the one before it, and so the next prompt; then no growth is to be told.
    if not _is_chain(trace) or len(known) < len(read) or known != sorted(known):
        return ""
    steps = f"from {' to '.join(f'{tokens:,}' for tokens in known)} tokens"
    return f" Its prompts grew {steps}: each contains the answer before it."


def _is_chain(trace: Trace) -> bool:
    """Whether a run is a few calls, the prompt of each of which contains the answer of the one before."""
    pairs = pairwise(trace.spans)
    return 2 < trace.calls <= _LINKS and all(
        any(mark.source and mark.source.span == before.id and not mark.source.field for mark in span.marks)
        for before, span in pairs
    )
