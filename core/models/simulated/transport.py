"""The simulated provider as an HTTP transport inside the process: no socket, on any clock."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator

import httpx2

from core.models.simulated.provider import Plan, Provider


class SimulatedTransport(httpx2.AsyncBaseTransport):
    """`pace`: seconds of the clock for a second of the model; at 0 everything comes at once, a hang times out at once.

    The read timeout of a request is seconds of the clock between two chunks, as over a real network.
    """

    def __init__(self, provider: Provider, pace: float) -> None:
        self._provider = provider
        self._pace = pace

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        start = asyncio.get_running_loop().time()  # writing the answer is part of the time that it takes
        headers = {name.decode().lower(): value.decode() for name, value in request.headers.raw}
        plan = self._provider.plan(request.method, request.url.path, headers, request.content)
        chunks = self._paced(plan, request, start)
        first = await anext(chunks, b"")
        return httpx2.Response(plan.status, headers=plan.headers, stream=_Body(first, chunks), request=request)

    async def _paced(self, plan: Plan, request: httpx2.Request, start: float) -> AsyncIterator[bytes]:
        """Each chunk at its time, counted from the request so that small delays do not add up."""
        loop = asyncio.get_running_loop()
        patience = request.extensions.get("timeout", {}).get("read") or math.inf
        for number, (at, chunk) in enumerate(plan.chunks):
            due = start + (at * self._pace if at < math.inf and self._pace else 0.0 if at < math.inf else at)
            wait = due - loop.time()
            if wait > patience or wait == math.inf:
                await _sleep(patience if self._pace else 0.0)
                raise httpx2.ReadTimeout("The simulated model did not answer in time.", request=request)
            if wait > 0 or number == 0:
                await asyncio.sleep(max(0.0, wait))
            if chunk:
                yield chunk
        if plan.broken:
            raise httpx2.ReadError("The simulated connection broke.", request=request)


async def _sleep(seconds: float) -> None:
    if seconds == math.inf:
        await asyncio.get_running_loop().create_future()
    await asyncio.sleep(seconds)


class _Body(httpx2.AsyncByteStream):
    def __init__(self, first: bytes, rest: AsyncIterator[bytes]) -> None:
        self._first = first
        self._rest = rest

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._first
        async for chunk in self._rest:
            yield chunk

    async def aclose(self) -> None:
        await self._rest.aclose()  # type: ignore[attr-defined]
