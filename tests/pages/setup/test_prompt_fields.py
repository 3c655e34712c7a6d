"""Prompts of one's own."""

from __future__ import annotations

import pytest

from core.lesson.registry import LESSONS
from core.prompts.templates import templates
from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")


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
    first, second = opened.shown.runs
    assert first.result.outline.count("\n") == 2 and second.result.outline.count("\n") == 1
    opened.press("Run").wait()
    assert any("own prompts" in name for name in opened.field("shelf first").options)
    opened.press("Back to the pattern’s own prompts").press("Run").wait()
    trace = opened.shown.runs[0].trace
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
