"""A server of the Responses API in a process of its own that costs next to nothing: PORT SECONDS [LIMIT HINT].

It answers every request after SECONDS. With LIMIT it takes so many in each trailing second and refuses the others with
a 429, whose Retry-After is HINT: a number of seconds, `ms` for the true wait, or `none`.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import deque

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


class Connection(asyncio.Protocol):
    """Reads whole requests, one after the other, and answers each."""

    _OK = _reply("200 OK", _BODY)

    def __init__(self, seconds: float, limit: Limit) -> None:
        self._seconds = seconds
        self._limit = limit
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while (end := self._rest.find(b"\r\n\r\n") + 4) > 3:
            at = self._rest[:end].lower().find(b"content-length:")
            whole = end + (int(self._rest[at + 15 : self._rest.find(b"\r\n", at)]) if at > 0 else 0)
            if len(self._rest) < whole:
                return
            asked, self._rest = self._rest[:4], self._rest[whole:]
            loop = asyncio.get_running_loop()
            if asked == b"POST" and (refusal := self._limit.refusal(loop.time())):
                self._answer(refusal)
            else:
                loop.call_later(self._seconds, self._answer, self._OK)

    def _answer(self, reply: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(reply)


async def main(port: int, seconds: float, many: int | None = None, hint: str = "none") -> None:
    limit = Limit(many, hint)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(seconds, limit), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    port, seconds, *limit = sys.argv[1:]
    many, hint = (int(limit[0]), limit[1]) if limit else (None, "none")
    asyncio.run(main(int(port), float(seconds), many, hint))
