"""A database of its own for each test, and a class in it."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import make_url

from core.rooms.database import Database
from core.rooms.rooms import Rooms


class Clock:
    """Seconds since 1970, as far as a test lets them go on."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def database(tmp_path):
    base = Database(make_url(f"sqlite:///{tmp_path / 'deep' / 'rooms.db'}"))
    yield base
    base.close()


@pytest.fixture
def rooms(database, clock):
    return Rooms(database, clock)
