"""Ways to do one thing, drawn and told."""

from __future__ import annotations

from core.view.numbers.choices import figures, tables, told_price, told_worth
from tests.core.forecasts.answered import answer


def test_each_way_is_a_point_of_money_and_seconds_that_opens_its_median_run():
    ways = answer("price")
    hollow, filled = figures(ways, "gpt-4o-mini")[0].data
    assert [one[0].split(".")[0] for one in (*hollow.customdata, *filled.customdata)] == [
        "way0",
        "way2",
        "way1",
        "way3",
    ]
    assert list(hollow.y) == [ways[0].summary.median, ways[2].summary.median]
    assert list(filled.x) == [float(ways[1].dollars[1]), float(ways[3].dollars[1])]


def test_what_more_calls_win_and_cost_is_said_for_each_pair():
    said = told_price(answer("price")).sentence
    assert "faster in the median run, for 5.0 calls instead of 2.0 and" in said and "times the money" in said


def test_one_call_is_what_the_others_are_measured_by():
    said = told_worth(answer("worth"))
    assert said.figure.endswith("×") and "for one call, then chain of three" in said.sentence


def test_without_a_price_the_axis_counts_calls():
    figure = figures(answer("worth", prices="a-model-of-my-own"), "a-model-of-my-own")[0]
    assert "no price known" in figure.layout.xaxis.title.text and next(iter(figure.data[0].x)) == 1


def test_the_table_says_at_least_and_at_most():
    [table] = tables(answer("price")).values()
    least, most = (table.head.index(f"1,000 runs, at {word}") for word in ("least", "most"))
    assert table.rows[1][least] < table.rows[1][most] and table.shown[0][least] == table.shown[0][most]
    assert table.shown[0][least].startswith("$") and "p99 s" not in table.head  # of a hundred seeds it says little
