"""What to try next: beside the input, and where a comparison has gained nothing."""

from __future__ import annotations

from tests.pages.opened import Opened


def test_three_topics_are_offered_after_a_comparison_that_gained_nothing_and_compared():
    opened = Opened("prompt_chaining").at_once()
    assert "Try three topics" not in opened.buttons
    opened.press("Compare").wait()
    opened.press("Try three topics")
    assert opened.field("preset").value == "three-topics" and len(opened.shown.started) == 2
    opened.wait()
    assert opened.shown.runs[1].trace.calls == 9 and "Try three topics" not in opened.buttons


def test_several_topics_are_no_task_for_one_call():
    assert "Beside one call" not in Opened("prompt_chaining", preset="three-topics").buttons


def test_while_a_run_goes_on_nothing_else_is_started(held):
    opened = Opened("prompt_chaining")

    def off():
        return next(button for button in opened.at.button if button.label == "Beside one call").disabled

    assert not off()
    opened.press("Run")
    assert off()
    opened.press("Stop")
    assert not off()
