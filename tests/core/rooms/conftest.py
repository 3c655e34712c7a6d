"""A database of its own for each test, and a class in it: in a file, and in Postgres where one can be had."""

from __future__ import annotations

import secrets

import pytest
from sqlalchemy.engine import make_url

from core.rooms.database import Database
from core.rooms.rooms import Rooms
from tests.core.rooms import postgres


class Clock:
    """Seconds since 1970, as far as a test lets them go on."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def postgres_server():
    if why := postgres.why_not():
        pytest.skip(why)
    with postgres.server() as url:
        yield url


@pytest.fixture
def file_url(tmp_path):
    return make_url(f"sqlite:///{tmp_path / 'deep' / 'rooms.db'}")


@pytest.fixture
def postgres_url(postgres_server):
    with postgres.database(postgres_server, f"rooms_{secrets.token_hex(6)}") as url:
        yield url


@pytest.fixture(params=["file_url", "postgres_url"], ids=["file", "Postgres"])
def url(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def database(url):
    base = Database(url)
    yield base
    base.close()


@pytest.fixture
def rooms(database, clock):
    return Rooms(database, clock)
