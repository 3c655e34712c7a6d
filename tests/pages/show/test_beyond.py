"""The naive and the guarded version, advice, and the difference of code."""

from __future__ import annotations

import pytest

from core.lesson.registry import LESSONS, lesson_of
from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")


@pytest.mark.parametrize("page", [name for name, lesson in LESSONS.items() if lesson.pitfall])
def test_one_button_runs_the_naive_and_the_guarded_version(page):
    opened = Opened(page).at_once().press("Naive and guarded").wait()
    assert [run["title"] for run in opened.hero["runs"]] == ["Naive", "Guarded"] and opened.hero["ended"]
    shown = opened.shown
    pitfall = LESSONS[page].pitfall
    assert [reading.pattern for reading in shown.readings] == [pitfall.naive, pitfall.guarded]
    for run, drawn in zip(shown.runs, opened.hero["runs"], strict=True):
        assert pitfall.outcome(run) == drawn["head"]
    letters = opened.hero["letters"]
    assert [letter["title"] for letter in letters] == ["Naive", "Guarded"]
    assert letters[0]["stamp"] != letters[1]["stamp"] and letters[1]["kind"] != "hidden"
    assert opened.hero["figure"] == "" and "Each run by itself" in opened.words
    assert "Any two runs" in opened.press("Run").wait().words
    assert any("guarded" in name for name in opened.field("shelf first").options)


@pytest.mark.parametrize("page", [name for name, lesson in LESSONS.items() if lesson.pitfall])
def test_advice_and_the_difference_of_code_stand_below(page):
    opened = Opened(page)
    assert "When to use it, and when not" in opened.words and "Better not when" in opened.words
    marks = {mark for mark, _ in opened.drawn("difference")["lines"]}
    assert marks == {" ", "+", "-"}


def test_a_live_model_is_not_asked_to_fail():
    opened = Opened("routing").type("model", "Live endpoint")
    assert next(button for button in opened.at.button if button.label == "Naive and guarded").disabled


@pytest.mark.parametrize("page", ["support_system", "research_report"])
def test_both_say_when_to_use_them_and_when_not(page):
    words = Opened(page).words
    assert "When to use it, and when not" in words and all(text in words for text in lesson_of(page).advice)
