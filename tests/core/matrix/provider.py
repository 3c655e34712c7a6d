"""A provider inside the process that goes wrong when it is told to, on any clock, and keeps a log of every request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx2

from core.models.client import open_client
from core.models.live import Live
from core.models.model import Ask

KEY = "sk-sentinel-0123456789-abcdef"
WORDS = " ".join(f"word{number}" for number in range(60))
END = "The end."  # of every whole answer: what is cut does not have it
USED = 7, 60  # tokens of every healthy answer, in and out
FIRST, LAST = 0.2, 0.5  # seconds until the first byte, and until the last


@dataclass
class Delivery:
    """What goes back: its status and headers, and pieces of its body, each at its second from the request.

    `ends`: how it is over after the last piece: whole, cut (fewer bytes than announced), reset, never, or in a drip of
    comments; without any piece, reset comes before the headers, and refused is no connection at all. `start`: the
    second at which the headers come; None: never.
    """

    pieces: list[tuple[float, bytes]] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    ends: str = "whole"
    start: float | None = FIRST
    used: tuple[int, int] = (0, 0)  # tokens that it says


@dataclass
class Entry:
    """One request in the log."""

    at: float
    call: tuple[str, str]  # the step, and its place in the gather
    bytes: int = 0  # of the body that were taken
    last: float = 0.0  # when the last of them left
    ended: float | None = None  # None: it hangs


def text_of(step: str) -> str:
    return f"{step}: {WORDS} {END}"


def response(text: str, status: str = "completed", used: tuple[int, int] | None = USED, **more: Any) -> dict[str, Any]:
    content = [{"type": "output_text", "text": text, "annotations": []}]
    output = [{"type": "message", "id": "m", "role": "assistant", "content": content}]
    usage = {"input_tokens": used[0], "output_tokens": used[1]} if used else None
    return {"id": "r", "object": "response", "model": "m-1", "status": status, "output": output, "usage": usage, **more}


def whole(body: object, **more: Any) -> Delivery:
    """A body as JSON."""
    data = json.dumps(body).encode()
    half = len(data) // 2
    return Delivery([(FIRST, data[:half]), (LAST, data[half:])], headers={"content-type": "application/json"}, **more)


def events(*sent: object, **more: Any) -> Delivery:
    """A stream of events, spread over its time."""
    lines = [one if isinstance(one, bytes) else f"data: {json.dumps(one)}\n\n".encode() for one in sent]
    step = (LAST - FIRST) / max(len(lines) - 1, 1)
    pieces = [(FIRST + number * step, line) for number, line in enumerate(lines)]
    return Delivery(pieces, headers={"content-type": "text/event-stream"}, **more)


def deltas(text: str, size: int = 100) -> list[dict[str, Any]]:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return [{"type": "response.output_text.delta", "output_index": 0, "delta": piece} for piece in pieces]


def ended(body: dict[str, Any]) -> dict[str, Any]:
    return {"type": f"response.{body['status']}", "response": body}


def answered(body: dict[str, Any], streams: bool, text: str) -> Delivery:
    """A reply of the API, in one piece or streamed."""
    usage = body.get("usage")
    used = (usage["input_tokens"], usage["output_tokens"]) if usage else (0, 0)
    return events(*deltas(text), ended(body), used=used) if streams else whole(body, used=used)


class Transport(httpx2.AsyncBaseTransport):
    """`reply(step, item, attempt, body)` gives what goes back to a request."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        step, item = request.headers["x-step"], request.headers["x-item"]
        provider, loop = self._provider, asyncio.get_running_loop()
        entry = Entry(loop.time(), (step, item))
        provider.log.append(entry)
        delivery = provider.reply(
            step, item, sum(e.call == entry.call for e in provider.log), json.loads(request.read())
        )
        try:
            if delivery.start is None:
                await loop.create_future()
            await asyncio.sleep(delivery.start or 0.0)
            if delivery.ends == "refused":
                raise httpx2.ConnectError("refused", request=request)
            if delivery.ends == "reset" and not delivery.pieces:
                raise httpx2.ReadError("reset", request=request)
        except BaseException:
            entry.ended = loop.time()
            raise
        body = _Body(delivery, entry, request, loop.time() - (delivery.start or 0.0), provider)
        return httpx2.Response(delivery.status, headers=delivery.headers, stream=body, request=request)


class _Body(httpx2.AsyncByteStream):
    def __init__(self, delivery: Delivery, entry: Entry, request: httpx2.Request, began: float, provider: Any) -> None:
        self._delivery, self._entry, self._request, self._began = delivery, entry, request, began
        self._provider = provider

    async def __aiter__(self) -> AsyncIterator[bytes]:
        loop, delivery = asyncio.get_running_loop(), self._delivery
        for at, piece in delivery.pieces:
            await asyncio.sleep(max(0.0, self._began + at - loop.time()))
            self._entry.bytes, self._entry.last = self._entry.bytes + len(piece), loop.time()
            if piece is delivery.pieces[-1][1]:
                self._provider.used = tuple(map(sum, zip(self._provider.used, delivery.used, strict=True)))
            yield piece
        if delivery.ends == "never":
            await loop.create_future()
        if delivery.ends == "drip":
            while True:
                await asyncio.sleep(1.0)
                yield b": still here\n\n"
        if delivery.ends == "cut":
            raise httpx2.RemoteProtocolError("peer closed the connection", request=self._request)
        if delivery.ends == "reset":
            raise httpx2.ReadError("reset", request=self._request)

    async def aclose(self) -> None:
        self._entry.ended = asyncio.get_running_loop().time()


class Provider(Live):
    """A live model whose network is this provider. `strike(step, item, attempt, body)`: a fault, or None for health."""

    def __init__(self, healthy: Any, **options: Any) -> None:
        super().__init__(KEY, None, "m-1", "responses", **options)
        self.healthy = healthy
        self.strike: Any = lambda *_: None
        self.log: list[Entry] = []
        self.used: tuple[int, ...] = (0, 0)

    def reply(self, step: str, item: str, attempt: int, body: dict[str, Any]) -> Delivery:
        streams = bool(body.get("stream"))
        if (fault := self.strike(step, item, attempt, body)) is not None:
            return fault
        text = self.healthy(step, item, body)
        return answered(response(text), streams, text)

    def connect(self) -> Any:
        return open_client(KEY, self.base_url, httpx2.AsyncClient(transport=Transport(self)))

    def headers(self, ask: Ask) -> dict[str, str]:
        return {**super().headers(ask), "x-step": ask.step, "x-item": "" if ask.item is None else str(ask.item)}
