"""The two combined workflows on their pages: route, parts, the partial label, the report as a file."""

from __future__ import annotations

import pytest

from core.lesson.registry import lesson_of
from tests.pages.opened import Opened


@pytest.mark.parametrize(
    ("preset", "steps"), [("printer-offline", ["diagnosis", "solution"]), ("higher-bill", ["account", "policy"])]
)
def test_the_support_page_shows_route_urgency_reply_and_what_it_is_made_of(preset, steps):
    opened = Opened("support_system", preset=preset).at_once().press("Run").wait()
    assert [row[0] for row in opened.drawn("route")["rows"]] == steps
    assert "Urgency" in opened.words and "Partial" not in opened.words
    made = [call["id"] for call in opened.hero["calls"] if call["status"] != "idle"]  # the others are ways not taken
    assert opened.hero["folds"][0]["calls"] == made[1:]


def test_a_reply_without_one_of_its_checks_is_labelled_partial():
    opened = Opened("support_system", preset="policy-down").at_once().press("Run").wait()
    assert "**Partial reply.** :gray[Missing: the policy check.]" in opened.words
    assert "partial reply" in opened.hero["state"]


def test_a_report_without_one_of_its_parts_is_labelled_partial_with_its_name():
    opened = Opened("research_report", preset="worker-down").at_once().press("Run").wait()
    assert "**Partial report.**" in opened.words and "Pedals and high wheels" in opened.words
    assert opened.hero["state"][2] == "partial report, limit after 3 rounds, target 8 not reached"


@pytest.mark.parametrize("page", ["support_system", "research_report"])
def test_both_say_when_to_use_them_and_when_not(page):
    words = Opened(page).words
    assert "When to use it, and when not" in words and all(text in words for text in lesson_of(page).advice)


def test_a_whole_report_has_no_such_label_and_can_be_downloaded():
    opened = Opened("research_report").at_once().press("Run").wait()
    assert "Partial" not in opened.words and opened.hero["state"][2] == "passed in round 2"
    assert any("Markdown" in button.proto.label for button in opened.at.get("download_button"))
