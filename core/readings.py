"""The sequential and the parallel reading of each pattern, on the same input."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.patterns.agent import agent
from core.patterns.evaluator_optimizer import evaluator_optimizer
from core.patterns.fixed_workflow import fixed_workflow
from core.patterns.routing import routing, speculative_routing
from core.run import Pattern, Run, Started, forecast, run, start
from core.templates import templates

CANDIDATES = 3  # drafts a round in the parallel reading of the evaluator


@dataclass(frozen=True)
class Reading:
    """A pattern with its inputs and settings, ready to run; further settings may be given when it does."""

    pattern: Pattern[Any]
    inputs: tuple[Any, ...]
    options: Mapping[str, Any] = field(default_factory=dict)

    def run(self, **more: Any) -> Coroutine[Any, Any, Run[Any]]:
        return run(self.pattern, *self.inputs, **{**self.options, **more})

    __call__ = run

    def start(self, **more: Any) -> Started[Any]:
        return start(self.pattern, *self.inputs, **{**self.options, **more})

    def forecast(self, **more: Any) -> Run[Any]:
        return forecast(self.pattern, *self.inputs, **{**self.options, **more})


def readings(pattern: Pattern[Any], /, *inputs: Any, **options: Any) -> tuple[Reading, Reading]:
    """One call after the other, and side by side as far as the pattern allows.

    Routing: classify, then answer, against all specialists starting with the classifier. Evaluator-optimizer: one
    draft a round against the best of several. Agent: the fixed workflow against the agent, each with the prompts of
    its own steps. All others: the same code at concurrency 1 and at the one given.
    """
    cap = options.pop("concurrency", None)
    if pattern is evaluator_optimizer:
        several = max(options.pop("candidates", CANDIDATES), 2)
        one, many = {**options, "candidates": 1}, {**options, "candidates": several}
        return Reading(pattern, inputs, one), Reading(pattern, inputs, {**many, "concurrency": cap})
    if pattern is routing:
        return Reading(routing, inputs, options), Reading(speculative_routing, inputs, {**options, "concurrency": cap})
    if pattern is agent:
        of_workflow, of_agent = _shared(options.pop("prompts", None) or {})
        return (
            Reading(fixed_workflow, inputs, {**options, "prompts": of_workflow}),
            Reading(agent, inputs, {**options, "concurrency": cap, "prompts": of_agent}),
        )
    sequential, parallel = {**options, "concurrency": 1}, {**options, "concurrency": cap}
    return Reading(pattern, inputs, sequential), Reading(pattern, inputs, parallel)


def _shared(prompts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The prompts for the fixed workflow, and those for the agent; it gets, and refuses, also what nobody knows."""
    steps = {template.step for template in templates(fixed_workflow)}
    of_workflow = {step: text for step, text in prompts.items() if step in steps}
    return of_workflow, {step: text for step, text in prompts.items() if step not in steps}
