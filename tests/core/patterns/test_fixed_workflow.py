"""The fixed workflow takes the same five steps whatever the question."""

from __future__ import annotations

import core
from core import fixed_workflow, forecast
from tests.scripted import Scripted


def test_the_workflow_makes_the_same_five_steps_for_every_question():
    for question in ("How long is the Nile?", "What is 2 + 2?", "Write a haiku about rain"):
        spans = forecast(fixed_workflow, question, seed=3).trace.spans
        assert [span.step for span in spans] == ["query", "search", "expression", "calculate", "answer"]
        assert not any(span.chosen_by for span in spans)


def test_each_step_is_asked_with_what_the_one_before_found(play):
    model = Scripted(["Nile length", "2 + 2", "It is long."])
    run = play(core.run(fixed_workflow, "How long is the Nile?", model=model))
    _, expression, answer = (ask.prompt for ask in model.asked)
    assert run.result.passages in expression and run.result.passages in answer and answer.endswith("calculation: 4")
    assert (run.result.query, run.result.result, run.result.answer) == ("Nile length", "4", "It is long.")


def test_a_tool_that_fails_stops_nobody_and_its_reason_is_passed_on(play):
    model = Scripted(["Nile", "the length of the river", "No number was found."])
    run = play(core.run(fixed_workflow, "How long is the Nile?", model=model))
    assert run.result.result.startswith("Error: ") and run.result.result in model.asked[2].prompt
    assert run.result.answer == "No number was found." and run.trace.spans[3].status == "error"
