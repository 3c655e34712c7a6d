"""What the first page draws: an example of each page as it is predicted, and what was done there."""

from __future__ import annotations

import re

import pytest

import core
from core.lesson.presets.read import presets_of
from core.lesson.registry import lesson_of, predicted
from pages.parts.show.first_page import small_run
from pages.parts.show.menu import MENU, PAGES
from tests.pages.opened import Opened, home_rows

pytestmark = pytest.mark.usefixtures("empty_shelf")


def test_the_five_race_and_the_others_stand_still():
    sections = Opened("home").drawn("first page")["sections"]
    assert [len(section["rows"]) for section in sections if section["plays"]] == [5]
    assert all(row["run"] for section in sections for row in section["rows"] if PAGES[row["page"]].runs)


@pytest.mark.parametrize("page", [page for page in MENU if page.runs], ids=lambda page: page.name)
def test_the_numbers_on_home_are_those_of_a_forecast_of_a_preset(page):
    name = page.kept or page.name
    entry = lesson_of(name).page
    _, run = predicted(name, (entry and entry.example) or presets_of(name)[0].id)
    row = home_rows(Opened("home"))[page.name]
    assert row["run"]["seconds"] == pytest.approx(run.trace.makespan, abs=0.001)
    assert len(row["run"]["calls"]) == run.trace.calls and row["run"]["words"].startswith(f"{run.trace.calls} call")


def test_the_axis_of_the_five_is_as_long_as_one_of_them():
    """Else all bars are short: it has to reach to the end of calls that are laid end to end, too."""
    sections = Opened("home").drawn("first page")["sections"]
    runs = [row["run"] for section in sections if section["plays"] for row in section["rows"]]
    longest = max(run["seconds"] for run in runs)
    laid = [sum(call["bars"][-1][2] - call["bars"][0][1] for call in run["calls"]) for run in runs if run["beside"]]
    assert laid and max(laid) <= longest


def test_no_formula_stands_on_home():
    opened = Opened("home")
    shown = " ".join([opened.words, *(f"{row['line']} {row['time']}" for row in home_rows(opened).values())])
    assert not re.search(r"\b(n|k|2k)\b", shown)


def test_a_pattern_without_a_preset_says_why_nothing_is_drawn(monkeypatch):
    monkeypatch.setattr("pages.parts.show.first_page.presets_of", lambda _: ())
    assert small_run.__wrapped__("routing") == "Nothing is predicted: it has no ready-made input yet."


def test_a_forecast_that_fails_says_so(monkeypatch):
    def refuse(*_):
        raise core.InputError("The text is too long.")

    monkeypatch.setattr("pages.parts.show.first_page.predicted", refuse)
    assert small_run.__wrapped__("routing") == "Nothing is predicted: The text is too long."


def test_home_says_why_a_comparison_made_more_calls():
    opened = Opened("routing").at_once().press("Compare").wait()
    opened.at.switch_page("home.py").run()
    assert home_rows(opened)["routing"]["done"].startswith("✓ compared, parallel: 5 calls")
