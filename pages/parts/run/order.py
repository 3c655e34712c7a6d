"""What a button starts: one run, or two side by side with their titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from core import agent
from core.lesson.lesson import VERSIONS
from core.lesson.registry import lesson_of
from core.run import Reading
from pages.parts.run.session import Start
from pages.parts.setup.chosen import Chosen

STARTS: tuple[Start, ...] = get_args(Start)
PROMPTS = ("Original prompts", "Your prompts")
CONTRAST = ("Workflow", "Agent")


@dataclass(frozen=True)
class Order:
    """The readings to start, and the setup they come from; `titles` of two that are no comparison."""

    readings: tuple[Reading, ...]
    setup: Chosen
    titles: tuple[str, str] | None = None


def order_of(chosen: Chosen, start: Start) -> Order:
    """A pitfall runs on its own preset, whatever stands in the fields: its input and fault belong to it."""
    if start == "naive":
        pitfall = lesson_of(chosen.page).pitfall
        assert pitfall is not None, chosen.page
        preset = pitfall.preset
        setup = Chosen(
            chosen.page, pitfall.guarded, preset, preset.input, dict(preset.options), preset.at_once, preset.seed
        )
        return Order(pitfall.readings(), setup, VERSIONS)
    if start == "prompts":
        return Order(chosen.rewritten(), chosen, PROMPTS)
    if start == "compare":
        return Order(chosen.pair(), chosen, CONTRAST if chosen.pattern is agent else None)
    return Order((chosen.reading(),), chosen)
