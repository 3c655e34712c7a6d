"""Research with quality control: two patterns as they are, one after the other, and a gap that stays named."""

from __future__ import annotations

import pytest

import core
from core import InputError, Simulated, research_report
from core.errors import ServerFailed
from core.models.simulated import FaultPlan, every
from core.patterns.evaluator_optimizer import Evaluation
from core.patterns.orchestrator_workers import TaskPlan
from core.view.picture import picture
from tests.scripted import Scripted

PHONES = "Effects of phone bans in schools"
DOWN = ServerFailed("down", status=500)


def script(parts, *scores):
    """A plan with its workers and synthesis, then verdicts with a new draft between them."""
    said = [TaskPlan(subtasks=parts), *(f"on {part}" for part in parts), "the synthesis"]
    for number, score in enumerate(scores, 1):
        said += [Evaluation(score=score, feedback=f"feedback {number}"), f"draft {number}"]
    return Scripted(said[:-1])


def test_it_is_the_two_patterns_one_after_the_other(play):
    run = play(core.run(research_report, "tea", model=script(["a", "b"], 9)))
    groups = run.trace.groups
    assert [group.name for group in groups] == ["research_report", "orchestrator_workers", "evaluator_optimizer"]
    assert [group.parent for group in groups] == [None, groups[0].id, groups[0].id]
    assert list(run.result.keys()) == [
        "subtasks", "left_out", "results", "synthesis", "final", "score", "iterations", "ended", "last", "history"
    ]  # fmt: skip


def test_the_first_draft_to_be_judged_is_the_synthesis_itself(play):
    trace = play(core.run(research_report, "tea", model=script(["a", "b"], 9))).trace
    synthesis, judged = (next(s for s in trace.spans if s.step == step) for step in ("synthesis", "evaluate"))
    assert next(m.source.span for m in judged.marks if m.name == "draft") == synthesis.id
    assert not [span for span in trace.spans if span.step == "draft"]


@pytest.mark.parametrize("parts", [1, 3, 5])
@pytest.mark.parametrize("scores", [[8], [5, 8], [5, 6, 8]])
def test_passing_at_verdict_k_costs_1_plus_n_plus_1_plus_2k_minus_1_calls(play, parts, scores):
    run = play(core.run(research_report, "tea", model=script([f"part {i}" for i in range(parts)], *scores)))
    assert run.trace.calls == (1 + parts + 1) + (2 * len(scores) - 1)
    assert run.result.ended == "passed" and run.result.iterations == len(scores)
    assert run.trace.makespan == pytest.approx(3 + 2 * len(scores) - 1)  # plan, workers together, synthesis; the loop


def test_two_folds_and_their_sums_add_up():
    trace = core.forecast(research_report, PHONES, model=Simulated(latency="equal"), target_score=5).trace
    drawn = picture(trace, status="done")
    assert [(fold["name"], fold["steps"], fold["words"]) for fold in drawn["folds"]] == [
        ("orchestrator–workers", "plan → 4 × worker → synthesis", "6 calls, 6.00 s added up"),
        ("evaluator–optimizer", "evaluate", "1 call, 1.00 s added up"),
    ]
    assert sum(len(fold["calls"]) for fold in drawn["folds"]) == trace.calls == 7
    assert trace.work == pytest.approx(7.0)


def test_a_missing_part_is_named_and_the_run_stays_partial_though_it_passes(play):
    model = Scripted(
        [TaskPlan(subtasks=["travel", "budget"]), "by coach", DOWN, DOWN, DOWN, "all", Evaluation(score=9, feedback="")]
    )
    run = play(core.run(research_report, "trip", model=model, concurrency=1))
    assert run.result.ended == "passed" and run.status == "partial"
    assert "2. Missing part: budget" in model.asked[-2].prompt and not run.result.results[1]


def test_the_judge_notices_the_gap_and_no_draft_closes_it():
    model = Simulated(faults=FaultPlan({("worker", 2): every("empty")}))
    run = core.forecast(research_report, "History of the bicycle", model=model, seed=7)
    missing = run.result.subtasks[1]
    assert missing in run.result.synthesis and missing in run.result.history[0][0].feedback
    assert all(missing in draft.text for drafts in run.result.history for draft in drafts)
    assert run.status == "partial" and f"Not covered: {missing}" in run.result.final and run.result.score < 8


def test_when_all_workers_fail_nothing_is_judged(play):
    model = Scripted([TaskPlan(subtasks=["a", "b"]), *[DOWN] * 6])
    run = play(core.run(research_report, "trip", model=model))
    assert run.status == "failed" and {span.step for span in run.trace.spans} == {"plan", "worker"}


def test_a_judge_nobody_can_read_leaves_the_research(play):
    model = Scripted([TaskPlan(subtasks=["a"]), "on a", "the synthesis", "no verdict", "no verdict"])
    run = play(core.run(research_report, "tea", model=model))
    assert (run.result.final, run.result.ended, run.result.score) == ("the synthesis", "judge failed", None)


def test_parts_that_nobody_combined_are_judged_as_they_came(play):
    model = Scripted(
        [TaskPlan(subtasks=["a", "b"]), "on a", "on b", DOWN, DOWN, DOWN, Evaluation(score=9, feedback="")]
    )
    run = play(core.run(research_report, "tea", model=model))
    assert "\n\non a\n\non b" in model.asked[-1].prompt and run.result.final == run.result.text
    assert run.status == "partial" and not run.result.synthesis


@pytest.mark.parametrize("bad", [{"target_score": 11}, {"max_iterations": 0}])
def test_bad_settings_are_refused_before_any_call(play, bad):
    with pytest.raises(InputError):
        play(core.run(research_report, "tea", model=Scripted([]), **bad))


def test_a_loop_that_comes_round_again_ends_in_dots():
    trace = core.forecast(research_report, PHONES, model=Simulated(latency="equal"), target_score=10).trace
    assert picture(trace, status="done")["folds"][1]["steps"] == "evaluate → improve → …"
