"""An HTTP transport of many connections, each with a pool of its own that holds no other.

One pool looks through all of its connections for every request: a fan-out of 1,000 spent most of its CPU there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2

MOST_IDLE = 100  # connections kept open that nobody uses


class Lanes(httpx2.AsyncBaseTransport):
    """The one used last is used first: the others grow old and are closed. `lane` makes one."""

    def __init__(self, lane: Callable[[], httpx2.AsyncBaseTransport]) -> None:
        self._lane = lane
        self._free: list[httpx2.AsyncBaseTransport] = []
        self._all: set[httpx2.AsyncBaseTransport] = set()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send it over a connection that is free, or a new one, which is free again when the response is closed."""
        lane = self._free.pop() if self._free else self._new()
        try:
            response = await lane.handle_async_request(request)
        except BaseException:
            self._free.append(lane)  # its own pool has closed the connection
            raise
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Body(response.stream, lambda: self._left(lane))
        return response

    async def aclose(self) -> None:
        """Close all of them."""
        lanes, self._all, self._free = self._all, set(), []
        for lane in lanes:
            await lane.aclose()

    def _new(self) -> httpx2.AsyncBaseTransport:
        lane = self._lane()
        self._all.add(lane)
        return lane

    async def _left(self, lane: httpx2.AsyncBaseTransport) -> None:
        if len(self._free) < MOST_IDLE:
            self._free.append(lane)
        else:
            self._all.discard(lane)
            await lane.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, body: httpx2.AsyncByteStream, left: Callable[[], Awaitable[None]]) -> None:
        self._body = body
        self._left: Callable[[], Awaitable[None]] | None = left

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._body.__aiter__()

    async def aclose(self) -> None:
        left, self._left = self._left, None
        await self._body.aclose()
        if left is not None:
            await left()
