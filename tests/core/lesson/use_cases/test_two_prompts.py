"""Two prompts on the same messages."""

from __future__ import annotations

import pytest

import core
from core.lesson.use_cases.two_prompts import better, two_prompts


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [(5.0, 8.0, "B"), (8.0, 5.0, "A"), (7.0, 7.9, "no clear difference"), (None, 9.0, "cannot decide")],
)
def test_the_rule_of_the_prompt_test(a, b, verdict):
    assert better(a, b) == verdict


def test_messages_go_to_both_prompts_in_turn_and_the_judge_does_not_learn_which():
    ended = core.forecast(two_prompts, ["My parcel is late", "Where is my refund?", "The app crashes"])
    assert [trial.prompt for trial in ended.result.trials] == ["A", "B", "A"]
    judged = [span.prompt for span in ended.trace.spans if span.step == "judge"]
    assert all("You are customer service" not in prompt for prompt in judged)
