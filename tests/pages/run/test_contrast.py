"""The page of workflows and agents: both run, each step says who chose it, ten runs are counted."""

from __future__ import annotations

import re

import pytest

from core import Reading, WorkflowError
from core.lesson.presets.read import presets_of
from tests.pages.opened import Opened, link_of
from tests.rows import rows


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
    workflow, agent = page.drawn("agent who")["sides"]
    assert {step["who"] for step in workflow["paths"][0]["steps"]} == {"the code"}
    assert {step["who"] for step in agent["paths"][0]["steps"]} == {"", "the model"}
    assert "simulated" in page.drawn("agent who")["world"]
    assert page.words.count("the difference is 3,800 kilometres.") == 2


def test_ten_runs_are_counted_and_marked_as_predicted(page):
    page.press("Both, ten times")
    drawn = page.drawn("agent paths")
    assert drawn["sides"][0]["count"] == "10 runs, 1 path"
    assert "different paths" in drawn["sides"][1]["count"]
    assert drawn["world"] == "predicted on the simulated model, seeds 2 to 11"


def test_with_another_question_the_ten_runs_are_gone(page):
    page.press("Both, ten times")
    page.field("agent input").set_value("What is 2 + 2?")
    page.look()
    with pytest.raises(AssertionError, match="no drawing"):
        page.drawn("agent paths")


def test_a_question_of_ones_own_is_answered(page):
    page.field("agent input").set_value("How much higher is the Burj Khalifa than the Eiffel Tower?")
    page.look().press("Run").wait()
    assert "498 metres" in page.words


@rows("preset", presets_of("agent"))
def test_every_preset_has_its_link_and_runs_on_the_page(preset):
    page = Opened("workflows_vs_agents", preset=preset.id)
    assert link_of(page) == {"preset": preset.id, "seed": str(preset.seed)}
    page.at_once().press("Run").wait()
    assert page.drawn("agent who")["sides"][1]["paths"][0]["steps"]


def test_presenting_it_shows_the_essentials():
    page = Opened("workflows_vs_agents", presenter="1").at_once()
    page.press("Run").wait()
    assert "Leave presenter mode" in page.buttons and "assembly line" not in page.words


@pytest.mark.parametrize("how", [{}, {"presenter": "1"}])
def test_the_ten_runs_stand_above_the_picture_until_the_next_run(how):
    page = Opened("workflows_vs_agents", **how).at_once().press("Both, ten times")
    assert [side["count"][:7] for side in page.drawn("agent paths")["sides"]] == ["10 runs", "10 runs"]
    page.press("Run").wait()
    with pytest.raises(AssertionError, match="no drawing"):
        page.drawn("agent paths")


PLEASE = "Please answer: {question}"


@pytest.fixture(params=["typed", "link"])
def edited(request):
    """The page with another prompt of the agent's one step."""
    if request.param == "link":
        return Opened("workflows_vs_agents", **{"prompt.decide": PLEASE}).at_once()
    return Opened("workflows_vs_agents").at_once().type("agent prompt agent decide", PLEASE)


def used(reading):
    return (reading.options.get("prompts") or {}).get("decide")


def test_with_an_own_prompt_run_starts_both_and_only_the_agent_gets_it(edited):
    edited.press("Run").wait()
    shown = edited.shown
    assert [run.status for run in shown.runs] == ["done", "done"]
    assert [used(reading) for reading in shown.readings] == [None, PLEASE]
    assert [run["title"] for run in edited.drawn("agent hero")["runs"]] == ["Workflow", "Agent"]


def test_with_an_own_prompt_ten_runs_are_counted(edited):
    edited.press("Both, ten times")
    assert edited.drawn("agent paths")["sides"][0]["count"] == "10 runs, 1 path"
    assert edited.drawn("agent paths")["sides"][1]["count"].startswith("10 runs, ")
    many = r"(all|no two of|\d of) 10 answers are the same\."
    assert re.search(rf"Workflow: all 10 answers are the same\. Agent: {many}", edited.drawn("agent paths")["same"])


def test_the_guess_says_whose_calls_are_guessed():
    fields = [field.label for field in Opened("workflows_vs_agents").at.number_input]
    assert {"Guess: agent’s calls", "Guess: agent’s seconds"} <= set(fields)


def test_original_and_mine_are_two_agents_and_are_called_so(edited):
    edited.press("Original and mine").wait()
    shown = edited.shown
    assert [run.trace.pattern for run in shown.runs] == ["agent", "agent"]
    assert [used(reading) for reading in shown.readings] == [None, PLEASE]
    titles = ["Original prompts", "Your prompts"]
    assert [run["title"] for run in edited.drawn("agent hero")["runs"]] == titles
    assert [side["title"] for side in edited.drawn("agent who")["sides"]] == titles
    assert "Answer: your prompts" in edited.words and "Answer: workflow" not in edited.words
    assert edited.drawn("agent pairs")["head"][2] == "Start, original prompts"


def test_a_prompt_that_cannot_be_filled_stops_all_of_it_in_words():
    page = Opened("workflows_vs_agents").type("agent prompt agent decide", "Please {nothing}")
    assert "has a place {nothing} that nothing fills" in page.words
    assert next(button for button in page.at.button if button.label == "Both, ten times").disabled
    assert "run" not in page.press("Run").at.query_params


def test_what_fails_while_a_page_computes_is_said_in_words(page, monkeypatch):
    def refused(*_, **__):
        raise WorkflowError("Nothing can be computed today.")

    monkeypatch.setattr(Reading, "forecast", refused)
    for button in ("Both, ten times", "Show forecast"):
        assert page.press(button).words.count("Nothing can be computed today.") == 1
