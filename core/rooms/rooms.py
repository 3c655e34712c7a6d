"""Rooms in the database: opened, joined, led and closed. Every method may be called from any thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.rooms.codes import hashed, is_code, new_code, new_digits, new_secret
from core.rooms.database import Database
from core.rooms.errors import BadAnswer, NoRoom, NotOpen, NotOwner, RoomFull
from core.rooms.question import Asked, Question, Value, after
from core.rooms.room import Answer, Room
from core.rooms.tables import answers, members, questions, rooms, runs

MOST_MEMBERS = 500
KEEP_SECONDS = 86_400.0  # after which a room that nobody has used is gone
HANDOVER_SECONDS = 120.0
_NO_DIGITS = "These letters and digits lead no room, or none any more. Ask for new digits in the other browser."
_TRIES = 20  # to find letters that no other room has


@dataclass
class Rooms:
    """All rooms of one database. `clock`: seconds since 1970."""

    database: Database = field(default_factory=Database)
    clock: Callable[[], float] = time.time

    def open(self) -> tuple[str, str]:
        """A new room: its letters, and the secret of the browser that owns it."""
        secret = new_secret()
        for _ in range(_TRIES):
            code = new_code()
            try:
                with self.database.writing() as connection:
                    now = self.clock()
                    kept = {"code": code, "owner": hashed(secret), "opened": now, "used": now, "version": 1}
                    connection.execute(insert(rooms).values(kept))
                return code, secret
            except IntegrityError:
                continue
        raise RuntimeError(f"{_TRIES} times in a row the letters belonged to another room")

    def find(self, code: str) -> Room:
        """The room as it stands. Raises NoRoom."""
        if not (is_code(code) and self.database.is_there):
            raise NoRoom
        with self.database.reading() as connection:
            row = connection.execute(select(rooms).where(self._lives(code))).first()
            if row is None:
                raise NoRoom
            here = connection.scalar(select(func.count()).select_from(members).where(members.c.room == code))
            listed = connection.execute(_of(code)).all()
            everyone = row.everyone and {**row.everyone, "ended": _pooled(connection, code) - row.everyone["before"]}
        asked = tuple(Asked(one.number, Question.load(one.question), one.stage, one.run or "") for one in listed)
        return Room(code, row.version, row.opened, here or 0, asked, row.frame, everyone)

    def versions(self, codes: list[str]) -> dict[str, int]:
        """The version of each of these rooms that is still open."""
        if not (codes and self.database.is_there):
            return {}
        with self.database.reading() as connection:
            rows = connection.execute(select(rooms.c.code, rooms.c.version).where(self._lives(*codes))).all()
        return {row.code: row.version for row in rows}

    def owns(self, code: str, secret: str) -> bool:
        """Does this secret lead the room?"""
        if not (is_code(code) and secret and self.database.is_there):
            return False
        with self.database.reading() as connection:
            return connection.scalar(select(rooms.c.owner).where(self._lives(code))) == hashed(secret)

    def hand_over(self, code: str, secret: str) -> str:
        """Digits with which another device can take the room over, within two minutes and once."""
        digits = new_digits()
        with self.database.writing() as connection:
            self._led(connection, code, secret)
            until = self.clock() + HANDOVER_SECONDS
            self._change(connection, code, handover=hashed(digits, code), handover_until=until)
        return digits

    def take_over(self, code: str, digits: str) -> str:
        """The secret of the new owner; the one before has none any more. A wrong try ends the digits.

        Raises BadAnswer, also where there is no such room: letters are not to be guessed here.
        """
        secret = new_secret()
        if not self.versions([code]):
            raise BadAnswer(_NO_DIGITS)
        with self.database.writing() as connection:
            row = self._locked(connection, code)
            right = row.handover == hashed(digits.strip(), code) and self.clock() <= (row.handover_until or 0)
            owner = {"owner": hashed(secret)} if right else {}
            self._change(connection, code, handover=None, handover_until=None, **owner)
        if not right:
            raise BadAnswer(_NO_DIGITS)
        return secret

    def join(self, code: str, device: str) -> None:
        """This device is here, for the first time or again. Raises NoRoom and RoomFull."""
        own, now = hashed(device, code), self.clock()
        known = _member(code, own)
        with self.database.writing() as connection:
            self._locked(connection, code)
            if connection.execute(update(members).where(known).values(seen=now)).rowcount:
                return
            here = connection.scalar(select(func.count()).select_from(members).where(members.c.room == code)) or 0
            if here >= MOST_MEMBERS:
                raise RoomFull(MOST_MEMBERS)
            connection.execute(insert(members).values(room=code, device=own, joined=now, seen=now))
            self._change(connection, code)

    def is_member(self, code: str, device: str) -> bool:
        """Has this device joined?"""
        if not (is_code(code) and device and self.database.is_there):
            return False
        with self.database.reading() as connection:
            return connection.scalar(select(members.c.device).where(_member(code, hashed(device, code)))) is not None

    def ask(self, code: str, secret: str, question: Question) -> int:
        """The next question of the room: its number, from 1. What was asked before takes no answer any more."""
        with self.database.writing() as connection:
            self._led(connection, code, secret)
            number = last.number + 1 if (last := _last(connection, code)) else 1
            written = {"room": code, "number": number, "question": question.dump(), "stage": "guess"}
            connection.execute(insert(questions).values(**written, asked=self.clock()))
            self._change(connection, code, frame=None)  # the run of the question before answers none of this one
            return number

    def go_on(self, code: str, secret: str, number: int, to: str, run: str = "") -> None:
        """Bring a question to a later stage; `run`: the id of the run whose traces answer it."""
        with self.database.writing() as connection:
            self._led(connection, code, secret)
            row = connection.execute(select(questions).where(_one(code, number))).first()
            if row is None:
                raise NoRoom
            asked = _asked(row)
            values = {"stage": after(asked.stage, to)} | ({"run": run} if run else {})
            connection.execute(update(questions).where(_one(code, number)).values(values))
            self._change(connection, code)

    def answer(self, code: str, device: str, number: int, value: object, turn: int | None = None) -> Value:
        """Take an answer; the last one of a device and a turn counts. What was kept of it.

        `turn`: the one that it was given in; None: the one that is open. Raises NoRoom, also to a device that has not
        joined, NotOpen where the question takes none (any more), and BadAnswer.
        """
        own = hashed(device, code)
        with self.database.writing() as connection:
            self._locked(connection, code)
            if connection.scalar(select(members.c.device).where(_member(code, own))) is None:
                raise NoRoom
            asked = _last(connection, code)
            if asked is None or asked.number != number or asked.turn is None or asked.turn != (turn or asked.turn):
                raise _late()
            kept, now = asked.question.taken(value), self.clock()
            key = {"room": code, "number": number, "turn": asked.turn, "device": own}
            same = [getattr(answers.c, name) == part for name, part in key.items()]
            before = connection.execute(select(answers.c.value).where(*same)).first()
            if before is None:
                connection.execute(insert(answers).values(**key, value=kept, at=now))
            elif before.value != kept:  # what the teacher has let on the screen were other words
                connection.execute(update(answers).where(*same).values(value=kept, at=now, shown=0))
            self._change(connection, code)
        return kept

    def answers(self, code: str, number: int) -> tuple[Answer, ...]:
        """All that a question was answered, first and second turn, in the order they came."""
        with self.database.reading() as connection:
            wanted = select(answers).where((answers.c.room == code) & (answers.c.number == number))
            rows = connection.execute(wanted.order_by(answers.c.at)).all()
        # A device answers many questions: its name is kept once for all of them.
        return tuple(Answer(intern(row.device), row.turn, row.value, bool(row.shown)) for row in rows)

    def own_answers(self, code: str, device: str) -> Mapping[int, dict[int, Value]]:
        """What one device has answered: by question, the value of each turn."""
        with self.database.reading() as connection:
            wanted = select(answers).where((answers.c.room == code) & (answers.c.device == hashed(device, code)))
            rows = connection.execute(wanted).all()
        own: dict[int, dict[int, Value]] = {}
        for row in rows:
            own.setdefault(row.number, {})[row.turn] = row.value
        return own

    def show_words(self, code: str, secret: str, number: int, device: str, shown: bool = True) -> None:
        """Let the words of one device on the screen, or take them from it."""
        with self.database.writing() as connection:
            self._led(connection, code, secret)
            one = (answers.c.room == code) & (answers.c.number == number) & (answers.c.device == device)
            connection.execute(update(answers).where(one).values(shown=int(shown)))
            self._change(connection, code)

    def frame(self, code: str, frame: dict[str, Any] | None) -> None:
        """What is seen of the run that the room watches, for the other copies of the app."""
        with self.database.writing() as connection:
            self._change(connection, code, frame=frame)

    def everyone(self, code: str, secret: str, order: dict[str, Any]) -> int:
        """Have every device run what `order` says, by itself: the number of this round, from 1."""
        with self.database.writing() as connection:
            self._led(connection, code, secret)
            now = connection.scalar(select(rooms.c.everyone).where(rooms.c.code == code))
            number = (now["number"] if now else 0) + 1
            asked = _last(connection, code)
            if asked is not None and asked.turn:
                raise NotOpen("A question takes answers now, and a run would tell too much. Show the answers first.")
            own = {
                "number": number,
                "after": asked.number if asked else 0,
                "started": 0,
                "before": _pooled(connection, code),
            }
            self._change(connection, code, everyone={**order, **own, "before": _pooled(connection, code)})
            return number

    def started(self, code: str, number: int, more: int = 1) -> None:
        """So many more devices have started their run of this round."""
        with self.database.writing() as connection:
            wanted = select(rooms.c.everyone).where(rooms.c.code == code).with_for_update()
            now = connection.scalar(wanted)
            if now and now["number"] == number:
                self._change(connection, code, everyone={**now, "started": now["started"] + more})

    def changed(self, code: str) -> None:
        """Something that belongs to the room has changed elsewhere, such as its kept runs: tell all who look."""
        with self.database.writing() as connection:
            self._change(connection, code)

    def close(self, code: str, secret: str) -> None:
        """Delete the room with all that belongs to it."""
        with self.database.writing() as connection:
            self._led(connection, code, secret)
            connection.execute(delete(rooms).where(rooms.c.code == code))

    def tidy(self) -> None:
        """Delete the rooms that nobody has used for a day."""
        if self.database.is_there:
            with self.database.writing() as connection:
                connection.execute(delete(rooms).where(rooms.c.used < self.clock() - KEEP_SECONDS))

    def _lives(self, *codes: str) -> Any:
        """One of these rooms, and not unused for a day: that is gone, also before it is deleted."""
        return rooms.c.code.in_(codes) & (rooms.c.used >= self.clock() - KEEP_SECONDS)

    def _locked(self, connection: Connection, code: str) -> Any:
        """The room as it stands until this transaction has ended: what changes in one room goes in turn.

        In SQLite only one writes at a time anyway. Raises NoRoom.
        """
        wanted = select(rooms.c.owner, rooms.c.handover, rooms.c.handover_until).where(self._lives(code))
        row = connection.execute(wanted.with_for_update(key_share=True)).first()
        if row is None:
            raise NoRoom
        return row

    def _led(self, connection: Connection, code: str, secret: str) -> None:
        if self._locked(connection, code).owner != hashed(secret):
            raise NotOwner

    def _change(self, connection: Connection, code: str, **values: Any) -> None:
        changed = {"version": rooms.c.version + 1, "used": self.clock(), **values}
        connection.execute(update(rooms).where(rooms.c.code == code).values(changed))


def _of(code: str) -> Select[Any]:
    return select(questions).where(questions.c.room == code).order_by(questions.c.number)


def _one(code: str, number: int) -> Any:
    return (questions.c.room == code) & (questions.c.number == number)


def _member(code: str, own: str) -> Any:
    return (members.c.room == code) & (members.c.device == own)


def _asked(row: Any) -> Asked:
    return Asked(row.number, Question.load(row.question), row.stage, row.run or "")


def _last(connection: Connection, code: str) -> Asked | None:
    """The question that everybody sees."""
    row = connection.execute(_of(code).order_by(None).order_by(questions.c.number.desc()).limit(1)).first()
    return _asked(row) if row else None


def _pooled(connection: Connection, code: str) -> int:
    """How many of the class's own runs are kept."""
    kept = select(func.count()).select_from(runs).where((runs.c.room == code) & (runs.c.pooled == 1))
    return connection.scalar(kept) or 0


def _late() -> NotOpen:
    return NotOpen("This question takes no answer any more. The next one comes to this screen by itself.")
