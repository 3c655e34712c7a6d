"""Simulated runs on the real clock against their own plan on the virtual one: how far the makespans differ."""

from __future__ import annotations

import asyncio
from typing import Any

import core
from core.lesson.presets.preset import Preset, model
from tests.benchmarks.figure import Figure
from tests.presets import all_presets


def measure() -> list[Figure]:
    return [_off(name, presets[0], streaming) for name, presets in all_presets().items() for streaming in (False, True)]


def _off(name: str, preset: Preset, streaming: bool) -> Figure:
    pattern = getattr(core, name)
    planned = core.forecast(pattern, preset.input, model=model(preset), **preset.settings()).trace.makespan
    measured = asyncio.run(_run(pattern, preset, streaming)).trace.makespan
    return Figure(
        f"{name}, {'streamed' if streaming else 'in one piece'}: off its plan",
        abs(measured / planned - 1) * 100,
        " %",
        3,
        f"{measured:.3f} s measured, {planned:.3f} s planned",
    )


async def _run(pattern: Any, preset: Preset, streaming: bool) -> core.Run[Any]:
    started = core.start(pattern, preset.input, model=model(preset), **preset.settings())
    started.recorder.streaming = streaming
    return await started
