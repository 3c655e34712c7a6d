"""Simulated runs on the real clock against their forecasts: how far the makespans differ, and that all else is equal.

Each page's default input with the seed it comes with, in real time, all pages side by side.
"""

from __future__ import annotations

import asyncio
from typing import Any

import core
from core.lesson.presets.preset import Preset, model
from tests.benchmarks.figure import Figure, median
from tests.presets import all_presets

_COUNTED = ("calls", "attempts", "tokens_in", "tokens_out")
_ROUNDS = 5


def measure() -> list[Figure]:
    pages = {name: presets[0] for name, presets in all_presets().items()}
    planned = {name: _forecast(name, preset) for name, preset in pages.items()}
    figures, others = list[Figure](), list[str]()
    for how, streaming in (("in one piece", False), ("streamed", True)):
        rounds = [asyncio.run(_all(pages, streaming)) for _ in range(_ROUNDS)]
        for name, forecast in planned.items():
            runs = [runs[name] for runs in rounds]
            figures.append(_off(f"{name}, {how}", forecast, runs))
            others += [
                f"{name}: {_counts(run)} instead of {_counts(forecast)}"
                for run in runs if _counts(run) != _counts(forecast)
            ]  # fmt: skip
    said = "; ".join(others) or f"{len(figures) * _ROUNDS} runs: {', '.join(_COUNTED)}, status and result"
    return [*figures, Figure("runs that are otherwise than their forecasts", len(others), "", 0, said)]


def _forecast(name: str, preset: Preset) -> core.Run[Any]:
    return core.forecast(_pattern(name, preset), preset.input, model=model(preset), **preset.settings())


def _pattern(name: str, preset: Preset) -> Any:
    return preset.pattern or getattr(core, name)


def _off(what: str, forecast: core.Run[Any], runs: list[core.Run[Any]]) -> Figure:
    """The median, since the machine may have other work; the worst is told."""
    planned = forecast.trace.makespan
    off = [abs(run.trace.makespan / planned - 1) * 100 for run in runs]
    said = f"{planned:.3f} s, of {len(runs)} runs at worst {max(off):.2g} %"
    return Figure(f"{what}: off its forecast", median(off), " %", 2, said)


def _counts(run: core.Run[Any]) -> tuple[object, ...]:
    return *(getattr(run.trace, name) for name in _COUNTED), run.status, run.result


async def _all(pages: dict[str, Preset], streaming: bool) -> dict[str, core.Run[Any]]:
    runs = await asyncio.gather(*[_run(name, preset, streaming) for name, preset in pages.items()])
    return dict(zip(pages, runs, strict=True))


async def _run(name: str, preset: Preset, streaming: bool) -> core.Run[Any]:
    started = core.start(_pattern(name, preset), preset.input, model=model(preset), **preset.settings())
    started.recorder.streaming = streaming
    return await started
