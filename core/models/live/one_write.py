"""A request leaves in one write: its head and its body would be two, each of them a call of the system."""

from __future__ import annotations

import ssl
from contextlib import suppress
from typing import Any

import httpcore2
from httpcore2._utils import is_socket_readable


class OneWrite(httpcore2.AnyIOBackend):
    """The network as it is, but what is written leaves when the answer is to be read."""

    async def connect_tcp(self, *given: Any, **options: Any) -> httpcore2.AsyncNetworkStream:
        """A connection; what it takes and raises is the library's own."""
        return Joined(await super().connect_tcp(*given, **options))


class Joined(httpcore2.AsyncNetworkStream):
    """A connection whose writes wait for the next read. What it takes and raises is the library's own."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream
        self._kept = b""
        # Asked before every request; the library looks for it anew each time, by way of both addresses.
        self._socket = stream.get_extra_info("socket")

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  (the library's)
        """Keep it until then."""
        self._kept += buffer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (the library's)
        """What comes, once all is sent."""
        if kept := self._kept:
            self._kept = b""
            with suppress(httpcore2.WriteError):  # a server may have answered and closed before it took all of it
                await self._stream.write(kept, timeout)
        return await self._stream.read(max_bytes, timeout)

    async def aclose(self) -> None:
        """Close it."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109  (the library's)
    ) -> httpcore2.AsyncNetworkStream:
        """The same, encrypted from here on."""
        return Joined(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """What is known of it."""
        if info == "is_readable" and self._socket is not None:
            return is_socket_readable(self._socket)
        return self._stream.get_extra_info(info)
