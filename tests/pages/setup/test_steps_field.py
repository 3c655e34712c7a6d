"""Lines as steps of a chain: their names, what they ask, and what pins do to them."""

from __future__ import annotations

import pytest

import core
from core import Break
from core.engine.breaks import breaks
from core.lesson.use_cases.steps_by_hand import MORE, steps_by_hand
from core.view.pins import breakable
from core.view.plan import planned
from pages.parts.setup.steps_field import MOST, as_steps, problem_of_steps
from tests.pages.opened import Opened, link_of


@pytest.mark.parametrize(
    ("line", "name", "prompt"),
    [
        ("outline: List points of {text}", "outline", "List points of {text}"),
        ("write intro: Open {text}", "write intro", "Open {text}"),
        ("Create a 3-point outline for: {text}", "step-1", "Create a 3-point outline for: {text}"),
        ("Translate: {text}", "step-1", "Translate: {text}"),
        ("Read {text} and say: yes or no", "step-1", "Read {text} and say: yes or no"),
        ("Be short, be plain: rewrite {text}", "step-1", "Be short, be plain: rewrite {text}"),
        ("Write a text in which every word counts: {text} {text} again", "step-1", None),
        ("Shorten {text}", "step-1", "Shorten {text}"),
        ("draft 2: Rewrite {text}", "draft-2", "Rewrite {text}"),
        (": {text}", "step-1", ": {text}"),
    ],
)
def test_a_name_is_taken_only_where_an_instruction_is_left(line, name, prompt):
    assert as_steps([line]) == [{"name": name, "prompt": prompt or line}]


@pytest.mark.parametrize("prompt", MORE.values())
def test_no_ready_made_prompt_loses_its_words_without_a_name(prompt):
    assert as_steps([prompt])[0]["prompt"] == prompt


def test_a_place_that_nothing_fills_is_refused_before_the_run():
    assert "{foo}" in problem_of_steps(as_steps(["poem: Rhyme {foo}"]))
    assert not problem_of_steps(as_steps(["poem: Rhyme {text}", "plain: Say hello"]))
    assert f"{MOST} are allowed" in problem_of_steps(as_steps(["Shorten {text}"] * (MOST + 1)))
    opened = Opened("prompt_chaining", preset="by-hand").type("steps", "poem: Rhyme {foo}").press("Run")
    assert "nothing fills" in opened.words and "run" not in opened.at.query_params


@pytest.mark.parametrize(
    "line", ["Shorten {text}", "draft 2: Rewrite {text}", "write intro: Open {text}", "n: Do {text}"]
)
def test_a_pin_on_a_step_by_hand_breaks_that_step(line):
    steps = as_steps(["List {text}", line])
    plan = breakable(planned("steps_by_hand", options={"steps": steps}), steps_by_hand, ())
    node = plan["calls"][1]["breakable"][0]
    run = core.forecast(steps_by_hand, "rain", steps=steps, breaks=breaks(f"{node}:fail"))
    assert [span.fault for span in run.trace.spans] == ["", "fail"]
    assert breaks(run.trace.breaks) == (Break(node, "fail"),)


def test_steps_are_added_and_taken_out_and_come_back_by_the_link():
    opened = Opened("prompt_chaining")
    opened.type("input", "Photosynthesis").press("Change the steps")
    assert opened.field("preset").value == "by-hand" and opened.field("input").value == "Photosynthesis"
    opened.press("− draft").press("+ shorten")
    assert [call["name"] for call in opened.hero["calls"]] == ["outline", "final", "shorten"]
    again = Opened("prompt_chaining", **link_of(opened)).at_once()
    assert again.field("steps").value == opened.field("steps").value
    again.press("Run").wait()
    assert [span.step for span in again.shown.runs[0].trace.spans] == ["outline", "final", "shorten"]


@pytest.mark.parametrize(
    ("steps", "said"),
    [("", "Write at least one step"), ("a: b {text}\n" * 13, "That is 13 steps; 12 are allowed here.")],
)
def test_steps_that_cannot_be_run_are_told(steps, said):
    opened = Opened("prompt_chaining", preset="by-hand").type("steps", steps).press("Run")
    assert said in opened.words and "run" not in opened.at.query_params
