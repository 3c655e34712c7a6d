"""One ready-made input, the model it is meant for, and what a run came to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from core.errors import WorkflowError
from core.gather import Failed
from core.models.simulated import FaultPlan, Simulated
from core.run import Pattern, Run

_NOTHING = re.compile(r"(i|we) (have )?(found nothing|could not find|did not find)\b", re.IGNORECASE)

Shelf = Literal["Example", "Use case", "What goes wrong"]


@dataclass(frozen=True)
class Preset:
    """`watch` says what to notice and gives no number of the forecast away; `answer` says what came of it.

    `promise` is the outcome. A run that ends otherwise is not the one that the answer is about.

    A `pattern` of its own is a use case whose labels or steps are not those of the page's pattern.
    """

    id: str
    title: str
    input: str | list[str]
    watch: str
    answer: str  # with places, see answer.py
    promise: Mapping[str, object]
    options: Mapping[str, Any] = field(default_factory=dict)  # of the pattern
    prompts: Mapping[str, str] | None = None  # other templates by step name
    at_once: int | None = None  # calls at the same time; None: no limit
    seed: int = 7
    profile: str = "small"
    latency: str = "jittered"
    faults: FaultPlan | None = None
    call_deadline: float = 30.0  # seconds
    group: Shelf = "Example"
    short: str = ""  # the title in a row of many; empty: the title itself
    pattern: Pattern[Any] | None = None  # None: the page's own
    label: str = ""  # of the input, where it is not what the page's own pattern takes

    def settings(self) -> dict[str, Any]:
        """The keywords for `run`, `start`, `forecast` and `readings`, but for the model."""
        prompts = dict(self.prompts) if self.prompts else None
        return {**self.options, "seed": self.seed, "concurrency": self.at_once, "prompts": prompts}


def model(preset: Preset, speed: float = 1.0) -> Simulated:
    """The simulated model this preset is meant for; `speed`: 1 is real time, 4 four times as fast, math.inf at once."""
    return Simulated(
        preset.profile,
        latency=preset.latency,
        speed=speed,
        faults=preset.faults,
        call_deadline=preset.call_deadline,
    )


def outcome(run: Run[Any]) -> dict[str, object]:
    """What a run came to, in the words that a promise uses: its status, its error, its calls, and counts of its result.

    A text stands for itself, a list for how many of it succeeded, and `failed` counts calls. `found`: an agent does not
    say that it found nothing. `gap named`: the text handed over names every part that failed.
    """
    error = run.error.kind if isinstance(run.error, WorkflowError) else None
    spans = run.trace.spans
    found: dict[str, object] = {"status": run.status, "error": error, "calls": run.trace.calls}
    found["failed"] = sum(span.status == "error" for span in spans)
    found["attempts"] = run.trace.attempts
    found["limited"] = run.trace.waiting > 0
    for name, value in run.result or ():
        found[name] = sum(not isinstance(part, Failed) for part in value) if isinstance(value, list) else value
    if run.trace.pattern == "agent" and run.result is not None:
        found["searches"] = sum(span.step == "search" for span in spans)
        found["calculations"] = sum(span.step == "calculate" for span in spans)
        found["found"] = not _NOTHING.match(run.result.answer)
    if run.result is not None and (missing := missing_parts(run.result)):
        said = next(getattr(run.result, name) for name in ("final", "synthesis", "response") if name in run.result)
        found["gap named"] = all(part in said for part in missing)
    if run.result is not None and "history" in run.result:
        scores = [drafts[0].score or 0 for drafts in run.result.history]
        found["best is last"] = run.result.final == run.result.last
        found["fell"] = any(after < before for before, after in pairwise(scores))
    return found


def missing_parts(result: Any) -> list[str]:
    """The names of the parts that failed: subtasks of a plan, or checks of a route."""
    if "subtasks" in result:
        return [part for part, found in zip(result.subtasks, result.results, strict=True) if isinstance(found, Failed)]
    return [name for name, found in getattr(result, "route", None) or () if isinstance(found, Failed)]
