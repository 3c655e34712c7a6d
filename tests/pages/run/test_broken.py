"""Break it, on the pages: pins from the link, naive and guarded at once, the envelopes, the way back to the plan."""

from __future__ import annotations

import pytest

from tests.pages.opened import Opened, link_of


def pins_of(opened):
    return {call["name"]: call["pin"] for call in opened.hero["calls"] if "pin" in call}


def test_a_link_sets_the_pin_run_plays_both_versions_and_two_envelopes_open():
    opened = Opened("prompt_chaining", **{"break": "draft:hang"}).at_once().look()
    assert pins_of(opened) == {"draft": ["draft", "hang"]} and link_of(opened)["break"] == "draft:hang"
    assert opened.hero["broken"] == ["Broken: draft: hang. Run plays naive and guarded at once.", True]
    assert "next" not in opened.hero, "a race takes the place of the picture"
    opened.press("Run").wait()
    assert [run["title"] for run in opened.hero["runs"]] == ["Naive", "Guarded"]
    assert all(run["calls"][1]["pin"] == ["draft", "hang"] for run in opened.hero["runs"])
    assert opened.hero["figure"] == "" and "It stops at the step that failed" in opened.hero["runs"][1]["head"]
    letters = opened.hero["letters"]
    assert [letter["stamp"] for letter in letters] == ["wrong, nobody told", "stopped, says why"]
    assert "within 4 s" in letters[1]["text"] and "Broken: draft: hang." in opened.words
    shown = opened.shown
    assert [reading.inputs for reading in shown.readings] == [("Machine learning basics",)] * 2


def test_break_it_leads_back_to_the_plan_and_clear_takes_the_pins_out():
    opened = Opened("routing", **{"break": "classify:empty"}).at_once().press("Run").wait()
    assert opened.press("Clear").hero["ended"] and "break" not in link_of(opened)
    assert "another fault" in opened.words
    opened.press("Break it")
    assert opened.hero["status"] == "ready" and opened.hero["broken"] == ["Press a step to break it.", False]
    assert "run" not in opened.at.query_params


def test_break_it_stands_beside_run_from_the_start_and_can_be_pressed_where_no_plan_is_seen():
    opened = Opened("routing").at_once().look()
    row = ["Run", "Compare", "Break it", "Show forecast"]
    button = lambda: next(one for one in opened.at.button if one.label == "Break it")  # noqa: E731
    assert opened.buttons[opened.buttons.index("Run") :][:4] == row
    assert button().disabled and "Press a step of the plan" in button().help
    assert not (opened.press("Show forecast") and button().disabled)
    assert opened.press("Break it").hero["status"] == "ready" and button().disabled
    opened.press("Run").wait()
    assert opened.buttons[opened.buttons.index("Run") :][:4] == row and not button().disabled


def test_an_input_without_a_naive_version_runs_the_guarded_one_alone_and_it_is_said():
    opened = Opened("prompt_chaining", input="Tides\nBees", **{"break": "draft 2:refuse"}).at_once().look()
    assert "the guarded version alone" in opened.hero["broken"][0] and "next" in opened.hero
    opened.press("Run").wait()
    assert "calls" in opened.hero and [letter["title"] for letter in opened.hero["letters"]] == ["Guarded"]
    assert opened.hero["letters"][0]["stamp"] == "marked as incomplete"


def test_compare_and_forecast_are_broken_too():
    opened = Opened("parallelization", **{"break": "classify 2:refuse"}).at_once().press("Show forecast")
    assert [call["name"] for call in opened.hero["calls"] if "pin" in call] == ["classify 2"]
    opened.press("Compare").wait()
    assert all([call["row"] for call in run["calls"] if "pin" in call] == [2] for run in opened.hero["runs"])


@pytest.mark.parametrize("asked", ["draft:explode", "draft", "nowhere:hang", "draft:hang,draft:fail", "<b>:hang"])
def test_a_fault_that_is_none_is_left_out_and_said(asked):
    opened = Opened("prompt_chaining", **{"break": asked})
    assert pins_of(opened) == {} and "The address orders a fault" in opened.words and asked not in opened.words


def test_another_preset_breaks_nothing():
    opened = Opened("prompt_chaining", **{"break": "draft:hang"}).type("preset", "sales-figures")
    assert opened.hero["broken"][1] is False
