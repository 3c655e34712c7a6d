"""The form of a page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core import ConfigError, Text, pattern
from core.lesson.presets.preset import Preset
from pages.parts.form import form
from pages.parts.setup.page_setup import Setup
from tests.pages.opened import Opened
from tests.until import LONGEST


@pattern
async def lonely(topic: Text) -> str:
    return topic


@pattern
async def counting(topic: Text, steps: int = 3) -> str:
    return topic * steps


def test_a_pattern_whose_steps_are_a_number_has_a_page_without_a_list_of_steps(monkeypatch):
    preset = Preset("one", "One", "rain", "What comes?", "Rain.", {}, options={"steps": 2, "profile": 4})
    monkeypatch.setattr(form, "_presets", lambda page: {"one": preset})

    def page():
        from pages.parts.form import form
        from tests.pages.form.test_form import counting

        form.text(counting, "Topic")

    opened = AppTest.from_function(page, default_timeout=LONGEST).run()
    assert not opened.exception and [field.label for field in opened.text_area if field.label != "Topic"] == []
    assert (
        Setup("counting", counting, preset, "rain", {"steps": 2}).differs(
            Setup("counting", counting, preset, "rain", {"steps": 3})
        )
        == "another steps"
    )


def test_a_page_without_presets_says_which_file_is_missing():
    with pytest.raises(ConfigError, match=r"core/lesson/presets/lonely\.toml"):
        form.text(lonely, "Topic")


def test_at_once_can_be_set_where_several_items_share_the_slots():
    opened = Opened("prompt_chaining").at_once()
    with pytest.raises(StopIteration):
        opened.field("at_once")
    opened.type("input", "Tides\nVolcanoes\nBees").type("at_once", 2).press("Run").wait()
    assert opened.shown.runs[0].trace.peak <= 2
    assert opened.shown.runs[0].trace.concurrency == 2
    opened.type("input", "Tides").press("Run").wait()
    assert opened.shown.runs[0].trace.concurrency is None


@pytest.mark.parametrize("preset", ["model-choice", "prompt-test"])
def test_at_once_can_be_set_for_a_use_case_with_several_items(preset):
    opened = Opened("routing", preset=preset, at_once="2")
    assert opened.field("at_once").value == 2 and "the address asks for" not in opened.words.lower()
    opened.at_once().press("Run").wait()
    assert opened.shown.runs[0].trace.concurrency == 2


@pytest.mark.parametrize(
    ("page", "address"),
    [("routing", {}), ("routing", {"preset": "moderation-fine"}), ("prompt_chaining", {"input": "One topic"}),
     ("evaluator_optimizer", {})],
)  # fmt: skip
def test_a_link_that_sets_at_once_where_it_means_nothing_is_told_so(page, address):
    opened = Opened(page, at_once="2", **address)
    assert "that this page, or this input, does not have; it is left out." in opened.words
    opened.at_once().press("Run").wait()
    assert opened.shown.runs[0].trace.concurrency is None


def test_where_a_page_has_settings_of_its_own_the_limit_stands_with_latency_and_seed():
    opened = Opened("research_report", at_once="2").at_once().look()
    assert opened.field("at_once").value == 2 and not opened.at.warning
    opened.press("Run").wait()
    assert opened.shown.runs[0].trace.concurrency == 2
