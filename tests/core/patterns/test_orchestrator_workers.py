"""What becomes of a plan and of parts that fail."""

from __future__ import annotations

import core
from core import Failed
from core.errors import ServerFailed
from core.patterns.orchestrator_workers import CAP, TaskPlan, orchestrator_workers
from core.view.handed import handed
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


def test_parts_that_nobody_combined_are_handed_over_as_they_came(play):
    down = ServerFailed("down")
    model = Scripted([TaskPlan(subtasks=["travel", "budget"]), "by coach", *[down] * 3, *[down] * 3])
    run = play(core.run(orchestrator_workers, "trip", model=model, concurrency=1))
    assert run.status == "partial" and isinstance(run.result.synthesis, Failed)
    assert handed(run.result, "synthesis") == ("1 by coach · 2 failed", "1. by coach\n2. No answer: server error.")
    assert run.result.text.split("\n\n") == [
        "Missing part: the synthesis. These are the parts as they came.", "by coach", "Missing part: budget"
    ]  # fmt: skip


def test_a_direct_answer_that_fails_leaves_nothing_to_hand_over(play):
    model = Scripted([TaskPlan(subtasks=[]), *[ServerFailed("down")] * 3])
    assert play(core.run(orchestrator_workers, "What is 2+2?", model=model)).status == "failed"
