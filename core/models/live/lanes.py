"""Connections that serve one request at a time each, none of which looks through the others.

A pool looks through all of its connections for every request: a fan-out of 1,000 spent most of its CPU there.
"""

from __future__ import annotations

import ssl
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from typing import NamedTuple

import httpcore2
import httpx2

from core.models.live.one_write import OneWrite

MOST_IDLE = 100  # connections kept open that nobody uses
KEPT = 4.0  # seconds: many servers close a connection that was idle for 5, and a request that meets that is lost

_To = tuple[bytes, bytes, int]  # scheme, host and port


def transport(tls: ssl.SSLContext) -> httpx2.AsyncHTTPTransport:
    """An HTTP transport over lanes, through no proxy: those of the environment are the client's own to find."""
    sends = httpx2.AsyncHTTPTransport(verify=tls, trust_env=False)
    sends._pool = Lanes(tls)
    return sends


class _Free(NamedTuple):
    lane: httpcore2.AsyncConnectionInterface
    since: float


class Lanes(httpcore2.AsyncConnectionPool):
    """The one used last is used first: the others grow old, and are closed when any of them is left."""

    def __init__(
        self, tls: ssl.SSLContext | None = None, network_backend: httpcore2.AsyncNetworkBackend | None = None
    ) -> None:
        backend = OneWrite() if network_backend is None else network_backend
        super().__init__(ssl_context=tls, keepalive_expiry=KEPT, network_backend=backend)
        self._free: dict[_To, deque[_Free]] = defaultdict(deque)
        self._open: set[httpcore2.AsyncConnectionInterface] = set()

    async def handle_async_request(self, request: httpcore2.Request) -> httpcore2.Response:
        """Send it over a connection that is free, or a new one, which is free again when the response is closed."""
        lane = await self._lane(request.url.origin)
        try:
            response = await lane.handle_async_request(request)
        except BaseException:
            await self._left(lane, request.url.origin)
            raise
        body = _Body(response, lambda: self._left(lane, request.url.origin))
        return httpcore2.Response(
            response.status, headers=response.headers, content=body, extensions=response.extensions
        )

    async def aclose(self) -> None:
        """Close all of them."""
        lanes, self._open = self._open, set()
        self._free.clear()
        for lane in lanes:
            await lane.aclose()

    async def _lane(self, origin: httpcore2.Origin) -> httpcore2.AsyncConnectionInterface:
        free = self._free[_to(origin)]
        while free:
            lane = free.pop().lane
            if not lane.has_expired():
                return lane
            await self._close(lane)
        lane = self.create_connection(origin)
        self._open.add(lane)
        return lane

    async def _left(self, lane: httpcore2.AsyncConnectionInterface, origin: httpcore2.Origin) -> None:
        free = self._free[_to(origin)]
        if lane.is_idle() and not lane.is_closed() and len(free) < MOST_IDLE and not _more_came(lane):
            free.append(_Free(lane, time.monotonic()))
        else:
            await self._close(lane)
        while free and time.monotonic() - free[0].since > KEPT:  # not asked itself: that costs a call of the system
            await self._close(free.popleft().lane)

    async def _close(self, lane: httpcore2.AsyncConnectionInterface) -> None:
        self._open.discard(lane)
        await lane.aclose()


class _Body:
    def __init__(self, response: httpcore2.Response, left: Callable[[], Awaitable[None]]) -> None:
        self._response = response
        self._left: Callable[[], Awaitable[None]] | None = left

    def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self._response.stream, AsyncIterable)
        return aiter(self._response.stream)

    async def aclose(self) -> None:
        left, self._left = self._left, None
        if left is None:
            return
        try:
            await self._response.aclose()
        finally:
            await left()


def _more_came(lane: httpcore2.AsyncConnectionInterface) -> bool:
    """Has the server sent more than the answer? It would pass for the answer to the next request."""
    assert isinstance(lane, httpcore2.AsyncHTTPConnection)
    http = lane._connection
    return isinstance(http, httpcore2.AsyncHTTP11Connection) and http._h11_state.trailing_data[0] != b""


def _to(origin: httpcore2.Origin) -> _To:
    return origin.scheme, origin.host, origin.port
