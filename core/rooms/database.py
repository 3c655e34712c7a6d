"""The database that rooms and kept runs live in: a file in the user's own data folder, or the one that is named."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url

from core.errors import ConfigError
from core.rooms.tables import metadata

LAB_DATABASE = "LAB_DATABASE"
_PATIENCE = 10.0  # seconds that a writer waits for another one
_READS = {"reads": True}


def address(environment: Mapping[str, str] = os.environ) -> URL:
    """Where the database is. Raises ConfigError for an address that is none."""
    if not (named := environment.get(LAB_DATABASE, "").strip()):
        return URL.create("sqlite", database=str(user_data_path("workflow-patterns-lab") / "rooms.db"))
    try:
        url = make_url(named)
        return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgres", "postgresql") else url
    except Exception as error:
        raise ConfigError(
            f"{LAB_DATABASE} names no database. Write sqlite:///rooms.db or postgresql://user:password@host/name."
        ) from error


class Database:
    """One database, opened when it is first needed; nothing is made before something is written."""

    def __init__(self, url: URL | None = None) -> None:
        self._url = url
        self._engine: Engine | None = None
        self._made = False
        self._lock = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The one engine of this process. Raises ConfigError where the database cannot be named or reached."""
        with self._lock:
            if self._engine is None:
                self._engine = _opened(self._url or address())
            return self._engine

    @property
    def is_there(self) -> bool:
        """Has anything ever been written to it? To look makes no file."""
        if not self._made:
            file = self.engine.url.database if self.engine.dialect.name == "sqlite" else None
            if file is not None and not Path(file).exists():
                return False
            self._made = inspect(self.engine).has_table("rooms")
        return self._made

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """To look things up; only where the database `is_there`."""
        with self.engine.connect().execution_options(**_READS) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept or, where an error is raised, nothing."""
        if not self.is_there:
            self._make()
        with self.engine.begin() as connection:
            yield connection

    def _make(self) -> None:
        with self._lock:
            assert self._engine is not None
            if self._engine.dialect.name == "sqlite" and (file := self._engine.url.database):
                Path(file).parent.mkdir(parents=True, exist_ok=True)
            metadata.create_all(self._engine)
            self._made = True

    def close(self) -> None:
        """Let go of its connections; it opens again when it is asked."""
        with self._lock:
            engine, self._engine, self._made = self._engine, None, False
        if engine is not None:
            engine.dispose()


def _opened(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, pool_pre_ping=True)
        except ImportError as error:
            raise ConfigError(f"{LAB_DATABASE} needs a driver: pip install {error.name}.") from error
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not at the first change
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer has the file to itself from its first look on: what it saw still holds when it writes.
        reads = connection.get_execution_options().get("reads")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine
