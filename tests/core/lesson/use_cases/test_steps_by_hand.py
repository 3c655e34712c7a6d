"""A chain whose steps are a list."""

from __future__ import annotations

import pytest

import core
from core import run
from core.lesson.use_cases.steps_by_hand import MORE, steps_by_hand
from tests.scripted import Scripted


def test_a_chain_by_hand_makes_a_call_for_each_step_on_the_answer_before(play):
    asked = [{"name": "list", "prompt": "List: {text}"}, {"name": "poem", "prompt": "Rhyme: {text}"}]
    ended = play(run(steps_by_hand, "rain", steps=asked, model=Scripted(["drops", "drops, hops"])))
    assert [(span.step, span.prompt) for span in ended.trace.spans] == [
        ("list", "List: rain"),
        ("poem", "Rhyme: drops"),
    ]
    assert ended.result.answers == ["drops", "drops, hops"] and ended.result.final == "drops, hops"
    assert ended.trace.makespan == pytest.approx(2.0) and len(ended.trace.critical_path()) == 2


def test_a_step_without_a_prompt_is_refused():
    with pytest.raises(core.InputError, match="steps, item 1"):
        core.forecast(steps_by_hand, "rain", steps=[{"name": "list", "prompt": ""}])


@pytest.mark.parametrize("name", MORE)
def test_a_ready_made_step_keeps_the_place_of_the_answer_before(name):
    assert "{text}" in MORE[name]
