"""Servers of our own in processes of their own, on 127.0.0.1 only, and what they cost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
_PATIENCE = 60.0  # seconds until a server must answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A Python module serving on `port`; it is there once `path` answers, and ends with the block."""

    def __init__(self, *arguments: str, port: int, path: str, folder: Path = ROOT) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        self._health = self.url + path
        self._command = [sys.executable, "-m", *arguments]
        self._folder = folder

    def __enter__(self) -> Self:
        unwanted = ("OPENAI_", "LLM_", "PYTHONDONTWRITEBYTECODE")  # compiled once and kept, as on a user's machine
        environment = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(self._command, cwd=self._folder, env=environment, stdout=quiet, stderr=quiet)
        return self

    def wait(self) -> Self:
        """Until it answers."""
        until = time.monotonic() + _PATIENCE
        while self._process.poll() is None and time.monotonic() < until:
            try:
                with urllib.request.urlopen(self._health, timeout=2):
                    return self
            except OSError:
                time.sleep(0.01)
        raise RuntimeError(f"{' '.join(self._command)} does not answer")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def megabytes(self) -> float:
        """Resident memory; Linux only."""
        return int(self._proc("status").partition("VmRSS:")[2].split()[0]) / 1024

    @property
    def cpu_seconds(self) -> float:
        """Since it began; Linux only."""
        user, system = self._proc("stat").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _proc(self, name: str) -> str:
        return Path(f"/proc/{self._process.pid}/{name}").read_text(encoding="ascii", errors="replace")


def app(port: int) -> Server:
    """The lab itself, as a class starts it."""
    return Server("streamlit", "run", "app.py", "--server.port", str(port), port=port, path="/_stcore/health")


def bare_page(port: int, folder: Path) -> Server:
    """A Streamlit page with nothing but a title, with the lab's own settings for the network."""
    folder.joinpath("page.py").write_text('import streamlit as st\n\nst.title("Bare")\n', encoding="utf-8")
    options = {
        "server.port": str(port),
        "server.headless": "true",
        "server.address": "127.0.0.1",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    given = [part for name, value in options.items() for part in (f"--{name}", value)]
    return Server("streamlit", "run", "page.py", *given, port=port, path="/_stcore/health", folder=folder)


def simulated_model(port: int, speed: float) -> Server:
    """The simulated model behind a port, every call of equal length."""
    options = ["--port", str(port), "--latency", "equal", "--speed", f"{speed:g}x"]
    return Server("core", "serve", *options, port=port, path="/v1/models")
