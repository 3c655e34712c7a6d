"""What is read of a room, and what is read once for all."""

from __future__ import annotations

from core.rooms.database import Database
from core.rooms.rooms import Rooms
from pages.parts.rooms.told import Told
from tests.pages.rooms.conftest import CHOICE, NUMBER


def answered(lesson, question, *values):
    number = lesson.ask(question)
    for n, value in enumerate(values):
        lesson.join(f"device {n}")
        lesson.rooms.answer(lesson.code, f"device {n}", number, value)
    return number


def test_the_truth_of_a_run_is_there_after_a_restart_too(lesson, hub, ended):
    answered(lesson, NUMBER, 3.0)
    shown = ended(lesson.run(page="prompt_chaining"))
    id = hub.told.keep(lesson.code, shown)
    lesson.rooms.go_on(lesson.code, lesson.secret, 1, "truth", id)
    again = Told(Rooms(Database(hub.rooms.database.engine.url)))
    assert [run.status for run in again.runs(id)] == ["done"] and again.runs("b" * 32) == ()
    again.rooms.database.close()


def test_answers_and_truths_of_before_are_asked_for_once(lesson, hub, monkeypatch):
    answered(lesson, CHOICE, 0, 1)
    lesson.go_on("truth")
    answered(lesson, CHOICE, 1)
    room = hub.rooms.find(lesson.code)
    first = hub.told.leader(room)
    assert [one["truth"]["words"] for one in first["asked"]] == ["shipping"]
    asked = []
    answers = hub.rooms.answers
    monkeypatch.setattr(hub.rooms, "answers", lambda code, number: asked.append(number) or answers(code, number))
    assert hub.told.leader(room) == first and asked == [2]


def test_a_device_is_told_its_own_answers_and_how_far_off_it_was(lesson, hub):
    answered(lesson, CHOICE, 0, 1)
    room = hub.rooms.find(lesson.code)
    assert hub.told.device(room, "device 0") == {"mine": {"1": {"1": 0}}, "score": []}
    lesson.go_on("truth")
    room = hub.rooms.find(lesson.code)
    assert [hub.told.device(room, f"device {n}")["score"][0]["off"] for n in (0, 1)] == [1.0, 0.0]


def test_the_pages_that_were_tried_and_the_table_of_a_room(lesson, hub, ended):
    answered(lesson, CHOICE, 2)
    hub.told.keep(lesson.code, ended(lesson.run()))
    room = hub.rooms.find(lesson.code)
    assert hub.told.leader(room)["tried"] == [{"page": "routing", "runs": 1}]
    assert b"Which route?" in hub.told.table(room)
    hub.told.forget(lesson.code)
