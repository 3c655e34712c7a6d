"""The picture of a page: the plan, the forecast, or the run; and what the browser is told of the run to come."""

from __future__ import annotations

import inspect

import pytest

from tests.pages.opened import PAGES, Opened


@pytest.mark.parametrize("page", PAGES)
def test_run_starts_the_run_that_the_browser_was_told_of(page):
    opened = Opened(page).at_once()
    told = opened.hero["next"]
    assert told["url"] == f"live/{told['run']}" and told["button"] == f"{page} go"
    opened.press("Run")
    assert opened.at.query_params["run"] == told["run"]
    assert opened.wait().hero["next"]["run"] not in ("", told["run"])


def test_where_no_run_can_start_the_browser_is_told_of_none():
    assert "next" not in Opened("routing").type("input", "  ").hero


@pytest.mark.parametrize("page", PAGES)
def test_the_code_is_there_before_and_during_a_run_too(page, held):
    opened = Opened(page)
    source = inspect.getsource(inspect.unwrap(PAGES[page]))
    assert opened.hero["code"][0]["source"] == source
    assert opened.press("Run").hero["code"][0]["source"] == source
    opened.press("Stop")


def test_before_a_comparison_has_ended_there_is_no_chart_of_one(held):
    opened = Opened("routing")
    assert "Sequential" not in opened.everything() and not opened.at.get("plotly_chart")
    opened.press("Compare")
    assert "The law beside" not in opened.words and not opened.at.get("plotly_chart")
    assert [measure["name"] for measure in opened.hero["measures"]] == [
        *("Time, so far", "Calls done", "Tokens, so far"),
        "Money, on gpt-4o-mini",
    ]
    opened.press("Stop")


@pytest.mark.parametrize("page", PAGES)
def test_the_forecast_is_shown_when_asked_for_and_covered_when_the_input_changes(page):
    opened = Opened(page).press("Show forecast")
    assert opened.hero["world"][0] == "predicted" and opened.hero["status"] in ("done", "partial")
    opened.type("input", "Something else\nand more")
    assert opened.hero["status"] == "ready"
