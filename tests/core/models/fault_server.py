"""A provider on loopback that does whatever a test tells it, down to the bytes."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


class FaultServer:
    """Answers the first request with the first behaviour, and so on; keeps what it was sent."""

    def __init__(self, *behaviours: Behaviour) -> None:
        self._behaviours = list(behaviours)
        self.requests: list[tuple[str, dict[str, str], dict]] = []
        self.broken_off = False  # did the client close the connection before we were done?
        self.asked = asyncio.Event()
        self._serving: set[asyncio.Task] = set()

    async def __aenter__(self) -> FaultServer:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._serving:
            task.cancel()
        await self.finished()

    async def finished(self) -> None:
        """Wait until every request has been served, or its client has gone."""
        if self._serving:
            await asyncio.wait(self._serving)

    def behaviour(self) -> Behaviour:
        """How the request that came last is answered."""
        return self._behaviours.pop(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._serving.add(asyncio.current_task())
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
            body = json.loads(await reader.readexactly(int(headers["content-length"])))
            self.requests.append((head[0], headers, body))
            self.asked.set()
            await self.behaviour()(writer)
        except ConnectionError:
            self.broken_off = True
        except asyncio.CancelledError:
            pass
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()


def head(status: int = 200, kind: str = "application/json", **headers: object) -> bytes:
    lines = [f"HTTP/1.1 {status} X", f"content-type: {kind}", "connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def sends(*parts: bytes, pause: float = 0.0) -> Behaviour:
    """These bytes, then the connection is closed."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)

    return behave


def replies(body: object, status: int = 200, kind: str = "application/json", **headers: object) -> Behaviour:
    """A whole HTTP response."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return sends(head(status, kind, content_length=len(data), **headers) + data)


def streams(*events: object, end: bytes = b"") -> Behaviour:
    """A stream of events; it ends by closing, as HTTP/1.1 allows without a length."""
    lines = [f"data: {event if isinstance(event, str) else json.dumps(event)}\n\n".encode() for event in events]
    return sends(head(kind="text/event-stream"), *lines, end)


def then_waits(behaviour: Behaviour) -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        await behaviour(writer)
        await asyncio.get_running_loop().create_future()

    return behave


def drips(start: bytes) -> Behaviour:
    """Comments for ever."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(b": still here\n\n")
            await writer.drain()
            await asyncio.sleep(0.02)

    return behave


def resets(start: bytes = b"") -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        writer.transport.abort()

    return behave


def floods(start: bytes, chunk: bytes, times: int) -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        for _ in range(times):
            writer.write(chunk)
            await writer.drain()

    return behave
