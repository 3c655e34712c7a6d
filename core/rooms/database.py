"""The database that rooms and kept runs live in: a file in the user's own data folder, or the one that is named."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, func, insert, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from core.errors import ConfigError
from core.rooms.errors import NoDatabase
from core.rooms.tables import VERSION, metadata, rooms, schema

LAB_DATABASE = "LAB_DATABASE"
_PATIENCE = 10.0  # seconds that a writer waits for another one
_READS = {"reads": True}
_MAKING = 15_015  # any number that no other program takes for a lock of its own
_NOT_WRITTEN = (
    f"The place where rooms are kept cannot be opened or written. Name another one in {LAB_DATABASE}, "
    "such as sqlite:////tmp/rooms.db, and start the lab again."
)
_BUSY = "The place where rooms are kept is busy. Try again in a moment."


def address(environment: Mapping[str, str] = os.environ) -> URL:
    """Where the database is. Raises ConfigError for an address that is none."""
    if not (named := environment.get(LAB_DATABASE, "").strip()):
        return URL.create("sqlite", database=str(user_data_path("workflow-patterns-lab") / "rooms.db"))
    try:
        url = make_url(named.replace("postgres:", "postgresql:", 1))
        if url.get_backend_name() not in ("sqlite", "postgresql"):
            raise ValueError(url.get_backend_name())
        return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
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
        self._line = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The one engine of this process. Raises ConfigError where the database cannot be named or reached."""
        with self._lock:
            if self._engine is None:
                self._engine = _opened(self._url or address())
            return self._engine

    @property
    def is_there(self) -> bool:
        """Has anything ever been written to it? To look makes no file. Raises NoDatabase for one of another version."""
        if not self._made:
            file = self.engine.url.database if self._is_file else None
            if file is not None and not Path(file).exists():
                return False
            with self.reading() as connection:
                self._made = inspect(connection).has_table(rooms.name) and _is_ours(connection)
        return self._made

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """To look things up; only where the database `is_there`."""
        with _told(), self.engine.connect().execution_options(**_READS) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept or, where an error is raised, nothing. Raises NoDatabase."""
        if not self.is_there:
            self._make()
        # SQLite has its writers try again and again, and some wait for long. Here they stand in line.
        with _told(), self._line if self._is_file else nullcontext(), self.engine.begin() as connection:
            yield connection

    @property
    def _is_file(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def _make(self) -> None:
        if self._is_file and (file := self.engine.url.database):
            try:
                Path(file).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise NoDatabase(_NOT_WRITTEN) from error
        with _told(), self.engine.begin() as connection:
            # Two copies of the app may come here at once; in SQLite only one writes at a time anyway.
            if not self._is_file:
                connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))
            metadata.create_all(connection)
            if connection.scalar(select(schema.c.version)) is None:
                connection.execute(insert(schema).values(version=VERSION))
        self._made = True

    def close(self) -> None:
        """Let go of its connections; it opens again when it is asked."""
        with self._lock:
            engine, self._engine, self._made = self._engine, None, False
        if engine is not None:
            engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    """What the database refuses by itself as a sentence, without its path: this may be read in front."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise  # a room that is gone, or a fault of ours
    except DatabaseError as error:
        raise NoDatabase(_BUSY if "locked" in str(error.orig) else _NOT_WRITTEN) from error


def _is_ours(connection: Connection) -> bool:
    known = connection.scalar(select(schema.c.version)) if inspect(connection).has_table(schema.name) else 0
    if known == VERSION:
        return True
    raise NoDatabase(
        f"The rooms here were made by {'an earlier' if (known or 0) < VERSION else 'a later'} version of the lab. "
        f"Open them there, or name another place in {LAB_DATABASE}, such as sqlite:////tmp/rooms.db."
    )


def _opened(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, pool_pre_ping=True, hide_parameters=True)  # no log has answers
        except ImportError as error:
            raise ConfigError(f"{LAB_DATABASE} needs a driver: pip install {error.name}.") from error
    engine = create_engine(url, connect_args={"timeout": _PATIENCE}, hide_parameters=True)

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
