"""Both versions of a pattern on the input and the fault of its pitfall."""

from __future__ import annotations

from core.lesson.presets.preset import model
from core.lesson.registry import LESSONS


def both(page):
    pitfall = LESSONS[page].pitfall
    naive, guarded = (
        reading.forecast(model=model(pitfall.preset), seed=pitfall.preset.seed) for reading in pitfall.readings()
    )
    return naive, guarded, pitfall.outcome(naive), pitfall.outcome(guarded)
