"""Two runs on a page: call by call, any two of the session, and the presenter mode."""

from __future__ import annotations

import pytest

from core.lesson.registry import all_presets
from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")


@pytest.mark.parametrize("page", [name for name in all_presets() if name != "agent"])
def test_presenter_mode_shows_the_essentials_and_forgets_nothing(page):
    opened = Opened(page).at_once().type("input", "Something of my own")
    opened.at.query_params["presenter"] = "1"
    opened.look()
    assert opened.buttons == ["Run", "Compare", "Leave presenter mode"]
    assert len(opened.at.title) == 1 and opened.hero["status"] == "ready"
    assert "Use it when" not in opened.words and not opened.at.get("plotly_chart")
    opened.press("Run").wait()
    assert opened.hero["ended"] and not opened.at.get("expander")
    assert [header.value for header in opened.at.header] == ["Why", "Result"]
    opened.press("Leave presenter mode")
    assert "presenter" not in opened.at.query_params and opened.hero["ended"]
    assert opened.field("input").value == "Something of my own" and opened.field("speed").value == "At once"
    assert "Result" in opened.words
