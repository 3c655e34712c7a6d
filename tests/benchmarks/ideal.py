"""The five patterns where every call takes 50 ms: against the ideal in process, against bare code over loopback."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from openai import AsyncOpenAI

import core
from core.models import model as models
from core.models.live import Live
from core.models.simulated.latency import profile
from tests.benchmarks.bare import PATTERNS
from tests.benchmarks.figure import Figure, median
from tests.benchmarks.provider import KEY, URL, Model, Remembering, transport
from tests.benchmarks.server import free_port, simulated_model
from tests.presets import all_presets

SPEED = 20.0  # an equal call takes 1 s, so here 50 ms
LATENCY = 1 / SPEED
ROUNDS = 15
_INPUTS: dict[str, Any] = {name: presets[0].input for name, presets in all_presets().items()}


def inputs(name: str) -> Any:
    """The first example of a pattern."""
    return _INPUTS[name]


Work = Callable[[], Coroutine[Any, Any, core.Run[Any] | str | list[str]]]
Pairs = dict[str, list[tuple[float, float]]]  # wall times of core and of the bare code in each round


def measure() -> list[Figure]:
    return [*asyncio.run(_in_process()), *_over_loopback()]


async def _timed(work: Work) -> tuple[float, Any]:
    began = time.perf_counter()
    found = await work()
    return time.perf_counter() - began, found


def steps_of(run: core.Run[Any]) -> int:
    """How many calls have to come one after the other, from the shape of the pattern."""
    assert run.status == "done", run
    fixed = {"prompt_chaining": 3, "routing": 2, "parallelization": 1, "orchestrator_workers": 3}
    return fixed.get(run.trace.pattern) or 2 * run.result.iterations


def _ours(name: str, model: models.Model) -> Work:
    return lambda: core.run(getattr(core, name), _INPUTS[name], model=model)


async def _in_process() -> list[Figure]:
    """The answers are written before: what is measured is core, not the simulated writer."""
    provider = Remembering(profile("small"), "equal")
    bare_client = AsyncOpenAI(api_key=KEY, base_url=URL, http_client=transport(provider, LATENCY))
    async with bare_client as client, (model := Model(provider, SPEED)):
        walls, steps = await _rounds(client, model)
    return [
        Figure(
            f"{name} at 50 ms in process: wall / ideal",
            median([ours for ours, _ in pairs]) / (steps[name] * LATENCY),
            "x",
            1.05,
            f"bare code: {median([bare for _, bare in pairs]) / (steps[name] * LATENCY):.3g}x",
        )
        for name, pairs in walls.items()
    ]


async def _rounds(client: AsyncOpenAI, model: models.Model) -> tuple[Pairs, dict[str, int]]:
    """Wall times of core and of the bare code in each round, and how many calls a pattern makes in a row.

    Both keep one client, so that what is compared is the calls.
    """
    walls: Pairs = {pattern.__name__: [] for pattern in PATTERNS}
    steps = dict[str, int]()
    for number in range(-1, ROUNDS):
        for pattern in PATTERNS:
            name = pattern.__name__
            works: list[Work] = [_ours(name, model), lambda p=pattern, n=name: p(client, _INPUTS[n])]  # type: ignore[misc]
            pair = {which: await _timed(works[which]) for which in ((0, 1) if number % 2 else (1, 0))}
            steps[name] = steps_of(pair[0][1])
            if number >= 0:
                walls[name].append((pair[0][0], pair[1][0]))
    return walls, steps


def _over_loopback() -> list[Figure]:
    with simulated_model(free_port(), SPEED) as server:
        server.wait()
        return asyncio.run(_against_bare(server.url + "/v1"))


async def _against_bare(url: str) -> list[Figure]:
    async with AsyncOpenAI(api_key="any", base_url=url) as client, (model := Live("any", url, api="responses")):
        walls, _ = await _rounds(client, model)
    return [
        Figure(
            f"{name} at 50 ms over loopback: core / bare",
            median([ours / bare for ours, bare in pairs]),
            "x",
            1.02,
            f"{median([ours for ours, _ in pairs]) * 1000:.0f} against {median([b for _, b in pairs]) * 1000:.0f} ms",
        )
        for name, pairs in walls.items()
    ]
