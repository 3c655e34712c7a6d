"""Two runs call by call, and their speed-up."""

from __future__ import annotations

import re

import pytest

from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")


def test_compare_lists_the_calls_of_both_runs():
    opened = Opened("routing").at_once().press("Compare").wait()
    table = opened.drawn("routing pairs")
    assert table["head"][2:5] == ["Start, sequential", "Start, parallel", "Shift"]
    assert len(table["rows"]) == len(opened.hero["lines"]) == 5
    assert [row[4] for row in table["rows"]][2:] == ["only in parallel"] * 3


@pytest.mark.parametrize("page", ["routing", "prompt_chaining", "workflows_vs_agents"])
def test_at_speed_at_once_there_is_no_speed_up_and_it_is_said_why(page):
    opened = Opened(page).at_once()
    opened.press("Run" if page == "workflows_vs_agents" else "Compare").wait()
    race = opened.drawn("agent hero" if page == "workflows_vs_agents" else "hero")
    assert race["figure"] == race["saved"] == "" and "faster" not in race["sentence"]
    assert race["sentence"].startswith("No speed-up: the model answered at once")
    if page != "workflows_vs_agents":
        assert next(row for row in opened.drawn("law")["rows"] if row[0] == "Speed-up")[2] == "–"
        assert "The model answered at once" in opened.words
        assert [run["sums"] for run in race["runs"]] == [None, None]


def test_unlike_work_has_no_speed_up_beside_its_law_either():
    opened = Opened("evaluator_optimizer", **{"break": "evaluate:wrong-shape"}).at_once().press("Compare").wait()
    assert next(row for row in opened.drawn("law")["rows"] if row[0] == "Speed-up")[1:] == ["–", "–"]


def test_at_another_speed_there_is_one():
    """Which one depends on what else the computer does: tests/core/view/test_race.py has the exact numbers."""
    opened = Opened("prompt_chaining").type("speed", "4x").press("Compare").wait()
    assert (
        re.fullmatch(r"\d+\.\d+×|Parallel took \d+\.\d\d s longer", opened.hero["figure"])
        and "at once" not in opened.hero["sentence"]
    )
