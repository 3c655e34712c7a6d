"""The form of a page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core import ConfigError, Text, pattern
from core.lesson.presets.preset import Preset
from pages.parts.setup import form
from pages.parts.setup.chosen import Chosen
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
        from pages.parts.setup import form
        from tests.pages.setup.test_form import counting

        form.text(counting, "Topic")

    opened = AppTest.from_function(page, default_timeout=LONGEST).run()
    assert not opened.exception and [field.label for field in opened.text_area if field.label != "Topic"] == []
    assert (
        Chosen("counting", counting, preset, "rain", {"steps": 2}).differs(
            Chosen("counting", counting, preset, "rain", {"steps": 3})
        )
        == "another steps"
    )


def test_a_page_without_presets_says_which_file_is_missing():
    with pytest.raises(ConfigError, match=r"core/lesson/presets/lonely\.toml"):
        form.text(lonely, "Topic")
