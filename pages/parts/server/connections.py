"""Small answers leave at once.

asyncio asks that of every connection but those of a socket like Streamlit's, which does not say that it speaks TCP. The
second part of an answer then waits until the browser has acknowledged the first, which takes it 40 ms.
"""

from __future__ import annotations

import asyncio
import socket
from typing import Any


def answer_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """From now on, connections to a socket that this loop serves hold no small part back: they inherit that from it."""
    serve = loop.create_server

    async def serve_at_once(*given: Any, sock: socket.socket | None = None, **options: Any) -> asyncio.Server:
        if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return await serve(*given, sock=sock, **options)

    loop.create_server = serve_at_once  # type: ignore[method-assign]
