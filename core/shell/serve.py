"""The simulated model for any OpenAI client: the same provider behind a port of this machine."""

from __future__ import annotations

import asyncio
import json
import math
import re
from collections.abc import Awaitable, Callable, Mapping
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any

from core.models.account import Account
from core.models.simulated import Simulated, wire
from core.models.simulated.provider import FAULT, Delivery, Provider
from core.shell.refusals import LARGEST, Refusal, fault_of, refusal

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
_H2C = re.compile(rb"(\r\n)upgrade(:[ \t]*h2c\b)", re.IGNORECASE)
_HALF_CLOSED = 60.0  # seconds that a client which has ended its side is still answered
_MOST_READ = 20 * LARGEST  # bytes of a request that are read and thrown away, since the client hears nothing before


class App:
    """An ASGI application; `pace`: seconds of the clock for a second of the model."""

    def __init__(self, provider: Provider, pace: float = 1.0) -> None:
        self._provider, self._pace = provider, pace

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        start = asyncio.get_running_loop().time()
        body, size, more = b"", 0, True
        while more and size <= _MOST_READ:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            size, more = size + len(message.get("body", b"")), message.get("more_body", False)
            if len(body) <= LARGEST:
                body += message.get("body", b"")
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        # Read anew: others have come and been counted while this one's body was on its way.
        at = asyncio.get_running_loop().time() / (self._pace or 1)
        delivery = self._delivery(scope["method"], scope["path"], headers, body, at)
        await self._deliver(delivery, start, receive, send)

    def _delivery(self, method: str, path: str, headers: Mapping[str, str], body: bytes, at: float) -> Delivery:
        name = self._provider.name
        if refused := refusal(method, path, headers, body, name):
            return _refused(refused)
        if path.endswith(f"/{name}"):
            return _at_once(200, wire.models(name)["data"][0])
        return self._provider.deliver(method, path, {**headers, FAULT: fault_of(headers)}, body, at)

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


def _refused(refused: Refusal) -> Delivery:
    return _at_once(refused.status, refused.body, {"allow": refused.allow} if refused.allow else {})


def _at_once(status: int, body: dict[str, Any], more: Mapping[str, str] | None = None) -> Delivery:
    return Delivery(status, {"content-type": "application/json", **(more or {})}, [(0.0, json.dumps(body).encode())])


async def _left(receive: Receive, due: float | None) -> bool:
    """Waits until `due`, or for ever; true when the client went away first."""
    try:
        async with asyncio.timeout_at(due):
            while (await receive())["type"] != "http.disconnect":
                pass
            return True
    except TimeoutError:
        return False


def settings(app: App, **more: Any) -> Any:
    """How the web server runs it: what is no HTTP at all is refused in the shape of the API, too."""
    import uvicorn
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

    class Protocol(HttpToolsProtocol):
        def data_received(self, data: bytes) -> None:
            # Java's client asks for HTTP/2 this way, and the parser would drop the body behind it.
            super().data_received(_H2C.sub(rb"\1x-upgrade\2", data, count=1))

        def eof_received(self) -> bool:  # type: ignore[override]  # true: stay open, as asyncio has it
            # A client may end its side once it has asked, and then wait; one that is gone is told by the reset.
            cycle = self.cycle
            waits = cycle is not None and not cycle.response_complete and not cycle.more_body
            if waits:
                self.loop.call_later(_HALF_CLOSED, self.transport.close)
            return waits

        def send_400_response(self, msg: str) -> None:
            body = json.dumps(Refusal(400, msg).body).encode()
            head = f"HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
            self.transport.write(head.encode() + b"connection: close\r\n\r\n" + body)
            self.transport.close()

    return uvicorn.Config(app, http=Protocol, ws="none", lifespan="off", log_level="critical", **more)


def main(port: int, *, host: str = "127.0.0.1", **model_settings: Any) -> None:
    """Serve until Ctrl+C; the settings are those of the simulated model."""
    import uvicorn

    model = Simulated(**model_settings)
    account = Account(model.limits) if model.limits else None
    app = App(Provider(model.profile, model.latency, model.name, account), model.pace)
    config = settings(app, host=host, port=port)
    socket = config.bind_socket()
    socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)  # else the body waits 40 ms until the head is acknowledged
    print(f"The simulated model answers at http://{host}:{port}/v1 with any API key. Stop it with Ctrl+C.", flush=True)
    uvicorn.Server(config).run(sockets=[socket])
