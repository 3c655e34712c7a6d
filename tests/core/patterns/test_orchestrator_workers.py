"""What becomes of a plan and of parts that fail."""

from __future__ import annotations

import core
from core.errors import ServerFailed
from core.patterns.orchestrator_workers import CAP, TaskPlan, orchestrator_workers
from tests.scripted import Scripted


def test_blank_double_and_too_many_subtasks_are_left_out_and_said(play):
    plan = TaskPlan(subtasks=["a", " ", "A", *[f"part {i}" for i in range(100)]])
    run = play(core.run(orchestrator_workers, "x", model=Scripted([plan, *["r"] * CAP, "all"])))
    assert len(run.result.subtasks) == CAP and len(run.result.left_out) == 103 - CAP
    assert run.trace.calls == 1 + CAP + 1
    assert str(CAP) in run.trace.spans[0].prompt


def test_an_empty_plan_becomes_one_direct_call(play):
    run = play(core.run(orchestrator_workers, "What is 2+2?", model=Scripted([TaskPlan(subtasks=[]), "4"])))
    assert run.result.synthesis == "4" and [s.step for s in run.trace.spans] == ["plan", "answer"]


def test_the_synthesis_is_told_which_part_is_missing(play):
    down = ServerFailed("down")
    model = Scripted([TaskPlan(subtasks=["travel", "budget"]), "by coach", down, down, down, "all"])
    run = play(core.run(orchestrator_workers, "trip", model=model))
    assert run.status == "partial"
    assert "by coach" in model.asked[-1].prompt and "2. Missing part: budget" in model.asked[-1].prompt
    assert not run.result.results[1] and run.result.results[0] == "by coach"


def test_when_all_workers_fail_there_is_no_synthesis(play):
    model = Scripted([TaskPlan(subtasks=["a", "b"]), *[ServerFailed("down")] * 6])
    run = play(core.run(orchestrator_workers, "trip", model=model))
    assert run.status == "failed" and {s.step for s in run.trace.spans} == {"plan", "worker"}
