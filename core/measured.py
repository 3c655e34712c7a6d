"""A run beside its law: what the calls and the seconds should have been, and why they differ."""

from __future__ import annotations

from dataclasses import dataclass

from core.laws import Law, law
from core.models.model import Model
from core.patterns.evaluator_optimizer import evaluator_optimizer
from core.patterns.routing import routing, speculative_routing
from core.readings import Reading
from core.reasons import why
from core.trace import Trace


@dataclass(frozen=True)
class Measured:
    """One run that has ended; `why` says in a sentence or two how it keeps to its law."""

    law: Law
    why: str


def measured(reading: Reading, trace: Trace, predictor: Model) -> Measured:
    """The law is filled from a forecast of the same input, one call at a time, never from the run itself.

    `predictor`: the simulated model that forecasts. Raises what the forecast raises.
    """
    pattern = routing if reading.pattern is speculative_routing else reading.pattern
    options = {**reading.options, "concurrency": 1}
    candidates = int(options.pop("candidates", 1))
    plan = Reading(pattern, reading.inputs, options).forecast(model=predictor, seed=trace.seed).trace
    one_draft = pattern is evaluator_optimizer and candidates == 1
    sequential = reading.pattern is routing or one_draft or trace.concurrency == 1
    found = law(
        trace.pattern,
        "sequential" if sequential else "parallel",
        plan,
        concurrency=trace.concurrency,
        candidates=candidates,
    )
    return Measured(found, why(found, trace) + _growth(trace))


def _growth(trace: Trace) -> str:
    """How the prompts of one chain grew; nothing for what is not one chain."""
    read = [span.tokens_in for span in trace.spans]
    known = [tokens for tokens in read if tokens is not None]
    if trace.pattern != "prompt_chaining" or len(read) != 3 or len(known) != 3 or known != sorted(known):
        return ""
    steps = f"from {known[0]:,} to {known[1]:,} to {known[2]:,} tokens"
    return f" Its prompts grew {steps}: each contains the answer before it."
