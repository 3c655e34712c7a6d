"""What a class is told around the picture: what to watch for, and why it came out as it did."""

from __future__ import annotations

from core.lesson.presets.read import presets_of
from tests.pages.opened import Opened


def test_a_class_is_told_what_to_watch_for_and_guesses_before_the_run():
    preset = next(preset for preset in presets_of("parallelization") if preset.at_once)
    opened = Opened("parallelization", presenter="1", preset=preset.id)
    assert f"Watch for:] {preset.watch}" in opened.words and f"At once:] {preset.at_once}" in opened.words
    assert opened.at.text[0].value == preset.input[0], "the beginning of the input"
    assert opened.field("guess calls").placeholder == "Guess: how many calls?"


def test_the_answer_takes_the_place_of_its_question_beside_the_picture():
    opened = Opened("parallelization", presenter="1")
    assert opened.words.count("Watch for:") == 2, "beside the picture, and hidden where it stands for all others"
    opened.press("Run").wait()
    assert (opened.words.count("You watched for:"), opened.words.count("Watch for:")) == (3, 0), "and below, with why"
    opened.type("seed", 9)
    assert "You watched for:" not in opened.words


def test_the_reason_stands_below_a_run_that_has_ended():
    opened = Opened("parallelization", presenter="1").at_once()
    assert "Why" not in opened.words
    opened.press("Run").wait()
    assert "**the longest call**: max(" in opened.words and "It took" in opened.words
    assert opened.drawn("classes")["rows"]
    opened.press("Compare").wait()
    assert opened.drawn("parallelization law")["rows"][2][0] == "Speed-up"
