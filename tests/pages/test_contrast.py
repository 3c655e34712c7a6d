"""The page of workflows and agents: both run, each step says who chose it, ten runs are counted."""

from __future__ import annotations

import pytest

from core.presets import PRESETS
from tests.pages.opened import Opened


@pytest.fixture
def page():
    return Opened("workflows_vs_agents").at_once()


def test_before_a_run_there_is_the_contrast_in_words_and_what_comes_next(page):
    assert "assembly line" in page.words and "consultant" in page.words
    assert "Next: agent architecture" in page.words and "The key difference" in page.words
    assert page.drawn("agent hero")["covered"][0] == "Forecast covered"
    assert page.buttons.count("Run") == 1 and "Compare" not in page.buttons


def test_run_starts_both_and_each_step_says_who_chose_it(page):
    page.press("Run").wait()
    race = page.drawn("agent hero")
    assert [run["title"] for run in race["runs"]] == ["Workflow", "Agent"] and race["lines"] == []
    workflow, agent = page.drawn("agent who")["groups"]
    assert {step["who"] for step in workflow["paths"][0]["steps"]} == {"the code"}
    assert {step["who"] for step in agent["paths"][0]["steps"]} == {"", "the model"}
    assert "simulated" in page.drawn("agent who")["world"]
    assert page.words.count("The difference is 3,800 kilometres.") == 2


def test_ten_runs_are_counted_and_marked_as_predicted(page):
    page.press("Both, ten times")
    drawn = page.drawn("agent paths")
    assert drawn["groups"][0]["count"] == "10 runs, 1 path"
    assert "different paths" in drawn["groups"][1]["count"]
    assert drawn["world"] == "predicted on the simulated model, seeds 7 to 16"


def test_with_another_question_the_ten_runs_are_gone(page):
    page.press("Both, ten times")
    page.field("agent input").set_value("What is 2 + 2?")
    page.look()
    with pytest.raises(AssertionError, match="no drawing"):
        page.drawn("agent paths")


def test_a_question_of_ones_own_is_answered(page):
    page.field("agent input").set_value("How many times as high as the Eiffel Tower is the Burj Khalifa?")
    page.look().press("Run").wait()
    assert "2.509 times as much" in page.words


@pytest.mark.parametrize("preset", PRESETS["agent"], ids=lambda preset: preset.id)
def test_every_preset_runs_on_the_page(preset):
    page = Opened("workflows_vs_agents", preset=preset.id).at_once()
    page.press("Run").wait()
    assert page.drawn("agent who")["groups"][1]["paths"][0]["steps"]


def test_presenting_it_shows_the_essentials():
    page = Opened("workflows_vs_agents", presenter="1").at_once()
    page.press("Run").wait()
    assert "Leave presenter mode" in page.buttons and "assembly line" not in page.words
