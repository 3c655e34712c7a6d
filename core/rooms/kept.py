"""Runs that have ended, kept in the database: a restarted server finds them, and a class pools its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from core.rooms.codes import hashed
from core.rooms.database import Database
from core.rooms.errors import NoRoom
from core.rooms.records import Record, read, write
from core.rooms.rooms import KEEP_SECONDS
from core.rooms.tables import runs
from core.runner import KEEP_RUNS, new_id


@dataclass(frozen=True)
class Kept:
    """One run that is kept, without what it was.

    `ended` in seconds since 1970; `pooled`: the round in which each of the class ran by itself, from 1; 0: none.
    """

    id: str
    page: str
    ended: float
    pooled: int


@dataclass
class KeptRuns:
    """The kept runs of one database. `clock`: seconds since 1970. Any method may be called from any thread."""

    database: Database
    clock: Callable[[], float] = time.time

    def keep(self, code: str | None, owner: str, record: Record, *, pooled: int = 0, id: str = "") -> str:
        """Keep a run, for a room or without one: its id, which is the secret that leads to it.

        `owner`: who may list it, kept as a hash; `pooled`: the round of the class's own runs that it belongs to; `id`:
        that of the run itself, by which its page finds it again. Raises NoRoom where the room was closed meanwhile, and
        NotKept for one that is too large.
        """
        id, own = id or new_id(), hashed(owner, code or "") if owner else None
        kept = {"id": id, "room": code, "owner": own, "page": record.page, "pooled": pooled}
        values = {**kept, "ended": self.clock(), "record": write(record)}
        try:
            with self.database.writing() as connection:
                connection.execute(delete(runs).where(runs.c.id == id))
                connection.execute(insert(runs).values(values))
                if code is None and own:
                    self._forget_the_oldest(connection, own)
        except IntegrityError as error:
            raise NoRoom from error
        return id

    def find(self, id: str) -> Record | None:
        """What is kept of a run; None where nothing is. Raises NotKept where it cannot be read any more."""
        packed = self.packed([id]).get(id)
        return None if packed is None else read(packed)

    def packed(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Several at once, by id, as they are kept: for `records.read`."""
        if not self.database.is_there:
            return {}
        with self.database.reading() as connection:
            rows = connection.execute(select(runs.c.id, runs.c.record).where(runs.c.id.in_(list(ids)))).all()
        return {row.id: row.record for row in rows}

    def of_owner(self, owner: str, code: str | None = None) -> list[Kept]:
        """The runs of who keeps them, without a room or in one, oldest first."""
        return self._listed((runs.c.owner == hashed(owner, code or "")) & (runs.c.room == code))

    def of_room(self, code: str, pooled: bool = True) -> list[Kept]:
        """The class's own runs of all rounds, or those that its questions were answered by, oldest first."""
        return self._listed((runs.c.room == code) & (runs.c.pooled > 0 if pooled else runs.c.pooled == 0))

    def tried(self, code: str) -> list[tuple[str, int]]:
        """The pages that a room has seen runs of, each with how many."""
        if not self.database.is_there:
            return []
        with self.database.reading() as connection:
            counts = select(runs.c.page, func.count()).where(runs.c.room == code).group_by(runs.c.page)
            return [(page, count) for page, count in connection.execute(counts.order_by(func.min(runs.c.ended)))]

    def delete(self, id: str) -> None:
        """Forget a run."""
        if self.database.is_there:
            with self.database.writing() as connection:
                connection.execute(delete(runs).where(runs.c.id == id))

    def tidy(self) -> None:
        """Forget runs of no room after a day; those of a room go with it."""
        if self.database.is_there:
            with self.database.writing() as connection:
                old = (runs.c.room.is_(None)) & (runs.c.ended < self.clock() - KEEP_SECONDS)
                connection.execute(delete(runs).where(old))

    def _listed(self, which: Any) -> list[Kept]:
        if not self.database.is_there:
            return []
        columns = (runs.c.id, runs.c.page, runs.c.ended, runs.c.pooled)
        with self.database.reading() as connection:
            rows = connection.execute(select(*columns).where(which).order_by(runs.c.ended, runs.c.id)).all()
        return [Kept(row.id, row.page, row.ended, row.pooled) for row in rows]

    def _forget_the_oldest(self, connection: Any, own: str) -> None:
        """As many are kept of a person as of a browser session while the server runs."""
        whose = (runs.c.owner == own) & runs.c.room.is_(None)
        newest = select(runs.c.id).where(whose).order_by(runs.c.ended.desc()).limit(KEEP_RUNS)
        connection.execute(delete(runs).where(whose & runs.c.id.not_in(newest)))
