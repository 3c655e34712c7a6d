"""The simulated provider as an HTTP transport inside the process: no socket, on any clock."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, AsyncIterator

import httpx2

from core.models.simulated.provider import Delivery, Provider

_AGES = 1e9  # seconds, for a client that waits for ever


class SimulatedTransport(httpx2.AsyncBaseTransport):
    """`pace`: seconds of the clock for a second of the model; at 0 everything comes at once, a hang times out at once.

    The read timeout of a request is seconds of the clock between two chunks, as over a real network.
    """

    def __init__(self, provider: Provider, pace: float) -> None:
        self._provider, self._pace = provider, pace

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The provider's answer, at its time. Raises ReadTimeout or ReadError as a network would."""
        start = asyncio.get_running_loop().time()  # writing the answer is part of the time that it takes
        headers = {name.decode().lower(): value.decode() for name, value in request.headers.raw}
        at = start / (self._pace or 1)
        delivery = self._provider.deliver(request.method, request.url.path, headers, request.read(), at)
        chunks = self._paced(delivery, request, start)
        await anext(chunks)
        return httpx2.Response(delivery.status, headers=delivery.headers, stream=_Body(chunks), request=request)

    async def _paced(self, delivery: Delivery, request: httpx2.Request, start: float) -> AsyncGenerator[bytes]:
        """Nothing as the headers leave, and each chunk at its time, counted from the request: delays do not add up."""
        loop = asyncio.get_running_loop()
        patience = request.extensions.get("timeout", {}).get("read") or _AGES
        for number, (at, chunk) in enumerate(delivery.chunks):
            wait = start + at * self._pace - loop.time() if at < math.inf else at
            if wait > patience:
                await asyncio.sleep(patience if self._pace else 0.0)
                raise httpx2.ReadTimeout("The simulated model did not answer in time.", request=request)
            if wait > 0 or number == 0:
                await asyncio.sleep(max(0.0, wait))
            if delivery.broken:
                raise httpx2.ReadError("The simulated connection broke.", request=request)
            if number == 0:
                yield b""
            yield chunk


class _Body(httpx2.AsyncByteStream):
    def __init__(self, chunks: AsyncGenerator[bytes]) -> None:
        self._chunks = chunks

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._chunks

    async def aclose(self) -> None:
        await self._chunks.aclose()
