"""The numbers of the cost page: kept when it is left, and brought by a link."""

from __future__ import annotations

from pages.parts.form.calculator import Calculator
from tests.pages.opened import Opened, link_of


def test_the_numbers_of_the_calculator_are_kept_when_the_page_is_left():
    opened = Opened("cost_performance").type("cost items", 8)
    opened.at.switch_page("home.py").run()
    opened.at.switch_page("cost_performance.py").run()
    assert opened.field("cost items").value == 8


def test_a_model_that_is_not_in_the_table_has_no_price():
    opened = Opened("home")
    opened.at.session_state["memory Calculator"] = Calculator(models=["a-model-of-my-own", "another"])
    opened.at.switch_page("cost_performance.py").run()
    assert "The price of a-model-of-my-own is not known." in opened.words and "**price not known**" in opened.words
    assert "$" not in opened.words


def test_a_link_to_the_calculator_brings_its_numbers():
    opened = Opened("cost_performance").type("cost items", 8).type("cost seconds", 2.5).type("cost concurrency", 3)
    link = link_of(opened)
    assert link == {"items": "8", "seconds": "2.5", "concurrency": "3"}
    link["against"] = "gpt-6-sol"
    second = Opened("cost_performance", **link)
    assert link_of(second) == link and second.drawn("costs")["models"] == ["gpt-4o-mini", "gpt-6-sol"]
    bars = [[row["bars"] for row in page.drawn("costs")["rows"]] for page in (opened, second)]
    assert bars[0] == bars[1]
    assert "it is 50 here" in Opened("cost_performance", items="1000").words
    assert "not offered here" in Opened("cost_performance", prices="![x](y)").words
