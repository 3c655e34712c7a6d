"""The frame of a page: what stands below a run that has ended, whatever became of it."""

from __future__ import annotations

from tests.pages.opened import Opened


def test_a_failed_run_says_why_once_above_its_picture_and_keeps_what_came():
    opened = Opened("prompt_chaining", preset="empty-step").at_once().press("Run").wait()
    assert opened.hero["error"] and opened.hero["error"] not in opened.words
    assert "No result. The sentence above the picture says why." in opened.words and "**Kept: outline**" in opened.words


def test_of_a_run_that_was_stopped_it_is_said_that_there_is_no_result(held):
    words = Opened("routing").press("Run").press("Stop").words
    assert "Stopped before there was a result." in words and "No result." not in words
