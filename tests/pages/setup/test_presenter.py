"""For the class: presenter mode on every page and through the lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.parts.show.menu import MENU, neighbour
from tests.pages.opened import Opened

PARTS = Path(__file__).parents[3] / "pages/parts"
NAMES = ["home", *(page.name for page in MENU)]


def test_the_keys_lead_through_the_lesson_in_its_order_and_back():
    there = [NAMES[0]]
    while (following := neighbour(there[-1], "next")) != there[-1]:
        there.append(following)
    assert there == NAMES
    assert [neighbour(name, "back") for name in NAMES] == [NAMES[0], *NAMES[:-1]]


def test_home_has_no_name_in_its_address():
    assert neighbour("", "next") == MENU[0].name and neighbour("", "back") == "home"


@pytest.mark.parametrize("name", NAMES)
def test_every_page_listens_to_the_keys_and_can_be_presented(name):
    opened = Opened(name, presenter="1")
    assert opened.drawn("lesson keys") == {"view": "keys", "ground": "light"}
    assert opened.buttons[-1] == "Leave presenter mode" and opened.at.title[0].value
    opened.press("Leave presenter mode")
    assert "presenter" not in opened.at.query_params and "Leave presenter mode" not in opened.buttons


def test_a_link_on_a_page_that_is_presented_keeps_presenting():
    links = [found.proto.query_string for found in Opened("takeaways", presenter="1").at.get("page_link")]
    assert links and all("presenter=1" in query for query in links)
    assert not any("presenter" in found.proto.query_string for found in Opened("takeaways").at.get("page_link"))


def test_all_ways_from_home_keep_presenting():
    opened = Opened("home", presenter="1")
    assert opened.drawn("first page")["query"] == "?presenter=1" and Opened("home").drawn("first page")["query"] == ""
    assert opened.press("Start").at.query_params["presenter"] == "1"


def test_the_list_of_keys_names_those_of_the_lesson():
    listed = (PARTS / "drawings/player_keys.mjs").read_text(encoding="utf-8")
    known = (PARTS / "drawings/keys.mjs").read_text(encoding="utf-8")
    assert "N PageDown" in listed and 'n: "next", PageDown: "next"' in known
    assert "B PageUp" in listed and 'b: "back", PageUp: "back"' in known
