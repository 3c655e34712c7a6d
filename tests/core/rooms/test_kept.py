"""Kept runs: found again by a restarted server, and pooled by a class."""

from __future__ import annotations

import pytest

from core.rooms.database import Database
from core.rooms.errors import NoRoom
from core.rooms.kept import KeptRuns
from core.rooms.records import Record
from core.rooms.rooms import KEEP_SECONDS
from core.runner import KEEP_RUNS
from tests.core.rooms.asked import setup


def record(page: str = "routing", id: str = "late-parcel") -> Record:
    subject = setup(page, id)
    return Record(page, "run", subject.readings("run"), subject.forecasts("run"), None, subject.query, subject.model)


@pytest.fixture
def kept(database, clock):
    return KeptRuns(database, clock)


def test_nothing_is_written_before_a_run_is_kept(kept, tmp_path):
    assert kept.find("ab") is None and kept.of_owner("me") == [] and kept.tried("BCDF") == []
    kept.delete("ab")
    kept.tidy()
    assert not list(tmp_path.rglob("*"))


def test_a_restarted_server_finds_it_by_the_id_of_the_run(kept, clock):
    id = kept.keep(None, "me", record(), id="a" * 32)
    kept.database.close()
    again = KeptRuns(Database(kept.database._url), clock)
    found = again.find(id)
    assert found.runs[0].result.category == "shipping" and found.query["preset"] == "late-parcel"
    assert [one.id for one in again.of_owner("me")] == [id] and again.of_owner("you") == []
    again.database.close()


def test_to_keep_it_again_is_to_keep_it_once(kept):
    for _ in range(2):
        kept.keep(None, "me", record(), id="a" * 32)
    assert len(kept.of_owner("me")) == 1
    kept.delete("a" * 32)
    assert kept.of_owner("me") == []


def test_a_class_has_its_own_runs_and_those_of_its_questions(kept, rooms):
    code, secret = rooms.open()
    shown = kept.keep(code, "", record())
    own = [kept.keep(code, f"device {n}", record("agent", "haiku"), pooled=1 + n) for n in range(3)]
    assert [one.id for one in kept.of_room(code)] == sorted(own)
    assert [one.id for one in kept.of_room(code, pooled=False)] == [shown]
    assert kept.tried(code) in ([("routing", 1), ("agent", 3)], [("agent", 3), ("routing", 1)])
    assert [one.id for one in kept.of_owner("device 1", code)] == own[1:2] and kept.of_owner("device 1") == []
    rooms.close(code, secret)
    assert kept.of_room(code) == [] and kept.find(shown) is None


def test_a_room_that_was_closed_meanwhile_keeps_nothing(kept, rooms):
    code, secret = rooms.open()
    rooms.close(code, secret)
    with pytest.raises(NoRoom):
        kept.keep(code, "", record())


def test_of_a_person_the_newest_are_kept_and_for_a_day(kept, clock):
    ids = []
    for _ in range(KEEP_RUNS + 2):
        clock.now += 1
        ids.append(kept.keep(None, "me", record()))
    assert [one.id for one in kept.of_owner("me")] == ids[2:]
    clock.now += KEEP_SECONDS + 1
    last = kept.keep(None, "you", record())
    kept.tidy()
    assert kept.of_owner("me") == [] and [one.id for one in kept.of_owner("you")] == [last]
