"""What a classroom's benchmark needs of servers: copies of the app that can be killed, a proxy, and a Postgres."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.benchmarks.server import ROOT, free_port

_PATIENCE = 60.0
_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


class Copy:
    """The lab itself, with a database, on a port; it can be killed and started again."""

    def __init__(self, port: int, database: str) -> None:
        self.port, self.database = port, database

    def start(self) -> Self:
        """Until it answers."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "LLM_", "LAB_"))}
        command = [sys.executable, "-m", "tests.benchmarks.class_app", "run", "app.py"]
        command += ["--server.port", str(self.port)]
        quiet, environment = subprocess.DEVNULL, {**kept, "LAB_DATABASE": self.database}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
        until = time.monotonic() + _PATIENCE
        while self._process.poll() is None and time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=2):
                    return self
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("the app does not answer")

    __enter__ = start

    def kill(self) -> None:
        """As a power cut would."""
        self._process.kill()
        self._process.wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def megabytes(self) -> float:
        """Resident memory; Linux only."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextmanager
def proxy(megabits: float, *copies: int) -> Iterator[int]:
    """The port of a proxy before these; all who come through it share so many megabits a second, 0: no limit."""
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.sticky", str(port), str(megabits), *map(str, copies)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield port
        finally:
            process.kill()


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of a Postgres of its own, on this computer alone; empty where none is installed."""
    if not _PLACES:
        yield ""
        return
    as_user = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []  # it refuses to run as root
    folder.mkdir(parents=True)
    if as_user:
        shutil.chown(folder, "nobody")
        for above in folder.parents:
            if above.parent != above and above.stat().st_uid == os.geteuid() and str(above).startswith("/tmp/"):
                above.chmod(above.stat().st_mode | 0o055)
    data, port, programs = folder / "data", free_port(), _PLACES[0]
    made = [*as_user, programs / "initdb", "-D", data, "-A", "trust", "-U", "lab", "-E", "UTF8"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd="/")
    options = ["-D", data, "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([*as_user, programs / "postgres", *options], cwd="/", stdout=quiet, stderr=quiet)
    try:
        ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
        until = time.monotonic() + _PATIENCE
        while subprocess.run(ready, stdout=quiet, check=False).returncode and time.monotonic() < until:
            time.sleep(0.1)
        yield f"postgresql://lab@127.0.0.1:{port}/postgres"
    finally:
        process.terminate()
        process.wait()
