"""The room on a page with a run: what its panel is given, and what Python does for it."""

from __future__ import annotations

import pytest

from core.rooms.question import Question
from pages.parts.rooms import room_panel
from pages.parts.rooms.hub import hub
from pages.parts.rooms.led import Led
from tests.pages.opened import Opened


def led(opened: Opened) -> Led:
    return opened.at.session_state["memory Leading"].room


def pressed(opened: Opened, monkeypatch, **act) -> Opened:
    """What the panel tells Python, once."""
    drawn, acts = room_panel.draw, [act]

    def draw(view, data, key, **listeners):
        drawn(view, data, key=key, **listeners)
        return type("Told", (), {"room": acts.pop() if acts else None})()

    monkeypatch.setattr(room_panel, "draw", draw)
    return opened.look()


def test_there_is_no_panel_before_a_room_is_open_and_then_it_is_on_every_page_with_a_run():
    opened = Opened("routing")
    with pytest.raises(AssertionError):
        opened.drawn("class")
    opened.press("Class")
    panel = opened.drawn("class")
    room = led(opened)
    assert (panel["room"], panel["secret"], panel["page"]) == (room.code, room.secret, "routing")
    assert "Class" not in opened.buttons
    opened.at.switch_page("workflows_vs_agents.py")
    assert opened.look().drawn("class")["room"] == room.code


def test_what_is_asked_fits_the_fields_and_names_its_button():
    opened = Opened("parallelization").press("Class")
    panel = opened.drawn("class")
    asked = {ask["question"]["kind"]: ask for ask in panel["asks"]}
    assert {"calls", "seconds", "faster", "money"} <= asked.keys()
    assert panel["starts"]["seconds"] == "go" and panel["starts"]["faster"] == "compare"
    assert asked["faster"]["hint"] == "answered by Compare" and asked["seconds"]["hint"] == ""
    Question.load(asked["seconds"]["question"])
    opened.at_once().look()
    kinds = [ask["question"]["kind"] for ask in opened.drawn("class")["asks"]]
    assert "seconds" not in kinds and "calls" in kinds, "a model that answers at once takes no seconds"


def test_fields_that_cannot_be_run_ask_nothing_and_nobody_runs_them():
    panel = Opened("routing").press("Class").type("input", "").drawn("class")
    assert panel["asks"] == [] and panel["order"] is None


def test_everyone_can_run_what_a_link_has_room_for():
    opened = Opened("routing").press("Class")
    assert opened.drawn("class")["order"]["preset"]
    assert opened.type("input", "x" * 3000).drawn("class")["order"] is None


def test_on_a_page_where_run_starts_the_pair_run_answers_the_comparison():
    starts = Opened("workflows_vs_agents").press("Class").drawn("class")["starts"]
    assert starts["sides"] == "go"


def test_a_room_that_was_closed_elsewhere_is_one_line():
    opened = Opened("routing").press("Class")
    hub.rooms.close(*led(opened))
    opened.look()
    assert "is closed" in opened.words and "Class" in opened.buttons


def test_one_call_beside_the_workflow_is_started_from_the_panel(monkeypatch):
    opened = Opened("prompt_chaining").at_once().press("Class")
    pressed(opened, monkeypatch, do="start", start="single")
    assert [reading.pattern.__name__ for reading in opened.wait().shown.readings][-1] == "prompt_chaining"
    assert len(opened.shown.started) == 2


def test_a_question_of_another_page_leads_to_its_setup(monkeypatch):
    opened = Opened("routing").press("Class")
    query = {"preset": "one-slow", "seed": "7"}
    hub.rooms.ask(*led(opened), Question("How long?", "seconds", page="parallelization", query=query))
    pressed(opened, monkeypatch, do="asked")
    assert opened.at.title[0].value == "Parallelization"
    assert opened.at.query_params["preset"] in ("one-slow", ["one-slow"])


def test_in_presenter_mode_the_room_goes_along(monkeypatch):
    opened = Opened("routing", presenter="1").press("Class")
    assert opened.drawn("class")["compact"] is True
    pressed(opened, monkeypatch, do="class")
    assert opened.drawn("class")["whole"] is True and opened.at.query_params["presenter"] in ("1", ["1"])
