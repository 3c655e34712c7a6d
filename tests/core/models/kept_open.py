"""A server on loopback that keeps its connections open, answers when it is told to, and counts."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress

from tests.core.models.live_replies import response

Headers = dict[str, str]


class KeptOpen:
    """`refuse`: the headers of a refusal, or None, for each request. `gate`: nobody is answered before it opens."""

    def __init__(self, refuse: Callable[[float], Headers | None] = lambda _: None, gate: bool = False) -> None:
        self.log: list[tuple[float, int]] = []  # when a request came, on the loop's clock, and the status it got
        self.connections = 0
        self.open = 0
        self.most_open = 0
        self.held = 0
        self._came = asyncio.Event()
        self.gate = asyncio.Event()
        if not gate:
            self.gate.set()
        self._refuse = refuse

    async def __aenter__(self) -> KeptOpen:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"
        self._tasks: set[asyncio.Task] = set()
        return self

    def close(self) -> None:
        """Close all connections; new ones are served."""
        for task in self._tasks:
            task.cancel()

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        self.close()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def until_held(self, many: int) -> None:
        """Wait until it has so many requests."""
        while self.held < many:
            self._came.clear()
            await self._came.wait()

    async def until_open(self, many: int) -> None:
        """Wait until so many connections are open."""
        while self.open != many:
            self._came.clear()
            await self._came.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._tasks.add(asyncio.current_task())
        self.connections += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
                await reader.readexactly(length)
                at = asyncio.get_running_loop().time()
                headers = self._refuse(at)
                self.log.append((at, 200 if headers is None else 429))
                self.held += 1
                self._came.set()
                await self.gate.wait()
                writer.write(_reply(headers))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            with suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()
            self.open -= 1
            self._came.set()


def _reply(refusal: Headers | None) -> bytes:
    status, body = ("200 OK", response("ok")) if refusal is None else ("429 No", {"error": {"message": "slow down"}})
    data = json.dumps(body).encode()
    headers = {"content-type": "application/json", "content-length": str(len(data)), **(refusal or {})}
    return "\r\n".join([f"HTTP/1.1 {status}", *(f"{n}: {v}" for n, v in headers.items()), "", ""]).encode() + data
