"""One real server for all tests, its key, and models that ask it."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.models.live import Live

KEY = "a-key-for-the-tests"
SECONDS = 120  # until it has read its model, on a busy machine too


@dataclass(frozen=True)
class Server:
    """A running server; `url` is its base URL."""

    process: subprocess.Popen[str]
    url: str

    def model(self, api: str = "chat") -> Live:
        """Ask it, with patience: it may have two slow cores."""
        return Live(KEY, self.url, "smollm2", api, call_deadline=300)


@contextmanager
def running() -> Iterator[Server]:
    """A server until the end of the block; skips where there is none to start."""
    python = os.environ.get("LIVE_PYTHON")
    if not python:
        pytest.skip("LIVE_PYTHON names no Python with a llama.cpp server; .ci/run makes one.")
    command = [python, str(Path(__file__).with_name("llama.py")), "0", KEY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            ready, _, _ = select.select([process.stdout], [], [], SECONDS)
            address = process.stdout.readline().strip() if ready else ""
            assert address.startswith("http://127.0.0.1:"), "the server did not start"
            yield Server(process, f"{address}/v1")
        finally:
            process.kill()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as one:
        yield one


@pytest.fixture
def mortal() -> Iterator[Server]:
    """A server of its own, for a test that kills it."""
    with running() as one:
        yield one
