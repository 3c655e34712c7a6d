"""A run keeps its own setup: its result is drawn by it, the page says what differs, and a reload gives it back."""

from __future__ import annotations

import pytest

from tests.pages.opened import NOTICE, Opened, ran

pytestmark = pytest.mark.usefixtures("empty_shelf")


@pytest.mark.parametrize("page", ["evaluator_optimizer", "research_report"])
def test_a_finished_run_is_drawn_against_its_own_target(page):
    opened = ran(page, target_score=7)
    assert "the target of 7" in opened.words or "the target was 7" in opened.words
    opened.type("target_score", 10)
    assert "target of 10" not in opened.words and "target was 10" not in opened.words
    assert NOTICE.format("target score") in opened.words


def test_chains_keep_the_topics_that_they_were_made_for():
    opened = ran("prompt_chaining", input="Tides\nVolcanoes").type("input", "Bees\nBread")
    topics = [text.value for text in opened.at.text if len(text.value) < 20]
    assert "Tides" in topics and "Volcanoes" in topics and "Bees" not in topics
    assert opened.type("input", "Bees").hero["ended"], "one topic in the field, two in the run"


def test_a_pitfall_differs_from_the_fields_only_where_they_are_not_its_presets():
    opened = Opened("evaluator_optimizer", preset="gets-worse").at_once().press("Naive and guarded").wait()
    assert "The picture shows a run" not in opened.words
    assert NOTICE.format("seed") in opened.type("seed", 1).words
