"""Ready-made inputs for each pattern, each with something to notice; the first of each is the one to begin with.

They reach their outcome by their input or by a fault plan, and the seed only settles times and wordings.
"""

from importlib import import_module
from typing import Any

from core.presets import (
    agent,
    evaluator_optimizer,
    orchestrator_workers,
    parallelization,
    prompt_chaining,
    research_report,
    routing,
    support_system,
)
from core.presets.preset import Preset, model, outcome
from core.run import Run, forecast

__all__ = ["PRESETS", "Preset", "model", "outcome", "predicted"]

_OF = (
    prompt_chaining, routing, parallelization, orchestrator_workers, evaluator_optimizer, support_system,
    research_report, agent,
)  # fmt: skip
PRESETS: dict[str, tuple[Preset, ...]] = {each.__name__.rpartition(".")[2]: each.PRESETS for each in _OF}


def predicted(page: str, id: str) -> tuple[Preset, Run[Any]]:
    """A preset of a page, and what its run comes to on the virtual clock."""
    preset = next(preset for preset in PRESETS[page] if preset.id == id)
    pattern = preset.pattern or getattr(import_module(f"core.patterns.{page}"), page)
    return preset, forecast(pattern, preset.input, model=model(preset), **preset.settings())
