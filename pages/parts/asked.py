"""What a button starts: one run, or two side by side with their titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.pitfalls import PITFALLS, TITLES
from core.presets import Preset
from core.readings import Reading
from pages.parts.inputs import Chosen

STARTS = ("run", "compare", "naive", "prompts")
PROMPTS = ("Original prompts", "Your prompts")


@dataclass(frozen=True)
class Asked:
    """The readings to start, and the preset whose model answers them; `titles` of two that are no comparison."""

    readings: tuple[Reading, ...]
    preset: Preset
    value: Any
    seed: int
    titles: tuple[str, str] | None = None


def asked_for(chosen: Chosen, what: str) -> Asked:
    """A pitfall runs on its own preset, whatever stands in the fields: its input and fault belong to it."""
    if what == "naive":
        pitfall = PITFALLS[chosen.page]
        return Asked(pitfall.readings(), pitfall.preset, pitfall.preset.input, pitfall.preset.seed, TITLES)
    readings = {"run": lambda: (chosen.reading(),), "compare": chosen.pair, "prompts": chosen.rewritten}[what]()
    return Asked(readings, chosen.preset, chosen.value, chosen.seed, PROMPTS if what == "prompts" else None)
