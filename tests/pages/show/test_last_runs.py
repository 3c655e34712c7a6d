"""The last run of a page below its law on the page of the costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

import core
from pages.parts.show.last_runs import Last, draw_last
from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")


def test_the_last_run_stands_below_its_law():
    opened = Opened("parallelization").at_once().press("Run").wait()
    opened.at.switch_page("cost_performance.py").run()
    words = opened.words
    assert "Your run 1, simulated" in words and "measured, its law 5" in words and "1,000 such runs would cost" in words


def test_a_run_that_was_broken_is_no_measure_and_says_so_where_it_is_the_only_one():
    opened = Opened("routing", **{"break": "classify:empty"}).at_once().press("Run").wait()

    def costs() -> str:
        opened.at.switch_page("cost_performance.py").run()
        words = opened.words
        opened.at.switch_page("routing.py").run()
        return words

    assert "Your run 1, guarded, simulated, broken: classify: empty" in costs()
    opened.press("Clear").press("Run").wait()
    opened.at.session_state["routing break"] = "classify:empty"
    opened.look().press("Run").wait()
    assert opened.hero["runs"], "broken, both versions ran"
    words = costs()
    assert "Your run 2, simulated" in words and "Your run 3" not in words


def test_a_race_shows_its_parallel_side():
    opened = Opened("routing").at_once().press("Compare").wait()
    opened.at.switch_page("cost_performance.py").run()
    assert "Your run 1, parallel, simulated" in opened.words
    assert "without 3 requests that did not say their tokens" in opened.words
    assert "The tokens differ from the formula: 5 calls instead of 2; " in opened.words
    assert "3 attempts were cancelled" in opened.words and "The money differs as the tokens do" in opened.words


class Column:
    """Keeps what is written into it."""

    said = ""

    def markdown(self, text):
        self.said = text


def drawn(trace):
    columns = [Column() for _ in range(5)]
    draw_last(Last("Your run 1", trace, None), columns, "gpt-4o-mini")
    return [column.said for column in columns]


def untold(attempt):
    return replace(attempt, tokens_in=None, tokens_out=None)


def test_tokens_that_are_not_known_are_no_number():
    trace = core.forecast(core.routing, "Where is my parcel?").trace
    spans = tuple(replace(span, attempts=tuple(map(untold, span.attempts))) for span in trace.spans)
    _, calls, _, tokens, money = drawn(trace.model_copy(update={"spans": spans}))
    assert "2 calls" in calls and "its law" not in calls
    assert "not known in, not known out" in tokens and "price not known" in money


def test_a_live_run_costs_what_its_own_model_costs_another_one_what_it_would():
    trace = core.forecast(core.routing, "Where is my parcel?").trace
    assert "1,000 such runs would cost" in drawn(trace)[4] and "\\$" in drawn(trace)[4]
    assert "1,000 such runs on its own model" in drawn(trace.model_copy(update={"world": "live"}))[4]
