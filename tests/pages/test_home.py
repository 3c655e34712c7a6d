"""The first page: the ways from it."""

from __future__ import annotations

import pytest

from pages.parts.show.menu import MENU
from tests.pages.opened import Opened, home_rows, links

pytestmark = pytest.mark.usefixtures("empty_shelf")


def test_home_leads_to_every_page_in_the_order_of_the_menu_and_starts_with_the_first():
    opened = Opened("home")
    assert list(home_rows(opened)) == [page.name for page in MENU]
    assert "Start" in opened.buttons and "Start at the beginning" not in opened.buttons
    assert opened.press("Start").at.title[0].value == MENU[0].title


def test_home_resumes_where_one_was_with_its_run():
    opened = Opened("routing").at_once().press("Run").wait()
    run = opened.at.query_params["run"]
    opened.at.switch_page("prompt_chaining.py").run()
    opened.at.query_params.clear()
    opened.at.switch_page("home.py").run()
    assert "✓ tried, the last run: 2 calls" in home_rows(opened)["routing"]["done"]
    assert f"1 of {len(MENU)} tried in this session." in opened.words and links(opened) == [("prompt_chaining", "")]
    opened.press("Resume: Routing")
    assert opened.at.title[0].value == "Routing" and opened.at.query_params["run"] == run
    opened.at.switch_page("home.py").run()
    assert opened.press("Start at the beginning").at.title[0].value == MENU[0].title
