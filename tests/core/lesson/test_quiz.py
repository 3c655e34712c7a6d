"""The quiz: every right answer is worked out here from the laws, the patterns and their presets."""

from __future__ import annotations

import pytest

import core
from core.laws.laws import side_by_side
from core.lesson.agent import agent, fixed_workflow
from core.lesson.evaluator_optimizer import evaluator_calls
from core.lesson.orchestrator_workers import orchestrator_calls
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of, presets_of
from core.lesson.quiz import quiz
from core.lesson.registry import LESSONS
from core.lesson.routing import routing_calls
from core.lesson.ways import paths_taken, ten
from core.run import Reading


def ran(question):
    preset = preset_of(question.page, question.preset)
    return core.forecast(LESSONS[question.page].pattern, preset.input, model=model(preset), **preset.settings())


def seconds(time: float) -> str:
    return f"{time:g} second{'' if time == 1 else 's'}"


def of_the_rounds(question) -> str:
    result = ran(question).result
    scores = [drafts[0].score for drafts in result.history]
    assert result.score == max(scores) > scores[-1] and result.final != result.last
    return "The best one"


def whose_steps_differ(_) -> str:
    preset = presets_of("agent")[0]
    both = [
        paths_taken(ten(Reading(each, (preset.input,)), model(preset), preset.seed)) for each in (fixed_workflow, agent)
    ]
    differ = [len(ways) > 1 for ways in both]
    return {(False, True): "Those of the agent", (True, True): "Those of both"}[tuple(differ)]


WORKED_OUT = [
    lambda _: seconds(side_by_side([[1.0, 2.0, 3.0]], None)),  # one chain
    lambda _: seconds(side_by_side([[1.0]] * 4 + [[4.0]], None)),  # five at once
    lambda question: seconds(side_by_side([[1.0]] * 12, ran(question).trace.concurrency)),
    lambda question: str({routing_calls(), ran(question).trace.calls}.pop()),
    lambda _: str(orchestrator_calls(4)),
    lambda _: str(evaluator_calls(3)),
    of_the_rounds,
    whose_steps_differ,
]


@pytest.mark.parametrize(("question", "worked_out"), list(zip(quiz(), WORKED_OUT, strict=True)))
def test_the_right_answer_is_the_one_that_is_worked_out(question, worked_out):
    assert question.choices[question.right] == worked_out(question)


@pytest.mark.parametrize("question", quiz())
def test_each_question_has_choices_that_differ_a_reason_and_a_run(question):
    assert len(set(question.choices)) == len(question.choices) == 3 and question.why.endswith(".")
    assert not question.preset or question.preset in {preset.id for preset in presets_of(question.page)}


def test_not_every_right_answer_stands_in_one_place():
    assert 6 <= len(quiz()) <= 8 and {question.right for question in quiz()} == {0, 1, 2}
