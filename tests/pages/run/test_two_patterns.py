"""The task at the end of the questions, run with the pattern they lead to and with its rival."""

from __future__ import annotations

import pytest

from core.lesson.registry import lesson_of
from core.lesson.which_pattern import End, ends, paths
from core.rooms.question import Question
from core.runner import runner
from pages.parts.rooms.hub import hub
from tests.pages.opened import Opened
from tests.until import until

ANSWERS = {end: "".join(str(place) for _, place in path) for path, end in paths()}


@pytest.fixture(autouse=True)
def nothing_was_run(monkeypatch):
    monkeypatch.setattr(runner, "_shown", {})


def at_the(end: str) -> Opened:
    return Opened("choose", answers=ANSWERS[end]).at_once()


@pytest.mark.parametrize(("name", "end"), ends().items(), ids=ends())
def test_both_run_on_the_same_input_and_are_called_by_their_patterns(name: str, end: End):
    opened = at_the(name).press("Run both").wait()
    race, costs = opened.drawn("choose hero"), opened.drawn("choose costs")
    assert [run["title"] for run in race["runs"]] == [end.title, end.rival_title] == [r["name"] for r in costs["rows"]]
    assert race["ended"] and race["lines"] == [] and not race["figure"].endswith("×")
    shown = opened.shown
    assert [run.status for run in shown.runs] == ["done", "done"]
    first, second = shown.readings
    assert first.pattern is lesson_of(end.pattern or name).pattern and second.pattern is lesson_of(end.rival).pattern
    assert first.inputs == second.inputs
    for row, run in zip(costs["rows"], shown.runs, strict=True):
        assert row["calls"] == run.trace.calls * 1000 and len(row["bars"]) == run.trace.calls
        assert row["money"][0] > 0 and row["words"][-1].startswith("$")


def test_a_class_guesses_which_of_the_two_costs_more_and_sees_it(monkeypatch):
    opened = at_the("prompt_chaining").press("Class")
    room = opened.at.session_state["memory Leading"].room
    data = opened.drawn("class")
    bills = next(ask["question"] for ask in data["asks"] if ask["question"]["kind"] == "two bills")
    assert data["starts"]["two bills"] == "go" and data["order"] is None, "nobody else can run both"
    assert bills["page"] == "choose" and bills["query"] == {"answers": ANSWERS["prompt_chaining"]}
    hub.rooms.ask(*room, Question.load(dict(bills)))
    hub.rooms.go_on(*room, 1, "spread")
    opened.press("Run both").wait()
    until(lambda: hub.rooms.find(room.code).now.stage == "truth")
    now = hub.rooms.find(room.code)
    assert now.frame["title"] == "Which pattern?" and not now.frame["going"]
    assert hub.told.all(now)["question"]["truth"]["words"] in bills["choices"]
    monkeypatch.setattr(runner, "_shown", {})
    hub.told.forget(room.code)
    assert hub.told.all(now)["question"]["truth"], "it is kept: a server that was started anew has it, too"


def test_a_task_of_ones_own_is_run_and_an_empty_one_is_refused_in_words():
    opened = at_the("prompt_chaining").type("input", "Volcanoes").press("Run both").wait()
    shown = opened.shown
    assert [reading.inputs for reading in shown.readings] == [("Volcanoes",), ("Volcanoes",)]
    opened.type("input", "  ").press("Run both")
    assert "Type something under Your task" in opened.words


def test_another_end_has_another_task_and_does_not_show_the_run_of_the_first():
    opened = at_the("prompt_chaining").press("Run both").wait()
    next(button for button in opened.at.button if button.key == "change rounds").click()
    opened.look().press("Yes, until a judge is content")
    assert opened.field("input").value == "Write binary search in Python" and "What each cost" not in opened.words


def test_while_the_run_of_another_end_goes_on_it_is_shown_and_can_be_stopped(held):
    opened = at_the("prompt_chaining").press("Run both")
    first = opened.shown
    next(button for button in opened.at.button if button.key == "change rounds").click()
    opened.look().press("Yes, until a judge is content")
    assert first.running and "is still running. Stop it" in opened.words
    assert "Run both" not in opened.buttons and opened.drawn("choose hero")["runs"]
    opened.press("Stop").wait()
    assert "is still running" not in opened.words
    opened.press("Run both")
    second = opened.shown
    assert second is not first and second.running
    opened.press("Stop").wait()


def test_the_rival_of_a_list_is_the_plain_loop_over_it():
    opened = at_the("parallelization").press("Run both").wait()
    gathered, loop = (run.trace for run in opened.shown.runs)
    assert gathered.calls == loop.calls > 1 and gathered.peak == gathered.calls and loop.peak == 1
