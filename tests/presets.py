"""The presets of every pattern that has some."""

from __future__ import annotations

from core.lesson.presets.preset import Preset
from core.lesson.registry import LESSONS


def all_presets() -> dict[str, tuple[Preset, ...]]:
    """By the pattern's name, in the lesson's order."""
    return {name: lesson.presets for name, lesson in LESSONS.items() if lesson.presets}
