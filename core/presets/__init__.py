"""Ready-made inputs for each pattern, each with something to notice; the first of each is the one to begin with.

They reach their outcome by their input or by a fault plan, and the seed only settles times and wordings.
"""

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

__all__ = ["PRESETS", "Preset", "model", "outcome"]

_OF = (
    prompt_chaining, routing, parallelization, orchestrator_workers, evaluator_optimizer, support_system,
    research_report, agent,
)  # fmt: skip
PRESETS: dict[str, tuple[Preset, ...]] = {each.__name__.rpartition(".")[2]: each.PRESETS for each in _OF}
