"""One pitfall of each pattern, to be run: a naive version against the guarded one, on the same input and fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.gather import Failed
from core.naive.evaluator_optimizer import naive_loop
from core.naive.orchestrator_workers import naive_orchestrator
from core.naive.parallelization import naive_parallel
from core.naive.prompt_chaining import naive_chain
from core.naive.routing import naive_route
from core.patterns.evaluator_optimizer import evaluator_optimizer
from core.patterns.orchestrator_workers import orchestrator_workers
from core.patterns.parallelization import parallelization
from core.patterns.prompt_chaining import prompt_chaining
from core.patterns.routing import routing
from core.presets import PRESETS, Preset
from core.readings import Reading
from core.run import Pattern, Run

TITLES = ("Naive", "Guarded")


@dataclass(frozen=True)
class Pitfall:
    """`said` tells what a run of either version came to, by its result and its trace."""

    what: str
    naive: Pattern[Any]
    guarded: Pattern[Any]
    preset: Preset
    said: Callable[[Run[Any]], str]

    def readings(self) -> tuple[Reading, Reading]:
        """Both versions on the preset's input; its model, and with it the fault, is the caller's to give."""
        options = {**self.preset.options, "concurrency": self.preset.at_once}
        return tuple(Reading(pattern, (self.preset.input,), options) for pattern in (self.naive, self.guarded))  # type: ignore[return-value]


def _chain(run: Run[Any]) -> str:
    if run.result is None:
        kept = [span.step for span in run.trace.spans if span.status == "ok"]
        return f"It stops at the step that failed and says so. Kept: {', '.join(kept) or 'nothing'}."
    return "" if run.result.draft else "The last step was asked to edit an empty draft, and its answer is handed over."


def _route(run: Run[Any]) -> str:
    if run.result is None:
        return "The message was classified and nobody answered it."
    return f"The specialist for {run.result.category} answered."


def _items(run: Run[Any]) -> str:
    answered = sum(span.status == "ok" for span in run.trace.spans)
    if run.result is None:
        return f"{answered} calls were answered and paid for. Answers handed over: none."
    kept = sum(not isinstance(found, Failed) for found in run.result.classifications)
    return f"{answered} calls were answered. Answers handed over: {kept}, with the failed one marked in its place."


def _plan(run: Run[Any]) -> str:
    if run.result is None:
        return "There is no answer."
    pairs = zip(run.result.subtasks, run.result.results, strict=True)
    lost = [part for part, found in pairs if isinstance(found, Failed)]
    said = "missing" in run.result.synthesis.lower() or all(part in run.result.synthesis for part in lost)
    parts = "1 part is" if len(lost) == 1 else f"{len(lost)} parts are"
    return f"{parts} missing. " + ("The answer says so." if said else "The answer does not say so.")


def _loop(run: Run[Any]) -> str:
    if run.result is None:
        return "There is no draft."
    scores = (
        run.result.scores if "scores" in run.result else [one.score for drafts in run.result.history for one in drafts]
    )
    listed = ", ".join(str(score) for score in scores)
    if run.result.score is None:
        return f"The drafts scored {listed}. The one handed over came after them and has no score."
    return f"The drafts scored {listed}. The one handed over scored {run.result.score}."


def _preset(page: str, id: str) -> Preset:
    return next(preset for preset in PRESETS[page] if preset.id == id)


PITFALLS = {
    "prompt_chaining": Pitfall(
        "A step fails, its answer counts as an empty text, and the next step works on nothing.",
        naive_chain, prompt_chaining, _preset("prompt_chaining", "empty-step"), _chain,
    ),
    "routing": Pitfall(
        "The classifier may say “general”, and the table of specialists has no entry for it.",
        naive_route, routing, _preset("routing", "student-discount"), _route,
    ),
    "parallelization": Pitfall(
        "One call fails, and its error is all that is handed over: as with plain asyncio.gather, the other answers are "
        "lost.",
        naive_parallel, parallelization, _preset("parallelization", "one-fails"), _items,
    ),
    "orchestrator_workers": Pitfall(
        "A worker fails, and its part is left out in silence: the answer looks whole.",
        naive_orchestrator, orchestrator_workers, _preset("orchestrator_workers", "worker-down"), _plan,
    ),
    "evaluator_optimizer": Pitfall(
        "The loop ends with one more improvement that no judge has seen, though a later draft may be a worse one.",
        naive_loop, evaluator_optimizer, _preset("evaluator_optimizer", "gets-worse"), _loop,
    ),
}  # fmt: skip
