"""Questions sorted to a cheap or an expensive model."""

from __future__ import annotations

import pytest

import core
from core import run
from core.lesson.use_cases.model_choice import Effort, model_choice
from tests.scripted import Scripted


def test_questions_go_to_the_model_of_their_label_and_an_unclear_one_to_the_expensive(play):
    answers = [Effort(effort="simple"), "four", "no JSON", "no JSON", "because"]
    ended = play(run(model_choice, ["2+2?", "Why?"], model=Scripted(answers), concurrency=1))
    assert [answer.model for answer in ended.result.answers] == ["gpt-4o-mini", "gpt-4o"]
    assert [answer.fallback for answer in ended.result.answers] == [False, True]
    assert [span.model for span in ended.trace.spans] == ["scripted", "gpt-4o-mini", "scripted", "gpt-4o"]


@pytest.mark.parametrize(
    ("question", "effort"),
    [
        ("How many legs has a spider?", "simple"),
        ("What is 12 * 12?", "simple"),
        ("Who wrote Faust?", "simple"),
        ("Why do leaves fall in autumn?", "complex"),
        ("Compare solar and wind power for a small island.", "complex"),
        ("When did it begin? Who was there? And what followed?", "complex"),
    ],
)
def test_held_out_questions_are_sorted_by_what_they_ask(question, effort):
    assert core.forecast(model_choice, [question]).trace.spans[1].step == effort
