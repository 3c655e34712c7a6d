"""A Streamlit script served in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0


@contextmanager
def served(
    script: str,
    log: Path,
    by: str = "streamlit",
    environment: Mapping[str, str] = MappingProxyType({}),
    options: Sequence[str] = (),
) -> Iterator[str]:
    """Its address, on a port that was free; what it prints goes to `log`. `by`: the module that runs it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", by, "run", script, "--server.port", str(port), *options]
    ours = ("LAB_", "LLM_", "OPENAI_", "STREAMLIT_")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment = {**inherited, **environment, "PYTHONPATH": str(ROOT)}
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=environment)
        try:
            _wait_for(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and process.poll() is None:
        try:
            direct.open(f"{address}/_stcore/health", timeout=5).close()
            return
        except OSError:  # nobody answers yet, or not in time
            time.sleep(0.1)
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')}")
