"""Where the database is, and that nothing is made before it is needed."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from core.errors import ConfigError
from core.rooms.database import address
from core.rooms.tables import rooms


def test_it_is_a_file_of_the_user_unless_another_is_named(tmp_path):
    assert address({}).database.endswith("rooms.db")
    assert address({"LAB_DATABASE": " sqlite:///here.db "}).database == "here.db"
    assert address({"LAB_DATABASE": "postgres://a:b@host/name"}).drivername == "postgresql+psycopg"
    with pytest.raises(ConfigError, match="LAB_DATABASE"):
        address({"LAB_DATABASE": "no address"})


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
