"""The page of the report: the label of a partial one, and its file."""

from __future__ import annotations

from tests.pages.opened import Opened


def test_a_report_without_one_of_its_parts_is_labelled_partial_with_its_name():
    opened = Opened("research_report", preset="worker-down").at_once().press("Run").wait()
    assert "**Partial report.**" in opened.words and "Pedals and high wheels" in opened.words
    assert opened.hero["state"][2] == "partial report, limit after 3 rounds, target 8 not reached"


def test_a_whole_report_has_no_such_label_and_can_be_downloaded():
    opened = Opened("research_report").at_once().press("Run").wait()
    assert "Partial" not in opened.words and opened.hero["state"][2] == "passed in round 2"
    assert any("Markdown" in button.proto.label for button in opened.at.get("download_button"))
