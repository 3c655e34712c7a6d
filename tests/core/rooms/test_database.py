"""Where the database is, and that nothing is made before it is needed."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.engine import URL, make_url

from core.errors import ConfigError
from core.rooms import database as module
from core.rooms.database import Database, address
from core.rooms.errors import NoDatabase, RoomError
from core.rooms.rooms import Rooms
from core.rooms.tables import VERSION, rooms, schema


def test_it_is_a_file_of_the_user_unless_another_is_named(tmp_path):
    assert address({}).database.endswith("rooms.db")
    assert address({"LAB_DATABASE": " sqlite:///here.db "}).database == "here.db"
    assert address({"LAB_DATABASE": "postgres://a:b@host/name"}).drivername == "postgresql+psycopg"
    for named in ("no address", "mysql://host/name", "sqlite"):
        with pytest.raises(ConfigError, match="LAB_DATABASE"):
            address({"LAB_DATABASE": named})


def test_what_fails_is_not_kept_by_half(database):
    kept = {"code": "BCDF", "owner": "", "opened": 0.0, "used": 0.0, "version": 1}
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        connection.execute(insert(rooms).values(kept))
        raise ZeroDivisionError
    with database.reading() as connection:
        assert connection.execute(select(rooms)).all() == []


def test_it_opens_again_after_it_was_closed(database):
    assert not database.is_there
    with database.writing():
        pass
    database.close()
    assert database.is_there


@pytest.mark.parametrize("version", [VERSION + 1, VERSION - 1, None])
def test_a_database_of_another_version_says_so_and_is_not_touched(database, version):
    with database.writing() as connection:
        if version is None:
            schema.drop(connection)
        else:
            connection.execute(update(schema).values(version=version))
    database.close()
    age = "a later" if version and version > VERSION else "an earlier"
    for look in (lambda: database.is_there, Rooms(database).open):
        with pytest.raises(NoDatabase, match=f"by {age} version.*LAB_DATABASE"):
            look()


def in_a_file(path) -> Database:
    return Database(URL.create("sqlite", database=str(path)))


def test_a_place_that_cannot_be_written_is_said_without_its_path(tmp_path):
    (tmp_path / "file").write_text("no folder, and no database either, but long enough to be looked at as one" * 20)
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "rooms.db", tmp_path / "file", tmp_path / "folder"):
        base = in_a_file(path)
        with pytest.raises(RoomError, match="LAB_DATABASE") as told:
            Rooms(base).open()
        assert isinstance(told.value, ConfigError) and str(tmp_path) not in str(told.value)
        base.close()


def test_a_server_that_does_not_answer_is_said(tmp_path):
    pytest.importorskip("psycopg", reason="The driver for Postgres is not installed here.")
    base = Database(make_url(f"postgresql+psycopg://nobody:secret@/rooms?host={tmp_path}"))
    with pytest.raises(NoDatabase) as told:
        Rooms(base).open()
    assert "secret" not in str(told.value)
    base.close()


def test_a_file_that_another_program_holds_is_busy(file_url, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    ours, theirs = Database(file_url), Database(file_url)
    Rooms(ours).open()
    with theirs.writing(), pytest.raises(NoDatabase, match="busy"):
        Rooms(ours).open()
    for base in (ours, theirs):
        base.close()


def test_copies_that_come_first_together_make_it_once(url):
    copies, codes, begin = [Database(url) for _ in range(4)], [], threading.Barrier(4)

    def open_one(base):
        begin.wait()
        codes.append(Rooms(base).open()[0])

    threads = [threading.Thread(target=open_one, args=(base,)) for base in copies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(codes) == 4 and Rooms(copies[0]).versions(codes).keys() == set(codes)
    for base in copies:
        base.close()
