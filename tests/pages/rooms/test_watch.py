"""The teacher's run: a frame each round, then the truth; a run that was stopped answers nothing."""

from __future__ import annotations

from core.runner import runner
from pages.parts.rooms.watch import Watch, title_of
from tests.pages.rooms.conftest import CHOICE


def test_a_run_that_was_stopped_is_kept_and_leaves_the_question_without_a_truth(lesson, hub, hung):
    number = lesson.ask(CHOICE)
    shown = lesson.run(model=hung)
    watch = Watch(hub.rooms, hub.told, lesson.code, lesson.secret, shown, number)
    assert not watch.step() and lesson.rooms.find(lesson.code).frame["going"]
    runner.stop(shown)
    assert not watch.step() and watch.step()
    room = lesson.rooms.find(lesson.code)
    assert room.now.stage == "guess" and room.frame["sides"][0]["state"][0].startswith("Stopped")
    assert hub.told.kept.find(shown.id).runs[0].status == "cancelled"


def test_both_runs_of_a_comparison_are_in_the_frame(lesson, hub, ended):
    shown = ended(lesson.run(both=True))
    Watch(hub.rooms, hub.told, lesson.code, lesson.secret, shown, 0).step()
    frame = lesson.rooms.find(lesson.code).frame
    assert frame["title"] == "Routing" and [side["title"] for side in frame["sides"]] == ["Sequential", "Parallel"]


def test_a_page_without_a_title_has_its_name():
    assert title_of("routing") == "Routing" and title_of("mine") == "mine"
