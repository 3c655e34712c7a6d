"""A provider with a limit, inside the process and on any clock, that keeps the log of what it was sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import httpx2

from core.models.client import ClientModel, open_client
from core.models.line import Line
from tests.core.models.live_replies import response

Limit = Callable[[float], float]  # the moment of a request to the seconds until one would be taken; 0: this one is


def by_the_second(many: int) -> Limit:
    """So many in each trailing second."""
    taken: list[float] = []

    def limit(at: float) -> float:
        taken[:] = [one for one in taken if one > at - 1]
        if len(taken) < many:
            taken.append(at)
            return 0.0
        return taken[0] + 1 - at

    return limit


def bucket(many: int) -> Limit:
    """As many at once as come in a second."""
    return tokens(many, many)


def window(many: int, seconds: float, left: float | None = None) -> Limit:
    """So many in each stretch of `seconds`; `left`: of the first one."""
    begun = seconds - (seconds if left is None else left)
    taken: dict[int, int] = {}

    def limit(at: float) -> float:
        number = int((at + begun) // seconds)
        if taken.get(number, 0) < many:
            taken[number] = taken.get(number, 0) + 1
            return 0.0
        return (number + 1) * seconds - begun - at

    return limit


def tokens(rate: float, burst: int) -> Limit:
    """A bucket that fills by `rate` a second, and holds so many."""
    left, since = float(burst), 0.0

    def limit(at: float) -> float:
        nonlocal left, since
        left, since = min(burst, left + (at - since) * rate), at
        if left >= 1 - 1e-9:
            left -= 1
            return 0.0
        return (1 - left) / rate

    return limit


class Provider(httpx2.AsyncBaseTransport):
    """`hint`: the headers of a refusal, made from the seconds until a request would be taken; `most`: requests that it
    serves at the same time."""

    def __init__(
        self, limit: Limit, hint: Callable[[float], dict[str, str]], seconds: float = 0.3, most: int = 10**6
    ) -> None:
        self.limit = limit
        self.hint = hint
        self.seconds = seconds
        self.most = most
        self.serving = 0
        self.log: list[tuple[float, int]] = []  # when it was sent a request, and its status

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(0.01)
        if self.serving >= self.most:
            self.log.append((clock(), 429))
            return httpx2.Response(429, json={"error": {"message": "too many concurrent requests"}})
        at, wait = clock(), self.limit(clock())
        self.log.append((at, 429 if wait else 200))
        if wait:
            return httpx2.Response(429, headers=self.hint(wait), json={"error": {"message": "slow down"}})
        self.serving += 1
        await asyncio.sleep(self.seconds)
        self.serving -= 1
        return httpx2.Response(200, json=response(json.dumps("ok")))


class Limited(ClientModel):
    """A model behind that provider, with a line of its own or one that it shares."""

    world = "live"

    def __init__(self, provider: Provider, line: Line | None = None, room: int | None = None) -> None:
        super().__init__("m-1", "responses", 30.0)
        self.provider = provider
        self.line = line or Line(room)

    def connect(self):
        return open_client("key", "http://sim.invalid/v1", httpx2.AsyncClient(transport=self.provider))
