"""The slider of items: it adds ready-made ones, and takes some away that come back."""

from __future__ import annotations

from tests.pages.opened import Opened


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
