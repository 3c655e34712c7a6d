"""Each pattern's page: guess, run, watch, stop, compare, read, come back."""

from __future__ import annotations

import inspect
import re

import pytest

import core
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from core.lesson.registry import lesson_of
from tests.pages.opened import PAGES, Opened, link_of
from tests.rows import rows


def said(numbers, text):
    """Those of the numbers that stand in the text, not as a part of a longer one."""
    return [number for number in numbers if re.search(rf"(?<![\d.]){re.escape(number)}(?![\d])", text)]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_ready_with_a_plan_and_no_number_of_the_forecast(page):
    opened = Opened(page)
    at_hand = [one.label for one in lesson_of(page).nexts if not one.level]
    below = ["Naive and guarded"] if lesson_of(page).pitfall else []
    assert opened.buttons == ["Run", "Compare", "Break it", "Show forecast", *at_hand, *below, "Class", "Present"]
    assert opened.hero["status"] == "ready" and "Use it when" in opened.words and "Watch for" in opened.words
    names = opened.buttons + [expander.label for expander in opened.at.expander]
    assert [name for name in names if name.startswith("Run")] == ["Run"], "the one control of that name"
    preset = presets_of(page)[0]
    trace = core.forecast(PAGES[page], preset.input, model=model(preset), **preset.settings()).trace
    seconds = (trace.makespan, trace.work, trace.longest.duration)
    numbers = [f"{number:.{places}f}" for number in seconds for places in (2, 3)]
    assert not said(numbers, opened.everything())
    assert said(numbers, opened.press("Show forecast").everything()), "so the search above would have found it"


@pytest.mark.parametrize("page", PAGES)
def test_run_ends_with_a_result_the_trace_and_the_code_that_ran(page):
    opened = Opened(page).at_once().press("Run")
    assert opened.buttons[0] in ("Stop", "Run")
    opened.wait()
    hero = opened.hero
    assert hero["status"] in ("done", "partial") and hero["state"][1].startswith("Finished in") and hero["ended"]
    assert "Result" in opened.words
    shown = opened.shown
    pattern = inspect.unwrap(shown.readings[0].pattern)
    assert hero["code"][0]["source"] == inspect.getsource(pattern)
    spans = shown.runs[0].trace.spans
    made = [call["id"] for call in hero["calls"] if call["status"] != "idle"]  # the others are ways not taken
    assert made == [span.id for span in spans]
    assert {id: card["answer"] for id, card in hero["cards"].items()} == {str(s.id): s.answer or "" for s in spans}
    assert hero["first"] in {span.id for span in spans}


EVIL = "![x](http://127.0.0.1:9/a.png) <img src=x onerror=alert(1)> $\\LaTeX$ :red[x] {task} {0}"


@pytest.mark.parametrize("page", PAGES)
def test_text_of_a_person_or_a_model_is_never_markdown(page):
    opened = Opened(page).at_once().type("input", EVIL).press("Run").wait()
    assert opened.hero["status"] in ("done", "partial", "failed")
    for kind in ("markdown", "title", "header", "caption"):
        assert all("127.0.0.1:9" not in str(e.value) and "<img" not in str(e.value) for e in opened.at.get(kind))


@pytest.mark.parametrize("page", PAGES)
def test_every_preset_has_its_link_and_runs_and_a_use_case_has_its_own_plan_and_code(page):
    @rows("preset", presets_of(page))
    def tried(preset):
        opened = Opened(page, preset=preset.id)
        assert link_of(opened) == {"preset": preset.id, "seed": str(preset.seed)}
        if preset.pattern:
            source = inspect.getsource(inspect.unwrap(preset.pattern))
            assert opened.hero["code"][0]["source"] == source
            assert opened.hero["input"][0] != "Input", "a plan of its own"
            assert opened.field("input").label == preset.label
        opened.at_once().press("Run").wait()
        assert opened.hero["ended"] and opened.hero["status"] != "running"
        assert "Result" in opened.words and "Traceback" not in opened.everything()
        if preset.pattern:
            assert opened.press("Compare").wait().hero["ended"]

    tried()
