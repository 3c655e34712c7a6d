"""A Postgres of the tests' own, in a folder that goes with them; none where the programs of one are not installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

USER = "tests"


def programs() -> Path | None:
    """Where initdb and pg_ctl are: on the path, or where Debian puts them."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "pg_ctl").exists() and (place / "initdb").exists()), None)


def why_not() -> str:
    """Why there is none, as a sentence; empty where there is one."""
    if programs() is None:
        return "No Postgres is installed here: apt-get install postgresql."
    if find_spec("psycopg") is None:
        return "The driver for Postgres is not installed here: pip install 'psycopg[binary]'."
    if _is_root() and _account() is None:
        return "Postgres does not run as root, and there is no account here to run it as."
    return ""


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _account() -> str | None:
    """Another account, for a server that refuses to be run by root."""
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


@contextmanager
def server() -> Iterator[URL]:
    """Started for as long as it is needed, and reached through a socket in its own folder."""
    bin, other = programs(), _account() if _is_root() else None
    # Not in pytest's folder: the path of a socket has 107 characters at most, and another account no way in there.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if other:
        shutil.chown(folder, other)

    def call(*command: str) -> None:
        subprocess.run([str(bin / command[0]), *command[1:]], check=True, user=other, cwd=folder, capture_output=True)

    data = str(folder / "data")
    try:
        call("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        quick = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=60"
        call("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", quick, "start")
        try:
            yield URL.create("postgresql+psycopg", username=USER, database="postgres", query={"host": str(folder)})
        finally:
            call("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(server: URL, name: str) -> Iterator[URL]:
    """An empty database of a server, and gone afterwards."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" STRATEGY file_copy'))
        yield server.set(database=name)
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    finally:
        engine.dispose()
