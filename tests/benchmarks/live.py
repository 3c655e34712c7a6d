"""The live path over loopback: CPU against what a user would write, wall time against the ideal, what is lost."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Coroutine
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import httpx2
from openai import AsyncOpenAI, OpenAIError

import core
from core.models.live import Live
from core.models.live.budget import Budget, Limits
from core.patterns.parallelization import CLASSIFY
from tests.benchmarks.figure import Figure, cpu_seconds, interleaved, median, ratio
from tests.benchmarks.ideal import LATENCY, inputs, steps_of
from tests.benchmarks.overhead import create, texts
from tests.benchmarks.server import Server, free_port

LIMIT, MANY = 10, 50  # calls a second that the provider takes, and calls at once
HINTS = {"Retry-After: 1": "1", "no wait named": "none", "ms": "ms"}
KEY = "sk-proj-" + "aB3dE5fG7h" * 15  # as long as OpenAI's are
Ask = Callable[[str, list[str], int], Coroutine[Any, Any, int]]  # address, texts, times; how many were lost
PATIENT = 600.0  # seconds: a machine that is busy is no failure of the client


@contextmanager
def loopback(*options: str) -> Any:
    port = free_port()
    with Server("tests.benchmarks.answering", str(port), str(LATENCY), *options, port=port, path="/health") as server:
        yield server.wait().url + "/v1"


def measure() -> list[Figure]:
    with loopback() as url:
        figures = [_cpu(url, 50, 4, 9, 0.45), _cpu(url, 1000, 1, 5, 0.35), _lost(url, 1500)]
    return [*figures, *_limits(), *_walls()]


def emails(calls: int) -> list[str]:
    return [f"E-mail {number}: the parcel with order {4000 + number} has not come." for number in range(calls)]


async def ask_bare(url: str, texts: list[str], times: int, http_client: httpx2.AsyncClient | None = None) -> int:
    """What a user would write; how many were lost. One lost at its own connect timeout costs less than an answer."""
    lost = 0
    async with AsyncOpenAI(
        api_key=KEY, base_url=url, timeout=PATIENT, max_retries=0, http_client=http_client
    ) as client:
        for _ in range(times):
            asked = [create(client, CLASSIFY.replace("{email}", text)) for text in texts]
            answers = await asyncio.gather(*asked, return_exceptions=True)
            lost += sum(isinstance(answer, OpenAIError) for answer in answers)
    return lost


async def ask_ours(url: str, emails: list[str], times: int, model: Live | None = None) -> int:
    """Recording included, and a budget as the app has it; how many were lost."""
    lost = 0
    model = model or Live(KEY, url, api="responses", call_deadline=PATIENT, budget=app_budget())
    async with model:
        for _ in range(times):
            run = await core.run(texts, emails, model=model)
            lost += sum(span.status != "ok" for span in run.trace.spans)
    return lost


def app_budget() -> Budget:
    """With one limit, as in the app: of calls in a browser session."""
    return Budget(of="run", above=Budget(Limits(calls=10**9), "session", above=Budget(of="server")))


def _cpu(url: str, calls: int, times: int, rounds: int, target: float) -> Figure:
    lost = dict[str, int]()

    def once(name: str, ask: Ask) -> float:
        return cpu_seconds(lambda: lost.update({name: asyncio.run(ask(url, emails(calls), times))}))

    found = interleaved({"bare": partial(once, "bare", ask_bare), "core": partial(once, "core", ask_ours)}, rounds)
    each = {name: f"{median(seconds) / calls / times * 1e6:,.0f} µs" for name, seconds in found.items()}
    note = f"{each['core']} against {each['bare']} a call; lost {lost['core']} against {lost['bare']}"
    return Figure(f"live, {calls:,} at once, CPU: core / bare", ratio(found["core"], found["bare"]), "x", target, note)


def _lost(url: str, calls: int) -> Figure:
    run = asyncio.run(core.run(texts, emails(calls), model=Live("any", url, api="responses")))
    lost = [span for span in run.trace.spans if span.status != "ok"]
    waited = f"{run.trace.makespan:.2f} s, {run.trace.peak} in flight at most"
    return Figure(f"live, {calls:,} at once: lost", float(len(lost)), "", 0, waited)


def _limits() -> list[Figure]:
    """At best ten go at once and then ten a second, so the last one of fifty is sent after 4 s."""
    figures = []
    for words, hint in HINTS.items():
        with loopback(str(LIMIT), hint) as url:
            model = Live("any", url, api="responses")
            run = asyncio.run(core.run(texts, emails(MANY), model=model))
        lost = sum(span.status != "ok" for span in run.trace.spans)
        took = run.trace.makespan / ((MANY - LIMIT) / LIMIT + LATENCY)
        note = f"{run.trace.makespan:.2f} s, lost {lost}, refused {run.trace.retries}"
        figures.append(Figure(f"{MANY} at once against {LIMIT} a second, {words}: took / least", took, "x", 1.3, note))
        figures.append(Figure(f"{MANY} at once against {LIMIT} a second, {words}: lost", float(lost), "", 0))
    return figures


def _walls() -> list[Figure]:
    """Against a server that takes 50 ms and no more, and whose answers are those of the simulated model."""
    limits = {"prompt_chaining": 1.05, "routing": 1.05, "parallelization": 1.10, "evaluator_optimizer": 1.05}
    with loopback("words") as url:
        found = asyncio.run(_walls_of(url, list(limits)))
        note = f"a bare socket: {median(_socket_walls(url)):.3f}x a call; what is beyond it is ours"
    return [
        Figure(f"live, {name} at 50 ms: wall / ideal", median(found[name]), "x", limit, note)
        for name, limit in limits.items()
    ]


def _socket_walls(url: str) -> list[float]:
    """What the server itself takes for a call, over what it should take: its timer and its own work are in it."""
    body = b'{"model": "small", "input": "Write an outline about AI."}'
    head = f"POST /v1/responses HTTP/1.1\r\nhost: x\r\nauthorization: Bearer x\r\ncontent-length: {len(body)}\r\n\r\n"
    walls = []
    with socket.create_connection(("127.0.0.1", urlsplit(url).port or 0)) as one:
        for _ in range(15):
            began, reply = time.perf_counter(), b""
            one.sendall(head.encode() + body)
            while not reply.rstrip().endswith(b"}"):
                reply += one.recv(1 << 16)
            walls.append((time.perf_counter() - began) / LATENCY)
    return walls


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
