"""The lab's own server behind a port, whose latencies are known, for tests that look at a page meanwhile."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from core.models.simulated.latency import Profile
from core.models.simulated.provider import Provider
from core.shell.serve import App, settings

# So that even an answer of a few tokens takes a while to stream: what comes in one piece tells no first token.
KNOWN = Profile(0.05, 0.2, 60.0, equal=0.2)


@contextmanager
def known_server() -> Iterator[str]:
    """Its base URL."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(settings(App(Provider(KNOWN))))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        finally:
            server.should_exit = True
            thread.join()
