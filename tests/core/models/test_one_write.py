"""A request leaves in one write, whatever its body is, and the answer to a part of it is not missed."""

from __future__ import annotations

import asyncio

import httpcore2
import pytest

from core.models.live.lanes import Lanes
from core.models.live.one_write import Joined, OneWrite

ANSWER = b"HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\nno"


class Network(OneWrite):
    """Keeps what is written; `broken`: it cannot be."""

    def __init__(self, broken: bool = False) -> None:
        self.written: list[bytes] = []
        self.broken = broken

    async def connect_tcp(self, *given, **options):
        return Joined(Heard(self))


class Heard(httpcore2.AsyncMockStream):
    def __init__(self, network: Network) -> None:
        super().__init__([ANSWER])
        self.network = network

    async def write(self, buffer, *_):
        self.network.written.append(buffer)
        if self.network.broken:
            raise httpcore2.WriteError


async def in_pieces():
    for piece in (b"all\r\n\r\n", b" of it"):
        yield piece


def post(network: Network, content=None, address: str = "http://x.invalid/") -> tuple[int, bytes]:
    async def main():
        async with Lanes(network_backend=network) as lanes:
            response = await lanes.request("POST", address, content=content)
            return response.status, response.content

    return asyncio.run(main())


@pytest.mark.parametrize("content", [None, b"", b"all of it", b"like the end of a head\r\n\r\n", in_pieces])
@pytest.mark.parametrize("address", ["http://x.invalid/", "https://x.invalid/"])
def test_it_leaves_in_one_write(content, address):
    network = Network()
    assert post(network, content() if callable(content) else content, address) == (413, b"no")
    (request,) = network.written
    assert request.startswith(b"POST / HTTP/1.1\r\n")
    end = b"0\r\n\r\n" if callable(content) else b"\r\n\r\n" + (content or b"")
    assert request.endswith(end)


def test_an_answer_that_came_before_all_was_taken_is_read():
    assert post(Network(broken=True), b"x" * 100_000) == (413, b"no")
