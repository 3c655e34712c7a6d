"""Runs that have ended, to be laid beside each other."""

from __future__ import annotations

import pytest

from core.lesson.presets.read import presets_of
from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")


def twice(page="parallelization", first="one\ntwo", second="one\nthree"):
    opened = Opened(page).at_once()
    for written in (first, second):
        opened.type("input", written).press("Run").wait()
    return opened


def test_the_shelf_stays_away_until_two_runs_have_ended():
    opened = Opened("parallelization").at_once()
    assert "Any two runs" not in opened.words
    assert "Any two runs" not in opened.press("Run").wait().words
    assert "Any two runs" in opened.press("Run").wait().words
    assert "Any two runs" not in Opened("routing").words  # each page has a shelf of its own


def test_two_picked_runs_are_laid_beside_each_other():
    opened = twice()
    newest, oldest = opened.field("shelf first").options
    assert newest.startswith("Run 2: “one three” · 2 calls") and oldest.startswith("Run 1: “one two” · 2 calls")
    assert opened.field("shelf first").value is None and opened.field("shelf second 2").value == newest
    opened.type("shelf first", oldest)
    two = opened.drawn("parallelization two")
    assert [run["title"] for run in two["runs"]] == ["Run 1", "Run 2"]
    assert "Both made two calls." in two["sentence"] and two["figure"] == ""
    assert two["lines"] == [], "another input is other work"
    assert opened.field("shelf second 2").options == [newest], "a run is never laid beside itself"
    opened.type("shelf first", newest)
    assert opened.field("shelf second 2").value == oldest


def test_a_comparison_on_the_shelf_is_two_runs_and_a_preset_is_named():
    opened = Opened("routing").at_once().press("Run").wait().press("Compare").wait()
    names = opened.field("shelf first").options
    assert [name.partition(":")[0] for name in names] == ["Run 2 sequential", "Run 2 parallel", "Run 1"]
    assert all(presets_of("routing")[0].title in name for name in names)
    assert ["limit 1" in name for name in names] == [False, False, False]
    assert all(name.endswith("no limit · simulated model, seed 7, at once") for name in names)


def test_a_stopped_run_is_on_the_shelf_and_says_so(held):
    opened = Opened("parallelization").press("Run").press("Stop").press("Run").press("Stop")
    names = opened.field("shelf first").options
    assert any("stopped" in name for name in names)
    assert "so their times are not compared." in opened.type("shelf first", names[1]).drawn("two")["sentence"]


def test_ids_of_runs_never_leave_by_the_shelf():
    opened = twice()
    run = opened.at.query_params["run"]
    run = run if isinstance(run, str) else run[0]
    assert all(run not in name for name in opened.field("shelf first").options)
    assert run not in str(opened.field("shelf first").proto)


def test_runs_of_other_pages_stand_below_with_the_name_of_their_page():
    routed = Opened("routing").at_once().press("Run").wait()
    assert "Any two runs" not in routed.words, "there is only one"
    opened = Opened("parallelization").at_once().press("Run").wait()
    assert [name.partition(":")[0] for name in opened.field("shelf first").options] == ["Run 1", "Routing, run 1"]
    opened.type("shelf first", opened.field("shelf first").options[1])
    assert [run["title"] for run in opened.drawn("parallelization two")["runs"]] == ["Routing, run 1", "Run 1"]
    two = opened.drawn("parallelization two")
    assert two["lines"] == [] and two["figure"] == "", "another pattern, another input"
    with pytest.raises(AssertionError, match="no drawing"):
        opened.drawn("two calls")


def test_two_runs_of_one_input_are_laid_call_by_call_and_named_by_their_limits():
    opened = Opened("parallelization").at_once().press("Run").wait().type("at_once", 2).press("Run").wait()
    newest, oldest = opened.field("shelf first").options
    assert "limit 2" in newest and "no limit" in oldest
    two = opened.type("shelf first", oldest).drawn("parallelization two")
    assert len(opened.drawn("two calls")["rows"]) == len(two["lines"]) == 5
    assert two["runs"][1]["note"].endswith("limit 2")


def test_an_agent_is_not_laid_call_by_call_beside_what_code_has_chosen():
    Opened("routing").at_once().press("Run").wait()
    opened = Opened("workflows_vs_agents").at_once().press("Run").wait()
    names = opened.at.selectbox(key="agent shelf first").options
    titles = ["Run 1 workflow", "Run 1 agent", "Routing, run 1"]
    assert [name.partition(":")[0] for name in names] == titles
    opened.type("agent shelf first", names[1])
    assert opened.drawn("agent two")["lines"] == []
    with pytest.raises(AssertionError, match="no drawing"):
        opened.drawn("agent two calls")
