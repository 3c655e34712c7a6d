"""The menu: every page in it, in the order of the lesson, and a tick behind what was tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit as st

from core.runner import runner
from pages.parts.show.menu import MENU, SECTIONS
from tests.pages.opened import Opened, home_rows

SCRIPTS = {path.stem for path in (Path(__file__).parents[3] / "pages").glob("*.py")} - {
    "__init__",
    "navigation",
    "home",
}


@pytest.fixture(autouse=True)
def nothing_was_run(monkeypatch):
    """All sessions of the harness have one name, so the runs of other tests would be seen here."""
    monkeypatch.setattr(runner, "_shown", {})


def test_every_page_is_in_the_lesson_and_every_row_of_it_has_a_page():
    assert {page.name for page in MENU} == SCRIPTS


@pytest.fixture
def menus(monkeypatch) -> list[list[str]]:
    """What the menu listed each time it was drawn."""
    own, drawn = st.navigation, []

    def navigation(pages, **options):
        drawn.append([page.title for page in pages])
        return own(pages, **options)

    monkeypatch.setattr(st, "navigation", navigation)
    return drawn


def test_each_group_of_the_menu_is_named_above_its_first_page():
    sheet = (Path(__file__).parents[3] / "pages/parts/page.css").read_text(encoding="utf-8")
    named = re.findall(r'li:has\(\[href\$="/(\w+)"\]\)::before \{ content: "([^"]+)"; \}', sheet)
    firsts = [next(page.name for page in MENU if page.section == section) for section in SECTIONS]
    assert named == list(zip(firsts, SECTIONS, strict=True))
    order = [SECTIONS.index(page.section) for page in MENU]
    assert order == sorted(order)


def test_a_tick_stands_behind_what_was_tried(menus):
    opened = Opened("routing")
    assert menus[-1] == ["Home", *[page.menu or page.title for page in MENU]]
    opened.at_once().press("Run").wait()
    assert menus[-1][1:3] == ["Prompt chaining", "Routing ✓"]
    opened.at.switch_page("choose.py").run()
    opened.at.switch_page("home.py").run()
    assert "Which pattern? ✓" in menus[-1]


def test_another_browser_session_has_tried_nothing(monkeypatch):
    Opened("routing").at_once().press("Run").wait()
    assert home_rows(Opened("home"))["routing"]["done"].startswith("✓ tried")
    monkeypatch.setattr("pages.parts.show.menu.owner", lambda: "another session")
    opened = Opened("home")
    assert not any(row["done"] for row in home_rows(opened).values()) and "Start" in opened.buttons
