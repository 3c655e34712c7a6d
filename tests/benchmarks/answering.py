"""A server of the Responses API in a process of its own that costs next to nothing: PORT SECONDS [LIMIT HINT | words].

It answers every request after SECONDS. With LIMIT it takes so many in each trailing second and refuses the others with
a 429, whose Retry-After is HINT: a number of seconds, `ms` for the true wait, or `none`. With `words` it answers as the
simulated model does, each request written once and remembered: of few connections, since it waits by `select`, whose
clock is finer than a millisecond.
"""

from __future__ import annotations

import asyncio
import json
import selectors
import sys
from collections import deque
from collections.abc import Callable

from core.models.simulated.latency import profile
from core.models.simulated.provider import Provider

_CONTENT = {"type": "output_text", "text": "the parcel has not come", "annotations": []}
_BODY = {
    "id": "resp_1", "object": "response", "created_at": 1, "status": "completed", "model": "gpt-4o-mini",
    "output": [
        {"type": "message", "id": "m", "status": "completed", "role": "assistant", "content": [_CONTENT]},
    ],
    "parallel_tool_calls": False, "tool_choice": "auto", "tools": [],
    "usage": {
        "input_tokens": 7, "output_tokens": 60, "total_tokens": 67,
        "input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0},
    },
}  # fmt: skip


def _reply(status: str, body: object, more: str = "") -> bytes:
    data = json.dumps(body).encode()
    head = f"HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{more}content-length: {len(data)}\r\n\r\n"
    return head.encode() + data


class Limit:
    """So many in each trailing second; `None`: no limit."""

    def __init__(self, many: int | None, hint: str) -> None:
        self._many = many
        self._hint = hint
        self._taken: deque[float] = deque()

    def refusal(self, now: float) -> bytes | None:
        """What to answer at once; None: this one is taken."""
        if self._many is None:
            return None
        while self._taken and self._taken[0] <= now - 1:
            self._taken.popleft()
        if len(self._taken) < self._many:
            self._taken.append(now)
            return None
        wait = f"retry-after-ms: {(self._taken[0] + 1 - now) * 1000:.0f}\r\n"
        hint = {"none": "", "ms": wait}.get(self._hint, f"retry-after: {self._hint}\r\n")
        return _reply("429 Too Many Requests", {"error": {"message": "slow down"}}, hint)


def the_same(_: bytes) -> bytes:
    """One answer for all."""
    return _OK


_OK = _reply("200 OK", _BODY)


class Words:
    """The answers of the simulated model, each by the body of its request."""

    def __init__(self) -> None:
        self._provider = Provider(profile("small"), "equal")
        self._known: dict[bytes, bytes] = {}

    def __call__(self, asked: bytes) -> bytes:
        if asked not in self._known:
            found = self._provider.deliver("POST", "/v1/responses", {}, asked)
            self._known[asked] = _reply(f"{found.status} OK", json.loads(b"".join(part for _, part in found.chunks)))
        return self._known[asked]


class Connection(asyncio.Protocol):
    """Reads whole requests, one after the other, and answers each."""

    def __init__(self, seconds: float, limit: Limit, reply: Callable[[bytes], bytes]) -> None:
        self._seconds = seconds
        self._limit = limit
        self._reply = reply
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        loop = asyncio.get_running_loop()
        came = loop.time()
        self._rest += data
        while (end := self._rest.find(b"\r\n\r\n") + 4) > 3:
            at = self._rest[:end].lower().find(b"content-length:")
            whole = end + (int(self._rest[at + 15 : self._rest.find(b"\r\n", at)]) if at > 0 else 0)
            if len(self._rest) < whole:
                return
            asked, body, self._rest = self._rest[:4], self._rest[end:whole], self._rest[whole:]
            if asked == b"POST" and (refusal := self._limit.refusal(came)):
                self._answer(refusal)
            else:
                loop.call_at(came + self._seconds, self._answer, self._reply(body) if body else _OK)

    def _answer(self, reply: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(reply)


async def main(port: int, make: Callable[[], Connection]) -> None:
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", port)
    await server.serve_forever()


def fine() -> asyncio.AbstractEventLoop:
    """A loop that wakes to the tenth of a millisecond; that of epoll waits for whole ones."""
    return asyncio.SelectorEventLoop(selectors.SelectSelector())


if __name__ == "__main__":
    port, seconds, *more = sys.argv[1:]
    words = more == ["words"]
    limit = Limit(int(more[0]), more[1]) if more and not words else Limit(None, "none")
    reply = Words() if words else the_same
    with asyncio.Runner(loop_factory=fine if words else None) as runner:
        runner.run(main(int(port), lambda: Connection(float(seconds), limit, reply)))
