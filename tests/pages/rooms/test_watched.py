"""Which runs of the teacher the class watches."""

from __future__ import annotations

import pytest

from core.rooms.question import Question
from pages.parts.rooms.hub import hub
from tests.pages.opened import Opened

SECONDS = Question("How long?", "seconds", high=20, whole=False, page="routing")
FASTER = Question("How much faster?", "faster", high=20, whole=False, page="routing")
OWN = Question("Which?", choices=("a", "b"), right=0)


@pytest.fixture
def watched(monkeypatch):
    """What the hub was given to watch."""
    found: list[str] = []
    monkeypatch.setattr(hub, "watch", lambda code, secret, shown: found.append(shown.page))
    return found


def after(question: Question | None, *stages: str, press: str = "Run") -> None:
    opened = Opened("routing").at_once().press("Class")
    room = opened.at.session_state["memory Leading"].room
    if question is not None:
        hub.rooms.ask(*room, question)
    for stage in stages:
        hub.rooms.go_on(*room, 1, stage)
    opened.press(press).wait()


@pytest.mark.parametrize(
    ("question", "stages", "press", "seen"),
    [
        (None, (), "Run", True),
        (SECONDS, ("spread",), "Run", True),
        (SECONDS, (), "Compare", False),
        (FASTER, ("spread",), "Run", False),
        (FASTER, ("spread", "spreads"), "Compare", True),
        (OWN, (), "Run", False),
        (OWN, ("spread",), "Run", True),
        (FASTER, ("spread", "spreads", "run", "truth"), "Run", True),
    ],
)
def test_a_run_is_watched_unless_another_one_answers_the_question(watched, question, stages, press, seen):
    after(question, *stages, press=press)
    assert watched == (["routing"] if seen else [])


def test_without_a_room_nobody_watches(watched):
    Opened("routing").at_once().press("Run").wait()
    assert watched == []


def test_a_question_of_another_page_is_answered_there(watched):
    after(Question("How long?", "seconds", high=20, whole=False, page="parallelization"))
    assert watched == []
