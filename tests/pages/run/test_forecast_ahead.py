"""The forecast of a page, with its spread once that has been computed beside it."""

from __future__ import annotations

import re

import pytest

from core.errors import InputError
from core.forecasts.beside import Beside
from core.run import Reading
from pages.parts.run import canvas, two_patterns
from pages.parts.show import later
from tests.pages.opened import Opened
from tests.until import until


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(canvas, "AHEAD", 6)
    monkeypatch.setattr(two_patterns, "AHEAD", 6)
    made = Beside()
    monkeypatch.setattr(later, "beside", made)
    yield made
    made.close()


def all_there(made: Beside) -> bool:
    return all(job.over.is_set() for job in made._jobs.values())


@pytest.mark.parametrize("page", ["support_system", "research_report", "routing"])
def test_a_forecast_tells_its_cost_at_once_and_its_spread_when_it_is_there(page, few):
    opened = Opened(page).press("Show forecast")
    cost = r"(at least )?[\d,]+ tokens, (at least )?\$0\.\d+ on gpt-4o-mini"
    assert re.search(cost, opened.hero["state"][2]) and opened.hero["world"] == ["predicted", ""]
    until(lambda: all_there(few))
    state = opened.look().hero["state"]
    assert state[1].startswith("Forecast ")
    assert re.fullmatch(rf"median [\d.]+ s, p95 [\d.]+ s over 6 seeds(, [\d.]+ calls on average)?; {cost}", state[2])


def test_nothing_of_it_leaks_before_it_is_asked_for(few):
    opened = Opened("support_system")
    assert opened.hero["state"] == ["ready", "Ready", "nothing sent yet"] and not few._jobs


def test_a_fault_on_order_is_in_the_spread_too(few):
    opened = Opened("parallelization", preset="one-fails").press("Show forecast")
    until(lambda: all_there(few))
    assert re.match(r"median [\d.]+ s, p95 ", opened.look().hero["state"][2])


def test_both_ways_stand_in_numbers_before_they_are_run_and_not_after(few):
    opened = Opened("choose", answers="1101")
    early = opened.drawn("choose forecast")
    assert early["head"] == ["Predicted", "Orchestrator–workers", "Prompt chaining"]
    until(lambda: all_there(few))
    late = opened.look().drawn("choose forecast")
    assert late["rows"][1][0] == "Time, median of 6 seeds" and "…" not in str(late["rows"])
    assert [row for row in early["rows"] if row[1] != "…"] == [late["rows"][place] for place in (0, 3, 4, 5)]
    opened.at_once().press("Run both").wait()
    with pytest.raises(AssertionError, match="no drawing"):
        opened.drawn("choose forecast")


def test_a_spread_that_cannot_be_computed_is_not_waited_for_and_the_page_says_why(few, monkeypatch):
    def refused(*_):
        yield 0.1
        raise ValueError("the draws never end")

    monkeypatch.setattr(two_patterns, "weigh", refused)
    opened = Opened("choose", answers="1101")
    assert "…" in str(opened.drawn("choose forecast")["rows"])
    until(lambda: all_there(few))
    late = opened.look().drawn("choose forecast")
    assert "the draws never end" in opened.words and "…" not in str(late["rows"]) and len(late["rows"]) == 4


def test_a_task_whose_forecast_fails_says_why(few, monkeypatch):
    def failed(*_, **__):
        raise InputError("this task has too many items")

    monkeypatch.setattr(Reading, "forecast", failed)
    assert "this task has too many items" in Opened("choose", answers="1101").words


def test_a_task_that_cannot_be_run_has_no_forecast(few):
    opened = Opened("choose", answers="1101")
    opened.type("choose input", "")
    with pytest.raises(AssertionError, match="no drawing"):
        opened.drawn("choose forecast")
