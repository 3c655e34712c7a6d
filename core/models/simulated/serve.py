"""The simulated model for any OpenAI client: the same provider behind a port of this machine."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Any

from core.models.simulated import latency as latencies
from core.models.simulated.provider import Delivery, Provider

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
_LARGEST = 10_000_000  # bytes of a request


class App:
    """An ASGI application; `pace`: seconds of the clock for a second of the model."""

    def __init__(self, provider: Provider, pace: float = 1.0) -> None:
        self._provider = provider
        self._pace = pace

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        start = asyncio.get_running_loop().time()
        body, more = b"", True
        while more and len(body) <= _LARGEST:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body, more = body + message.get("body", b""), message.get("more_body", False)
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        delivery = self._provider.deliver(scope["method"], scope["path"], headers, body)
        await self._deliver(delivery, start, receive, send)

    async def _deliver(self, delivery: Delivery, start: float, receive: Receive, send: Send) -> None:
        """Each chunk at its time. A broken one stops before the length it announced, so the connection is closed."""
        headers = [(name.encode(), value.encode()) for name, value in delivery.headers.items()]
        if "event-stream" not in delivery.headers.get("content-type", ""):
            size = sum(len(chunk) for _, chunk in delivery.chunks) + delivery.broken
            headers.append((b"content-length", str(size).encode()))
        for number, (at, chunk) in enumerate(delivery.chunks):
            if await _left(receive, start + at * self._pace if at < math.inf else None):
                return
            if number == 0:
                await send({"type": "http.response.start", "status": delivery.status, "headers": headers})
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        if not delivery.broken:
            await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _left(receive: Receive, due: float | None) -> bool:
    """Waits until `due`, or for ever; true when the client went away first."""
    try:
        async with asyncio.timeout_at(due):
            while (await receive())["type"] != "http.disconnect":
                pass
            return True
    except TimeoutError:
        return False


def main(
    port: int, *, host: str = "127.0.0.1", profile: str = "small", latency: str = "jittered", speed: float = 1.0
) -> None:
    """Serve until Ctrl+C."""
    import uvicorn

    app = App(Provider(latencies.profile(profile, latency), latency), 1 / speed)
    config = uvicorn.Config(app, host=host, port=port, lifespan="off", log_level="critical")
    socket = config.bind_socket()
    print(f"The simulated model answers at http://{host}:{port}/v1 with any API key. Stop it with Ctrl+C.", flush=True)
    uvicorn.Server(config).run(sockets=[socket])
