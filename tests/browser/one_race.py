"""A Streamlit script for tests: two runs whose every moment is known. Three calls of 2 s, first token after 1 s."""

from __future__ import annotations

import core
from core.race import race
from pages.parts.hero import hero
from tests.scripted import Scripted

EMAILS = ["one", "two", "three"]

traces = [
    reading.forecast(model=Scripted(EMAILS, latency=2.0)).trace
    for reading in core.readings(core.parallelization, EMAILS)
]
hero("race", race(*traces), key="race")
