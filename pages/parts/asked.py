"""What a button starts: one run, or two side by side with their titles."""

from __future__ import annotations

from dataclasses import dataclass

from core import agent
from core.lesson.lesson import VERSIONS
from core.lesson.registry import lesson_of
from core.run import Reading
from pages.parts.inputs import Chosen

STARTS = ("run", "compare", "naive", "prompts")
PROMPTS = ("Original prompts", "Your prompts")
CONTRAST = ("Workflow", "Agent")


@dataclass(frozen=True)
class Asked:
    """The readings to start, and the setup they come from; `titles` of two that are no comparison."""

    readings: tuple[Reading, ...]
    setup: Chosen
    titles: tuple[str, str] | None = None


def asked_for(chosen: Chosen, what: str) -> Asked:
    """A pitfall runs on its own preset, whatever stands in the fields: its input and fault belong to it."""
    if what == "naive":
        pitfall = lesson_of(chosen.page).pitfall
        preset = pitfall.preset
        setup = Chosen(
            chosen.page, pitfall.guarded, preset, preset.input, dict(preset.options), preset.at_once, preset.seed
        )
        return Asked(pitfall.readings(), setup, VERSIONS)
    if what == "prompts":
        return Asked(chosen.rewritten(), chosen, PROMPTS)
    if what == "compare":
        return Asked(chosen.pair(), chosen, CONTRAST if chosen.pattern is agent else None)
    return Asked((chosen.reading(),), chosen)
