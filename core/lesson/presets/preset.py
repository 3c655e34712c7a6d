"""One ready-made input, and the model it is meant for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from core.models.simulated import FaultPlan, Simulated
from core.run import Pattern

PLACE = re.compile(r"\{(\w*)\}")  # in an answer, to be filled from the run

Row = Literal["Example", "Use case", "What goes wrong"]


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
    answer: str  # with places, see came_of.py
    promise: Mapping[str, object]
    options: Mapping[str, Any] = field(default_factory=dict)  # of the pattern
    prompts: Mapping[str, str] | None = None  # other templates by step name
    at_once: int | None = None  # calls at the same time; None: no limit
    seed: int = 7
    profile: str = "small"
    latency: str = "jittered"
    faults: FaultPlan | None = None
    call_deadline: float = 30.0  # seconds
    row: Row = "Example"
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
