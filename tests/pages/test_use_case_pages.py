"""Use cases, own prompts, and the naive beside the guarded version, on the pages."""

from __future__ import annotations

import pytest

from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")


def test_a_vote_shows_the_decision_the_rule_and_who_failed():
    opened = Opened("parallelization", preset="voting-undecided").at_once().press("Run").wait()
    assert "**cannot decide**" in opened.words and "Only 1 of 3 voted; more than half must." in opened.words
    rows = opened.drawn("list 0")["rows"]
    assert [row[1:3] for row in rows] == [["safety", "failed"], ["clarity", "approve"], ["budget", "failed"]]


def test_a_live_model_is_not_asked_to_fail():
    opened = Opened("routing").type("model", "Live endpoint")
    assert next(button for button in opened.at.button if button.label == "Naive and guarded").disabled


def test_a_gate_that_stops_the_chain_is_no_finished_text():
    opened = Opened("prompt_chaining", preset="gate-stops").at_once().press("Run").wait()
    assert opened.hero["state"][2] == "stopped by the gate: no date and no place"
    assert opened.hero["result"] == ["No text", ""]


def test_what_a_gate_missed_is_said_in_a_sentence_and_not_as_facts():
    opened = Opened("prompt_chaining", preset="gate-stops").at_once().press("Run").wait()
    assert "The outline names no date and no place, even after it was sent back once" in opened.words
    assert "Missing" not in opened.everything() and "Passed" not in opened.everything()
    assert (
        "The gate let it through" in Opened("prompt_chaining", preset="gate-opens").at_once().press("Run").wait().words
    )
