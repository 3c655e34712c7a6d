"""The tail and asking twice, drawn and told."""

from __future__ import annotations

import pytest

from core.view.numbers.tail import figures, hedge_figures, hedge_tables, tables, told, told_hedge
from tests.core.forecasts.answered import answer


def test_all_runs_are_in_the_bars_and_the_theory_counts_as_many():
    made = answer("tail", items=50, at_once=None)
    spread, grows = figures(made)
    bars, theory = spread.data
    assert sum(bars.y) == 1000 and sum(theory.y) == pytest.approx(1000, rel=0.05)
    assert next(one[0] for one in bars.customdata).startswith("times")
    assert [mark.x0 for mark in spread.layout.shapes] == [made.summary.median, made.summary.p95, made.summary.p99]
    assert grows.layout.xaxis.type == "log" and list(grows.data[0].y) == sorted(grows.data[0].y)


def test_where_there_is_no_formula_none_is_drawn():
    made = answer("tail", items=20, at_once=4)
    assert len(figures(made)[0].data) == 1 and "no formula" in tables(made)["The quantiles"].rows[0]
    assert "add up" in told(made).sentence


def test_the_sentence_says_why_a_run_is_later_than_a_call():
    said = told(answer("tail", items=50, at_once=None))
    assert "slowest of 50" in said.sentence and said.figure.endswith(" s")


def test_every_chart_has_its_numbers_in_a_table():
    made = answer("tail", items=50, at_once=None)
    (bars, theory), (longest, _) = (figure.data for figure in figures(made))
    _, spread, grows, runs = tables(made).values()
    assert list(zip(bars.x, bars.y, theory.y, strict=True)) == list(spread.rows)
    assert list(zip(longest.x, longest.y, strict=True)) == list(grows.rows) and len(runs.rows) == 1000


@pytest.mark.parametrize(
    ("given", "there", "missing"),
    [({"items": 1}, "a run is one call", "add up"),
     ({"items": 50, "latency": "equal"}, "no time varies", "chances"),
     ({"items": 50, "latency": "uneven"}, "no time varies", "chances"),
     ({"items": 20, "at_once": 4}, "add up", "chances")],
)  # fmt: skip
def test_why_a_run_is_late_is_said_only_where_it_is(given, there, missing):
    said = told(answer("tail", **given)).sentence
    assert there in said and missing not in said and "  " not in said


def test_a_large_run_has_half_as_many_seeds_and_says_so():
    made = answer("tail", items=300, at_once=8)
    assert "p99 of 300 e-mails, 500 times" in told(made).sentence
    assert figures(made)[0].layout.title.text == "How long 500 runs take"


def test_where_no_time_varies_no_chart_says_that_it_grows():
    spread, grows = figures(answer("tail", items=50, latency="equal"))
    assert len(spread.data) == 1 and "takes no longer than one" in grows.layout.title.text
    assert "grows, the average does not" in figures(answer("tail", items=50, at_once=None))[1].layout.title.text


def test_what_asking_twice_wins_and_costs_is_said_with_its_money():
    made = answer("twice", items=50)
    said = told_hedge(made, "gpt-4o-mini")
    assert said.figure == f"{made.plain[2] - made.hedged[2]:.2f} s"
    assert "5.0% more requests" in said.sentence and "tokens a run" in said.sentence and "$0.0" in said.sentence
    assert "price not known" in told_hedge(made, "a-model-of-my-own").sentence
    once, twice, *_ = hedge_figures(made)[0].data
    assert all(a >= b - 1e-9 for a, b in zip(once.x, twice.x, strict=True))
    quantiles, curves = hedge_tables(made).values()
    assert [row[0] for row in quantiles.rows] == ["median", "p95", "p99", "requests a run"]
    assert list(curves.rows) == list(made.wins) and len(curves.rows) == len(once.x)
