"""What the steps of a chain bought beside one call for the whole task: counted from both answers."""

from __future__ import annotations

import pytest

import core
from core.lesson.registry import lesson_of
from tests.scripted import Scripted

OUTLINE = "1. Origins: grown first in Ethiopia\n2. Trade: ships carried beans\n3. Today: billions drink coffee"
WHOLE = "Origins were grown first in Ethiopia. Trade came when ships carried beans. Today billions drink coffee."


def bought(play, outline: str, final: str, single: str) -> str:
    lesson = lesson_of("prompt_chaining")
    one = play(core.run(lesson.single, "coffee", model=Scripted([single], latency=1)))
    chain = play(core.run(core.prompt_chaining, "coffee", model=Scripted([outline, "d", final], latency=1)))
    return lesson.bought(one, chain)


@pytest.mark.parametrize(
    ("outline", "final", "single", "said"),
    [
        (OUTLINE, WHOLE, "Today billions drink coffee.",
         "3 of the outline’s 3 points in 16 words, where one call has 1 in 4."),
        (OUTLINE, "Beans of coffee.", WHOLE,
         "no more: 0 of the outline’s 3 points in 3 words, where one call has 3 in 16."),
        ("Origins, trade, today", WHOLE, "Coffee is drunk.", "a text of 16 words, where one call wrote 3."),
    ],
)  # fmt: skip
def test_points_and_words_of_both_texts_are_counted(play, outline, final, single, said):
    assert bought(play, outline, final, single) == f"The three calls bought {said}"


def test_of_a_topic_that_the_model_does_not_know_nothing_is_said():
    lesson = lesson_of("prompt_chaining")
    runs = [core.forecast(pattern, "asdkjh qwe", seed=7) for pattern in (lesson.single, core.prompt_chaining)]
    assert lesson.bought(*runs) == ""
