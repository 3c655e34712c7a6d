"""The live path over loopback: CPU against what a user would write, wall time against the ideal, what is lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import contextmanager
from functools import partial
from typing import Any

from openai import AsyncOpenAI, OpenAIError

import core
from core.models.live import Live
from core.patterns.parallelization import CLASSIFY
from tests.benchmarks.figure import Figure, cpu_seconds, interleaved, median, ratio
from tests.benchmarks.ideal import LATENCY, SPEED, inputs, steps_of
from tests.benchmarks.overhead import create, texts
from tests.benchmarks.server import Server, free_port, simulated_model

LIMIT, MANY = 10, 50  # calls a second that the provider takes, and calls at once
HINTS = {"Retry-After: 1": "1", "no wait named": "none", "ms": "ms"}
_PATIENT = 600.0  # seconds: a machine that is busy is no failure of the client


@contextmanager
def _server(*options: str) -> Any:
    port = free_port()
    with Server("tests.benchmarks.answering", str(port), str(LATENCY), *options, port=port, path="/health") as server:
        yield server.wait().url + "/v1"


def measure() -> list[Figure]:
    with _server() as url:
        figures = [_cpu(url, 50, 4, 9, 0.45), _cpu(url, 1000, 1, 5, 0.35), _lost(url, 1500)]
    return [*figures, *_limits(), *_walls()]


def _emails(calls: int) -> list[str]:
    return [f"E-mail {number}: the parcel with order {4000 + number} has not come." for number in range(calls)]


def _cpu(url: str, calls: int, times: int, rounds: int, target: float) -> Figure:
    """Recording included. What the bare client loses at its own connect timeout costs it less than an answer would."""
    emails, lost = _emails(calls), dict.fromkeys(("bare", "core"), 0)

    async def bare() -> None:
        async with AsyncOpenAI(api_key="any", base_url=url, timeout=_PATIENT, max_retries=0) as client:
            for _ in range(times):
                asked = [create(client, CLASSIFY.replace("{email}", email)) for email in emails]
                answers = await asyncio.gather(*asked, return_exceptions=True)
                lost["bare"] += sum(isinstance(answer, OpenAIError) for answer in answers)

    async def ours() -> None:
        async with (model := Live("any", url, api="responses", call_deadline=_PATIENT)):
            for _ in range(times):
                run = await core.run(texts, emails, model=model)
                lost["core"] += sum(span.status != "ok" for span in run.trace.spans)

    works: dict[str, Callable[[], float]] = {
        name: partial(cpu_seconds, partial(_run, work)) for name, work in (("bare", bare), ("core", ours))
    }
    found = interleaved(works, rounds)
    each = {name: f"{median(seconds) / calls / times * 1e6:,.0f} µs" for name, seconds in found.items()}
    note = f"{each['core']} against {each['bare']} a call; lost {lost['core']} against {lost['bare']}"
    return Figure(f"live, {calls:,} at once, CPU: core / bare", ratio(found["core"], found["bare"]), "x", target, note)


def _run(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    return asyncio.run(work())


def _lost(url: str, calls: int) -> Figure:
    run = asyncio.run(core.run(texts, _emails(calls), model=Live("any", url, api="responses")))
    lost = [span for span in run.trace.spans if span.status != "ok"]
    waited = f"{run.trace.makespan:.2f} s, {run.trace.peak} in flight at most"
    return Figure(f"live, {calls:,} at once: lost", float(len(lost)), "", 0, waited)


def _limits() -> list[Figure]:
    """At best ten go at once and then ten a second, so the last one of fifty is sent after 4 s."""
    figures = []
    for words, hint in HINTS.items():
        with _server(str(LIMIT), hint) as url:
            model = Live("any", url, api="responses")
            run = asyncio.run(core.run(texts, _emails(MANY), model=model))
        lost = sum(span.status != "ok" for span in run.trace.spans)
        took = run.trace.makespan / ((MANY - LIMIT) / LIMIT + LATENCY)
        note = f"{run.trace.makespan:.2f} s, lost {lost}, refused {run.trace.retries}"
        figures.append(Figure(f"{MANY} at once against {LIMIT} a second, {words}: took / least", took, "x", 1.3, note))
        figures.append(Figure(f"{MANY} at once against {LIMIT} a second, {words}: lost", float(lost), "", 0))
    return figures


def _walls() -> list[Figure]:
    limits = {"prompt_chaining": 1.05, "routing": 1.05, "parallelization": 1.10, "evaluator_optimizer": 1.05}
    with simulated_model(free_port(), SPEED) as server:
        server.wait()
        found = asyncio.run(_walls_of(server.url + "/v1", list(limits)))
    return [
        Figure(f"live, {name} at 50 ms: wall / ideal", median(found[name]), "x", limit)
        for name, limit in limits.items()
    ]


async def _walls_of(url: str, names: list[str]) -> dict[str, list[float]]:
    """Wall times over the calls that must come one after the other; the first round warms up."""
    walls: dict[str, list[float]] = {name: [] for name in names}
    async with (model := Live("any", url, api="responses")):
        for number in range(-1, 15):
            for name in names:
                began = time.perf_counter()
                run = await core.run(getattr(core, name), inputs(name), model=model)
                if number >= 0:
                    walls[name].append((time.perf_counter() - began) / (steps_of(run) * LATENCY))
    return walls
