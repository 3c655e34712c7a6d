"""The model that a preset is meant for."""

from __future__ import annotations

import math

from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from tests.rows import rows


@rows("speed, pace", [(1.0, 1.0), (4.0, 0.25), (math.inf, 0.0)])
def test_a_preset_runs_at_any_speed(speed, pace):
    assert model(presets_of("routing")[0], speed).pace == pace
