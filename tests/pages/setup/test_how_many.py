"""The sliders of a list of items: how many there are, and how many of their calls may run at once."""

from __future__ import annotations

from tests.pages.opened import Opened, link_of


def test_the_slider_adds_ready_made_items_and_takes_some_away():
    opened = Opened("parallelization")
    slider = opened.field("how many")
    assert (slider.value, slider.max) == (5, 18)
    before = opened.field("input").value.split("\n")
    slider.set_value(7)
    after = opened.look().field("input").value.split("\n")
    assert after[:5] == before and len(set(after)) == 7
    opened.field("how many").set_value(2)
    assert opened.look().field("input").value.split("\n") == before[:2]


def test_ones_own_items_come_back_before_the_ready_made_ones():
    opened = Opened("parallelization")
    opened.type("input", "one\ntwo\ntwo").type("how many", 1)
    assert opened.field("input").value == "one"
    opened.type("how many", 3)
    assert opened.field("input").value == "one\ntwo\ntwo"
    opened.type("how many", 1).type("input", "uno").type("how many", 4)
    assert opened.field("input").value.split("\n")[:3] == ["uno", "two", "two"]


def limits(opened):
    return next(one for one in opened.at.get("select_slider") if one.label == "At once")


def test_the_slider_goes_from_one_call_to_all_and_then_to_no_limit():
    opened = Opened("parallelization").at_once().look()
    assert limits(opened).value is None and limits(opened).options == ["1", "2", "3", "4", "5", "no limit"]
    assert link_of(opened.type("at_once", 2))["at_once"] == "2"
    assert limits(opened.type("how many", 3)).options == ["1", "2", "3", "no limit"] and limits(opened).value == 2
    opened.press("Run").wait()
    assert opened.shown.runs[0].trace.concurrency == 2


def test_a_limit_beyond_the_items_has_a_stop_of_its_own_and_no_limit_can_be_linked():
    opened = Opened("parallelization", at_once="40")
    assert limits(opened).value == 40 and limits(opened).options[-3:] == ["5", "40", "no limit"]
    limited = Opened("parallelization", preset="twelve-in-turns", at_once="none")
    assert limits(limited).value is None and link_of(limited)["at_once"] == "none"


def test_a_preset_moves_the_slider_and_one_of_a_single_text_has_a_field():
    opened = Opened("parallelization").type("at_once", 2).type("preset", "twelve-in-turns")
    assert limits(opened).value == 3 and not opened.at.warning
    opened.type("preset", "several-views")
    assert [one.label for one in opened.at.number_input].count("At once") == 1
