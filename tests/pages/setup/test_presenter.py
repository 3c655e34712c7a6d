"""For the class: presenter mode on every page and through the lesson."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from core.runner import runner
from pages.parts.show import menu
from pages.parts.show.menu import MENU, PAGES, neighbour
from tests.pages.opened import Opened
from tests.presets import all_presets

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
    assert opened.drawn("lesson keys")["view"] == "keys"
    assert opened.buttons[-1] == "Leave presenter mode" and opened.at.title[0].value
    opened.press("Leave presenter mode")
    assert "presenter" not in opened.at.query_params and "Leave presenter mode" not in opened.buttons
    assert opened.drawn("lesson keys")["beats"] is None
    assert opened.press("Present").at.query_params["presenter"] == "1"


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
    assert "Space PageDown →" in listed and 'ON = ["PageDown", "ArrowRight", " "]' in known
    assert "PageUp ←" in listed and 'BACK = ["PageUp", "ArrowLeft"]' in known
    assert '["R C B", "presenting: run, compare, break"]' in listed
    assert '{ r: "run", c: "compare", b: "break" }' in known


def test_the_first_page_is_one_beat_before_the_first_pattern():
    assert Opened("home", presenter="1").drawn("lesson keys")["beats"] == {"page": "", "next": MENU[0].title}


@pytest.mark.parametrize("page", MENU, ids=lambda page: page.name)
def test_a_page_with_runs_has_the_buttons_that_its_beats_press(page):
    opened = Opened(page.name, presenter="1")
    beats = opened.drawn("lesson keys")["beats"]
    following = neighbour(page.name, "next")
    assert beats["next"] == ("" if following == page.name else PAGES[following].title)
    assert bool(beats["page"]) == page.runs, "without a run it is one beat"
    if not page.runs:
        return
    keys = {button.key: button.label for button in opened.at.button}
    assert keys[f"{beats['page']} go"] == "Run"
    assert page.kept or keys[f"{beats['page']} compare"] == "Compare"


def test_who_chose_each_step_is_told_to_a_class():
    opened = Opened("workflows_vs_agents", presenter="1").at_once().press("Run")
    opened.wait()
    assert [side["title"] for side in opened.drawn("agent who")["sides"]] == ["Workflow", "Agent"]


def test_back_from_a_comparison_stands_the_run_that_it_was_made_of_and_from_that_the_plan(monkeypatch):
    def back() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(menu, "draw", lambda *_, **__: SimpleNamespace(go="before"))
            opened.look()

    opened = Opened("parallelization", presenter="1").at_once().press("Run").wait()
    alone = opened.at.query_params["run"]
    opened.press("Compare").wait()
    assert opened.hero["view"] == "race"
    runs = len(runner.kept(runner.find(alone).owner, "parallelization"))
    back()
    assert opened.at.query_params["run"] == alone and opened.hero["view"] == "flow"
    back()
    assert "run" not in opened.at.query_params and opened.hero["status"] == "ready"
    assert len(runner.kept(runner.find(alone).owner, "parallelization")) == runs, "nothing was run for it"


@pytest.mark.parametrize("page", [name for name in all_presets() if name != "agent"])
def test_presenter_mode_shows_the_essentials_and_forgets_nothing(page):
    opened = Opened(page).at_once().type("input", "Something of my own")
    opened.at.query_params["presenter"] = "1"
    opened.look()
    assert opened.buttons == ["Run", "Compare", "Break it", "Class", "Leave presenter mode"]
    assert len(opened.at.title) == 1 and opened.hero["status"] == "ready"
    assert "Use it when" not in opened.words and not opened.at.get("plotly_chart")
    opened.press("Run").wait()
    assert opened.hero["ended"] and not opened.at.get("expander")
    assert [header.value for header in opened.at.header] == ["Why", "Result"], opened.words
    opened.press("Leave presenter mode")
    assert "presenter" not in opened.at.query_params and opened.hero["ended"]
    assert opened.field("input").value == "Something of my own" and opened.field("speed").value == "At once"
    assert "Result" in opened.words


def test_paper_says_where_it_is_from_and_never_which_run_it_shows():
    printed = Opened("takeaways", handout="1", run="ab", presenter="1").drawn("printed address")
    assert printed["address"].endswith("?handout=1")
    assert "?" not in Opened("takeaways", run="ab").drawn("printed address")["address"]
