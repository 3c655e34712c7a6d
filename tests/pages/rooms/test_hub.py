"""The hub: one message for all, made when something has changed, in this process or in another one."""

from __future__ import annotations

import asyncio
import json
import time

import pytest

from core.rooms.database import Database
from core.rooms.errors import NoDatabase, NoRoom, NotOwner
from core.rooms.rooms import Rooms
from pages.parts.rooms import hub as module
from pages.parts.rooms.hub import Hub
from pages.parts.rooms.view import ELSEWHERE, MOST_STREAMS
from tests.pages.rooms.conftest import CHOICE, told


def looked(hub, code, *devices):
    """A stream for each device, met."""

    async def look():
        return [hub.look(code, device) for device in devices]

    streams = asyncio.run(look())
    for stream in streams:
        hub.meet(stream)
    return streams


def test_all_phones_of_a_room_are_sent_the_same_bytes_made_once(lesson, hub, monkeypatch):
    lesson.join("one", "two")
    one, two = looked(hub, lesson.code, "one", "two")
    assert one.view is two.view and told(one.view.all)[1]["here"] == 2
    calls = []
    monkeypatch.setattr(hub.told, "all", lambda room: calls.append(room.version) or {"run": None})
    hub.round()
    assert calls == [], "nothing has changed"
    number = lesson.ask(CHOICE)
    for device in ("one", "two"):
        lesson.rooms.answer(lesson.code, device, number, 1)
    hub.round()
    assert len(calls) == 1, "three changes are one message"


def test_what_another_copy_of_the_app_has_changed_is_told_here(lesson, hub):
    lesson.join("one")
    (stream,) = looked(hub, lesson.code, "one")
    other = Rooms(Database(hub.rooms.database.engine.url))
    other.ask(lesson.code, lesson.secret, CHOICE)
    hub.round()
    assert told(stream.view.all)[1]["question"]["words"] == CHOICE.words
    other.database.close()


def test_nobody_is_told_more_than_is_shown(lesson, hub):
    lesson.join("one")
    (stream,) = looked(hub, lesson.code, "one")
    number = lesson.ask(CHOICE)
    lesson.rooms.answer(lesson.code, "one", number, 1)
    hub.round()
    question = told(stream.view.all)[1]["question"]
    assert question["count"] == 1 and question["spread"] is None and question["truth"] is None
    assert "right" not in stream.view.all.decode() and stream.view.lead == b""
    lesson.go_on("truth")
    hub.round()
    assert told(stream.view.all)[1]["question"]["truth"]["words"] == "shipping" and stream.view.truths == 1


def test_only_for_a_teacher_who_looks_is_the_board_made(lesson, hub):
    async def lead():
        return hub.look(lesson.code)

    leader = asyncio.run(lead())
    hub.meet(leader)
    name, board = told(leader.view.lead)
    assert name == "lead" and board["all"]["room"] == lesson.code and board["pool"] is None


def test_a_closed_room_ends_its_streams_and_one_that_is_not_there_is_refused(lesson, hub):
    lesson.join("one")
    (stream,) = looked(hub, lesson.code, "one")
    lesson.rooms.close(lesson.code, lesson.secret)
    hub.round()
    assert stream.view.closed
    with pytest.raises(NoRoom):
        looked(hub, "BBBB", "one")


def test_a_device_has_a_few_streams_and_then_its_oldest_ends(lesson, hub):
    lesson.join("one")
    streams = looked(hub, lesson.code, *["one"] * (MOST_STREAMS + 1))
    assert [stream.over for stream in streams] == [ELSEWHERE] + [None] * MOST_STREAMS
    hub.let_go()
    assert streams[-1].over == "", "without a word: its phone comes again"
    for stream in streams:
        hub.leave(stream)
    assert not hub._views


def test_who_answered_is_told_so_on_all_streams_of_the_device_alone(lesson, hub):
    lesson.join("one", "two")
    one, two, again = looked(hub, lesson.code, "one", "two", "one")
    hub.own_changed(lesson.code, "one")
    assert (one.told_anew, two.told_anew, again.told_anew) == (True, False, True)
    hub.own_changed("BBBB", "one")


def test_a_run_is_watched_to_its_truth(lesson, hub, ended):
    lesson.join("one")
    (stream,) = looked(hub, lesson.code, "one")
    lesson.ask(CHOICE)
    shown = lesson.run()
    hub.watch(lesson.code, lesson.secret, shown)
    assert lesson.rooms.find(lesson.code).now.stage == "run"
    ended(shown)
    for _ in range(2):  # the last frame, then the truth
        hub.round()
    seen = told(stream.view.all)[1]
    assert seen["question"]["truth"]["words"] == "shipping" and seen["run"]["going"] is False
    assert hub.told.kept.find(shown.id).page == "routing" and not hub.watches(lesson.code)


def test_of_several_runs_a_room_watches_the_last(lesson, hub, hung, ended):
    first, last = lesson.run(model=hung), lesson.run(page="prompt_chaining")
    hub.watch(lesson.code, lesson.secret, first)
    hub.watch(lesson.code, lesson.secret, ended(last))
    for _ in range(3):
        hub.round()
    assert lesson.rooms.find(lesson.code).frame["title"] == "Prompt chaining" and not hub._jobs and not hub._watched


def test_only_who_leads_may_have_a_run_watched(lesson, hub, ended):
    shown = ended(lesson.run())
    with pytest.raises(NotOwner):
        hub.watch(lesson.code, "another", shown)
    lesson.ask(CHOICE)
    with pytest.raises(NotOwner):
        hub.watch(lesson.code, "another", shown)
    assert not hub.watches(lesson.code)


def test_a_run_whose_server_was_killed_is_said_to_be_lost(lesson, hub, hung, monkeypatch):
    lesson.join("one")
    lesson.ask(CHOICE)
    shown = lesson.run(model=hung)
    hub.watch(lesson.code, lesson.secret, shown)
    hub.round()
    again = Hub(Rooms(Database(hub.rooms.database.engine.url)))
    monkeypatch.setattr(again, "_wake", lambda at_once=False: None)
    (stream,) = looked(again, lesson.code, "one")
    assert told(stream.view.all)[1]["run"]["going"]
    again.round()
    assert told(stream.view.all)[1]["run"]["going"], "the other copy may only be slow"
    stream.view.frame_since = time.monotonic() - module._LOST_SECONDS - 1
    for _ in range(2):  # it is written down for all copies, and then told
        again.round()
    assert told(stream.view.all)[1]["run"]["sides"][0]["status"] == "lost"
    again.rooms.database.close()


def test_a_database_that_is_away_for_a_moment_ends_no_job_and_a_fault_is_logged_once(hub, caplog):
    class Away:
        tries = 0

        def step(self):
            self.tries += 1
            if self.tries < 3:
                raise NoDatabase("away")
            return True

    class Broken:
        def step(self):
            raise ValueError("a bug")

    away = Away()
    hub.follow(away)
    hub.follow(Broken())
    for _ in range(4):
        hub.round()
    assert away.tries == 3 and not hub._jobs
    assert sum("Away" in record.message for record in caplog.records) == 1
    assert sum("Broken" in record.message for record in caplog.records) == 1


def test_the_rounds_go_by_themselves_while_somebody_looks(tmp_path):
    from sqlalchemy.engine import make_url

    from tests.until import until

    hub = Hub(Rooms(Database(make_url(f"sqlite:///{tmp_path / 'own.db'}"))))
    code, secret = hub.rooms.open()
    hub.rooms.join(code, "one")
    (stream,) = looked(hub, code, "one")
    hub.rooms.ask(code, secret, CHOICE)
    until(lambda: b"Which route" in stream.view.all)
    hub.leave(stream)
    until(lambda: hub._thread is None)
    assert json.loads(stream.view.all.split(b"data: ")[1])["room"] == code
    hub.close()
    hub.rooms.database.close()


def test_what_is_wrong_in_one_room_is_not_felt_in_another(lesson, hub, monkeypatch):
    lesson.join("one")
    bad, tell = lesson.code, hub.told.all
    code, secret = hub.rooms.open()
    hub.rooms.join(code, "two")
    (_,), (stream,) = looked(hub, bad, "one"), looked(hub, code, "two")

    def told_but_one(room):
        if room.code == bad:
            raise ValueError("a bug")
        return tell(room)

    monkeypatch.setattr(hub.told, "all", told_but_one)
    lesson.ask(CHOICE)
    hub.rooms.ask(code, secret, CHOICE)
    hub.round()
    assert told(stream.view.all)[1]["question"]["words"] == CHOICE.words
