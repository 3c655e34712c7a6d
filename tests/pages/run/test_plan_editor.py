"""The plan of a run as lines to change, run again without its planner."""

from __future__ import annotations

from tests.pages.opened import Opened, link_of


def test_a_changed_plan_runs_again_without_a_planner():
    opened = Opened("orchestrator_workers").at_once()
    opened.press("Run").wait()
    lines = opened.field("plan").value.split("\n")
    assert lines == opened.shown.runs[0].result.subtasks
    opened.type("plan", "Find a name\nSet the price").press("Run again").wait()
    run = opened.shown.runs[0]
    assert run.result.subtasks == ["Find a name", "Set the price"]
    assert [span.step for span in run.trace.spans] == ["worker", "worker", "synthesis"]
    assert opened.hero["state"][2] == "your plan, no planner was asked"
    assert opened.hero["code"][0]["name"] == "your_plan"


def test_a_link_brings_a_changed_plan_and_it_is_run_before_any_planner():
    opened = Opened("orchestrator_workers").at_once()
    assert "plan" not in link_of(opened.press("Run").wait())
    opened.type("plan", "Find a name\nSet the price").press("Run again").wait()
    link = link_of(opened)
    assert link["plan"] == "Find a name\nSet the price"
    linked = Opened("orchestrator_workers", **link).at_once().look()
    assert linked.field("plan").value == link["plan"] and link_of(linked)["plan"] == link["plan"]
    linked.press("Run this plan").wait()
    assert [span.step for span in linked.shown.runs[0].trace.spans] == ["worker", "worker", "synthesis"]
    assert "plan" not in link_of(linked.press("Run").wait()), "this one is the planner's own again"


def test_a_plan_in_the_address_of_a_page_without_one_is_told_so():
    assert "does not have" in Opened("prompt_chaining", plan="Find a name").words


def test_a_plan_with_a_part_twice_is_not_run():
    opened = Opened("orchestrator_workers").at_once()
    opened.press("Run").wait().type("plan", "a\na")
    assert next(button for button in opened.at.button if button.label == "Run again").disabled
    assert "A part stands there twice: a" in opened.words


def test_your_plan_is_run_with_the_prompts_and_the_faults_of_its_steps():
    pins = {"break": "worker 2:refuse,plan:slow", "prompt.worker": "Do in one line: {subtask}"}
    opened = Opened("orchestrator_workers", **pins).at_once()
    opened.press("Run").wait()
    opened.type("plan", "Find a name\nSet the price").press("Run again").wait()
    (run,) = opened.shown.runs
    assert [span.fault for span in run.trace.spans] == ["", "refuse", ""] and run.trace.breaks == ("worker 2:refuse",)
    assert run.trace.spans[0].prompt == "Do in one line: Find a name"
