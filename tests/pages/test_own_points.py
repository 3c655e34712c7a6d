"""What only one page has: three topics after a chain that gained nothing, steps by hand, how many items, your plan."""

from __future__ import annotations

import pytest

from core.lesson.use_cases.one_call import one_call
from core.runner import runner
from tests.pages.opened import Opened, link_of

CHAIN, ITEMS, PLANNED = "prompt_chaining", "parallelization", "orchestrator_workers"


def shown(opened: Opened):
    return runner.find(opened.at.query_params["run"])


def test_three_topics_are_offered_after_a_comparison_that_gained_nothing_and_compared():
    opened = Opened(CHAIN).at_once()
    assert "Try three topics" not in opened.buttons
    opened.press("Compare").wait()
    opened.press("Try three topics")
    assert opened.field("preset").value == "three-topics" and len(shown(opened).started) == 2
    opened.wait()
    assert shown(opened).runs[1].trace.calls == 9 and "Try three topics" not in opened.buttons


def test_one_call_runs_beside_the_chain_and_is_not_laid_call_by_call():
    opened = Opened(CHAIN).at_once()
    opened.press("Beside one call").wait()
    assert shown(opened).readings[0].pattern is one_call
    assert [run["title"] for run in opened.hero["runs"]] == ["One call", "Prompt chaining"]
    assert not opened.hero["figure"].endswith("×") and opened.words.count("**One call**") == 1


def test_one_call_beside_a_broken_chain_is_a_pair_of_whole_runs_and_says_so():
    opened = Opened(CHAIN, **{"break": "draft:hang"}).at_once()
    opened.press("Beside one call").wait()
    assert [run.status for run in shown(opened).runs] == ["done", "done"]
    assert "Broken:" not in opened.words and "another fault than the fields" in opened.words


def test_several_topics_are_no_task_for_one_call():
    assert "Beside one call" not in Opened(CHAIN, preset="three-topics").buttons


def test_steps_are_added_and_taken_out_and_come_back_by_the_link():
    opened = Opened(CHAIN)
    opened.type("input", "Photosynthesis").press("Change the steps")
    assert opened.field("preset").value == "by-hand" and opened.field("input").value == "Photosynthesis"
    opened.press("− draft").press("+ shorten")
    assert [call["name"] for call in opened.hero["calls"]] == ["outline", "final", "shorten"]
    again = Opened(CHAIN, **link_of(opened)).at_once()
    assert again.field("steps").value == opened.field("steps").value
    again.press("Run").wait()
    assert [span.step for span in shown(again).runs[0].trace.spans] == ["outline", "final", "shorten"]


@pytest.mark.parametrize(
    ("steps", "said"),
    [("", "Write at least one step"), ("a: b {text}\n" * 13, "That is 13 steps; 12 are allowed here.")],
)
def test_steps_that_cannot_be_run_are_told(steps, said):
    opened = Opened(CHAIN, preset="by-hand").type("steps", steps).press("Run")
    assert said in opened.words and "run" not in opened.at.query_params


def test_the_slider_adds_ready_made_items_and_takes_some_away():
    opened = Opened(ITEMS)
    slider = opened.field("how many")
    assert (slider.value, slider.max) == (5, 18)
    before = opened.field("input").value.split("\n")
    slider.set_value(7)
    after = opened.look().field("input").value.split("\n")
    assert after[:5] == before and len(set(after)) == 7
    opened.field("how many").set_value(2)
    assert opened.look().field("input").value.split("\n") == before[:2]


def test_ones_own_items_come_back_before_the_ready_made_ones():
    opened = Opened(ITEMS)
    opened.type("input", "one\ntwo\ntwo").type("how many", 1)
    assert opened.field("input").value == "one"
    opened.type("how many", 3)
    assert opened.field("input").value == "one\ntwo\ntwo"
    opened.type("how many", 1).type("input", "uno").type("how many", 4)
    assert opened.field("input").value.split("\n")[:3] == ["uno", "two", "two"]


def test_the_curve_has_a_point_for_each_limit_and_no_seconds_before_a_run():
    opened = Opened(ITEMS)
    curve = opened.drawn("curve")
    assert len(curve["times"]) == curve["at_once"] == 5 and curve["covered"]
    assert opened.type("at_once", 2).drawn("curve")["at_once"] == 2
    assert not opened.press("Show forecast").drawn("curve")["covered"]


def test_a_changed_plan_runs_again_without_a_planner():
    opened = Opened(PLANNED).at_once()
    opened.press("Run").wait()
    lines = opened.field("plan").value.split("\n")
    assert lines == shown(opened).runs[0].result.subtasks
    opened.type("plan", "Find a name\nSet the price").press("Run again").wait()
    run = shown(opened).runs[0]
    assert run.result.subtasks == ["Find a name", "Set the price"]
    assert [span.step for span in run.trace.spans] == ["worker", "worker", "synthesis"]
    assert opened.hero["state"][2] == "your plan, no planner was asked"
    assert opened.hero["code"][0]["name"] == "your_plan"


def test_a_plan_with_a_part_twice_is_not_run():
    opened = Opened(PLANNED).at_once()
    opened.press("Run").wait().type("plan", "a\na")
    assert next(button for button in opened.at.button if button.label == "Run again").disabled
    assert "A part stands there twice: a" in opened.words


def test_your_plan_is_run_with_the_prompts_and_the_faults_of_its_steps():
    pins = {"break": "worker 2:refuse,plan:slow", "prompt.worker": "Do in one line: {subtask}"}
    opened = Opened(PLANNED, **pins).at_once()
    opened.press("Run").wait()
    opened.type("plan", "Find a name\nSet the price").press("Run again").wait()
    (run,) = shown(opened).runs
    assert [span.fault for span in run.trace.spans] == ["", "refuse", ""] and run.trace.breaks == ("worker 2:refuse",)
    assert run.trace.spans[0].prompt == "Do in one line: Find a name"
