"""Ways to send many calls at once, side by side on one loopback server: CPU and wall time over plain AsyncOpenAI.

aiohttp is no requirement of this project; where it is not installed, its way is left out.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from typing import Any

import httpcore2
import httpx2
import openai
from openai import AsyncOpenAI

from core.models.client import open_client
from core.models.live import Live
from core.models.live.lanes import Lanes
from tests.benchmarks.figure import Figure, cpu_seconds, interleaved, median, ratio
from tests.benchmarks.live import KEY, PATIENT, Ask, app_budget, ask_bare, ask_ours, emails, loopback

PLAIN, KEPT = "plain AsyncOpenAI", "ours, as it is kept"
_DEALT = 64  # connections of one pool
_TLS = httpx2.create_ssl_context()  # once, as the app has it: 20 to 30 ms of CPU

Connect = Callable[[], httpx2.AsyncClient]


class Over(Live):
    """The live model over other connections."""

    def __init__(self, connect: Connect, url: str) -> None:
        super().__init__(KEY, url, api="responses", call_deadline=PATIENT, budget=app_budget())
        self._connect = connect

    def connect(self) -> AsyncOpenAI:
        return open_client(KEY, self.endpoint.base, self._connect())


class Pools(httpx2.AsyncBaseTransport):
    """Pools of few connections, dealt in turn."""

    def __init__(self) -> None:
        limits = httpx2.Limits(max_connections=_DEALT, max_keepalive_connections=_DEALT)
        self._pools = [httpx2.AsyncHTTPTransport(verify=_TLS, limits=limits) for _ in range(1000 // _DEALT)]
        self._turns = itertools.cycle(self._pools)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return await next(self._turns).handle_async_request(request)

    async def aclose(self) -> None:
        for pool in self._pools:
            await pool.aclose()


class Streams(httpcore2.AsyncNetworkBackend):
    """asyncio's own streams in the place of the library's network; no TLS, and errors as they come."""

    async def connect_tcp(self, host: str, port: int, **_: Any) -> httpcore2.AsyncNetworkStream:
        return Stream(*await asyncio.open_connection(host, port))


class Stream(httpcore2.AsyncNetworkStream):
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer, self._kept = reader, writer, b""

    async def write(self, buffer: bytes, **_: Any) -> None:
        self._kept += buffer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (the library's)
        async with asyncio.timeout(timeout):
            kept, self._kept = self._kept, b""
            if kept:
                self._writer.write(kept)
                await self._writer.drain()
            return await self._reader.read(max_bytes)

    async def aclose(self) -> None:
        self._writer.close()

    def get_extra_info(self, info: str) -> Any:
        return self._reader.at_eof() if info == "is_readable" else None


def _client(transport: httpx2.AsyncBaseTransport) -> httpx2.AsyncClient:
    return openai.DefaultAsyncHttpxClient(verify=_TLS, transport=transport)


def _lanes(backend: httpcore2.AsyncNetworkBackend | None = None) -> httpx2.AsyncClient:
    sends = httpx2.AsyncHTTPTransport(verify=_TLS)
    sends._pool = Lanes(network_backend=backend)
    return _client(sends)


def _ways() -> dict[str, Ask]:
    connections: dict[str, Connect] = {
        "one pool": partial(openai.DefaultAsyncHttpxClient, verify=_TLS),
        f"pools of {_DEALT}, dealt in turn": lambda: _client(Pools()),
        "lanes, head and body written apart": lambda: _lanes(httpcore2.AnyIOBackend()),
        "lanes": _lanes,
        "lanes, asyncio's own streams": lambda: _lanes(Streams()),
    }
    if find_spec("aiohttp") is not None:
        connections["aiohttp"] = partial(openai.DefaultAioHttpClient, verify=_TLS)
    ways: dict[str, Ask] = {PLAIN: ask_bare}
    for name, connect in connections.items():
        ways[f"AsyncOpenAI over {name}"] = partial(_bare_over, connect)
        ways[f"ours over {name}"] = partial(_ours_over, connect)
    del ways["ours over lanes"]  # that is the one that is kept
    return {**ways, KEPT: ask_ours}


async def _bare_over(connect: Connect, url: str, texts: list[str], times: int) -> int:
    return await ask_bare(url, texts, times, connect())


async def _ours_over(connect: Connect, url: str, texts: list[str], times: int) -> int:
    return await ask_ours(url, texts, times, Over(connect, url))


def measure() -> list[Figure]:
    if find_spec("aiohttp") is None:
        print("aiohttp is not installed: its way is left out.")
    with loopback() as url:
        return [*_side_by_side(url, 50, 4, 9, 0.45), *_side_by_side(url, 1000, 1, 5, 0.35)]


def _side_by_side(url: str, calls: int, times: int, rounds: int, target: float) -> list[Figure]:
    ways, lost = _ways(), dict[str, int]()
    walls: dict[str, list[float]] = {name: [] for name in ways}

    def once(name: str) -> float:
        began = time.perf_counter()
        seconds = cpu_seconds(lambda: lost.update({name: asyncio.run(ways[name](url, emails(calls), times))}))
        walls[name].append(time.perf_counter() - began)
        return seconds

    cpu = interleaved({name: partial(once, name) for name in ways}, rounds)
    over = {name: ratio(walls[name][1:], walls[PLAIN][1:]) for name in ways}  # but for the round that warms up
    each = {name: f"{median(cpu[name]) / calls / times * 1e6:,.0f} µs a call" for name in ways}
    return [
        Figure(
            f"{calls:,} at once, {name}: CPU / plain",
            ratio(cpu[name], cpu[PLAIN]),
            "x",
            target if name == KEPT else None,
            f"{each[name]}; wall {over[name]:.2f}x; lost {lost[name]}",
        )
        for name in ways
    ]
