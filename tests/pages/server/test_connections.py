"""Connections to a socket that does not say what it speaks, as Streamlit's, hold back no small part of an answer."""

from __future__ import annotations

import asyncio
import socket

import pytest

from pages.parts.server.connections import answer_at_once


async def _held_back(listening: socket.socket) -> bool:
    """Does a connection to it wait with a small part until the one before has arrived?"""
    found: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted = writer.get_extra_info("socket")
        found.set_result(not accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async with await asyncio.start_server(connected, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname()[:2])
        held = await found
        writer.close()
        return held


@pytest.mark.parametrize(("family", "address"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_a_small_part_of_an_answer_leaves_at_once(family, address):
    async def main() -> bool:
        answer_at_once(asyncio.get_running_loop())
        with socket.socket(family) as listening:
            try:
                listening.bind((address, 0))
            except OSError:
                pytest.skip("This machine does not speak IPv6.")
            return await _held_back(listening)

    assert asyncio.run(main()) is False


def test_a_socket_that_is_no_network_is_left_alone(tmp_path):
    async def main() -> None:
        answer_at_once(asyncio.get_running_loop())
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(tmp_path / "here"))
            async with await asyncio.start_server(lambda *_: None, sock=listening):
                pass

    asyncio.run(main())


def test_a_server_without_a_socket_of_its_own_is_opened_as_ever():
    async def main() -> int:
        answer_at_once(asyncio.get_running_loop())
        async with await asyncio.start_server(lambda *_: None, "localhost", 0) as server:
            return len(server.sockets)

    assert asyncio.run(main()) >= 1
