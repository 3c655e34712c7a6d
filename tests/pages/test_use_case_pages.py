"""Use cases, own prompts, and the naive beside the guarded version, on the pages."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.lesson.registry import LESSONS
from core.prompts.templates import templates
from core.runner import runner
from tests.pages.opened import Opened


@pytest.fixture(autouse=True)
def empty_shelf():
    """To the harness all sessions are one, and they share the process's store."""
    runner._shown.clear()


def test_a_vote_shows_the_decision_the_rule_and_who_failed():
    opened = Opened("parallelization", preset="voting-undecided").at_once().press("Run").wait()
    assert "**cannot decide**" in opened.words and "Only 1 of 3 voted; more than half must." in opened.words
    rows = opened.drawn("list 0")["rows"]
    assert [row[1:3] for row in rows] == [["safety", "failed"], ["clarity", "approve"], ["budget", "failed"]]


def test_the_money_saved_stands_below_the_answers_with_its_world_and_date():
    pytest.importorskip("core.laws.costs")
    opened = Opened("routing", preset="model-choice").at_once().press("Run").wait()
    assert "US dollars saved" in opened.words
    assert "would have cost" in opened.words and "simulated; prices of" in opened.words


def test_a_call_that_failed_without_saying_its_tokens_makes_no_price_unknown():
    def page():
        import core
        from core.lesson.use_cases.model_choice import model_choice
        from core.models.simulated import FaultPlan, every
        from pages.parts.show.money import money

        model = core.Simulated(faults=FaultPlan({"complex": every("server_error")}))
        money(core.forecast(model_choice, ["What is 12 * 12?", "Why do leaves fall in autumn?"], model=model))

    (said,) = (element.value for element in AppTest.from_function(page).run().markdown)
    assert "US dollars" in said and "Answered: 1 by gpt-4o-mini." in said
    assert "without 3 requests that did not say their tokens" in said


@pytest.mark.parametrize("page", [name for name, lesson in LESSONS.items() if lesson.pitfall])
def test_one_button_runs_the_naive_and_the_guarded_version(page):
    opened = Opened(page).at_once().press("Naive and guarded").wait()
    assert [run["title"] for run in opened.hero["runs"]] == ["Naive", "Guarded"] and opened.hero["ended"]
    shown = runner.find(opened.at.query_params["run"])
    pitfall = LESSONS[page].pitfall
    assert [reading.pattern for reading in shown.readings] == [pitfall.naive, pitfall.guarded]
    for run, drawn in zip(shown.runs, opened.hero["runs"], strict=True):
        assert pitfall.outcome(run) == drawn["head"]
    letters = opened.drawn("envelopes")["shown"]
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


@pytest.mark.parametrize("page", [name for name, lesson in LESSONS.items() if lesson.pitfall])
def test_each_prompt_of_the_pattern_has_a_field(page):
    opened = Opened(page)
    for template in templates(LESSONS[page].pitfall.guarded):
        assert opened.field(f"prompt {page} {template.step}").value == template.text


def test_own_prompts_run_beside_the_original_and_back_again():
    opened = Opened("prompt_chaining").at_once()
    assert "Back to the pattern’s own prompts" not in opened.buttons
    opened.type("prompt prompt_chaining outline", "Create a 2-point outline for: {topic}")
    assert "your own prompts" in opened.words
    opened.press("Original and mine").wait()
    assert [run["title"] for run in opened.hero["runs"]] == ["Original prompts", "Your prompts"]
    first, second = runner.find(opened.at.query_params["run"]).runs
    assert first.result.outline.count("\n") == 2 and second.result.outline.count("\n") == 1
    opened.press("Run").wait()
    assert any("own prompts" in name for name in opened.field("shelf first").options)
    opened.press("Back to the pattern’s own prompts").press("Run").wait()
    trace = runner.find(opened.at.query_params["run"]).runs[0].trace
    assert trace.spans[0].template == "Create a 3-point outline for: {topic}"


def test_a_prompt_that_cannot_be_filled_is_said_before_run_and_not_run():
    opened = Opened("prompt_chaining").type("prompt prompt_chaining draft", "Write about {topic}")
    said = "The prompt of draft has a place {topic} that nothing fills. It can use {outline}."
    assert said in opened.words
    assert "leaves out {outline}" in opened.words
    prompts = next(found for found in opened.at.get("popover") if found.get("text_area"))
    assert said in [text.value for text in prompts.get("text")], "it lies over the page's own words"
    assert "run" not in opened.press("Run").at.query_params


def test_own_prompts_outlive_a_change_of_page():
    opened = Opened("routing").type("prompt routing refund", "Customer: {query}")
    opened.at.switch_page("home.py").run()
    opened.at.switch_page("routing.py").run()
    assert opened.field("prompt routing refund").value == "Customer: {query}"


def test_a_preset_brings_its_prompts_and_takes_them_away():
    opened = Opened("prompt_chaining", preset="sales-figures")
    assert opened.field("prompt prompt_chaining outline").value.startswith("Extract the figures")
    assert "your own prompts" not in opened.words
    opened.type("preset", "machine-learning")
    assert opened.field("prompt prompt_chaining outline").value == "Create a 3-point outline for: {topic}"


def test_a_live_model_is_not_asked_to_fail():
    opened = Opened("routing").type("model", "Live endpoint")
    assert next(button for button in opened.at.button if button.label == "Naive and guarded").disabled


def test_a_gate_that_stops_the_chain_is_no_finished_text():
    opened = Opened("prompt_chaining", preset="gate-stops").at_once().press("Run").wait()
    assert opened.hero["state"][2] == "stopped by the gate: no date and no place"
    assert opened.hero["result"] == ["No text", ""]
