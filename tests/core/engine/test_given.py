"""A run with one call changed by hand: what follows from it is asked anew, all else is there."""

from __future__ import annotations

import pytest

import core
from core import InputError, fork
from core.patterns.orchestrator_workers import TaskPlan
from core.patterns.routing import SupportCategory
from tests.scripted import Scripted

PLAN = TaskPlan(subtasks=["a", "b", "c"])


def test_a_changed_answer_is_taken_as_the_models_and_what_follows_is_asked_anew(play):
    whole = play(core.run(core.prompt_chaining, "x", model=Scripted(["outline", "draft", "final"]))).trace
    model = Scripted(["other final"])
    run = play(core.run(core.prompt_chaining, "x", model=model, given=fork(whole, "draft", answer="mine")))
    assert "mine" in model.asked[0].prompt and dict(run.result)["draft"] == "mine"
    assert [(s.reused, s.by_hand) for s in run.trace.spans] == [(True, ""), (True, "answer"), (False, "")]


def test_a_changed_prompt_is_sent_and_what_does_not_follow_from_it_is_kept(play):
    model = Scripted([PLAN, "A", "B", "C", "the whole"])
    whole = play(core.run(core.orchestrator_workers, "t", model=model, concurrency=1)).trace
    again = Scripted(["other B", "other whole"])
    changed = fork(whole, "worker 2", prompt="Only in rhyme: b")
    run = play(core.run(core.orchestrator_workers, "t", model=again, concurrency=1, given=changed))
    assert again.asked[0].prompt == "Only in rhyme: b" and len(again.asked) == 2
    assert run.result.results == ["A", "other B", "C"] and run.result.synthesis == "other whole"
    assert [span.by_hand for span in run.trace.spans] == ["", "", "prompt", "", ""]


def test_a_changed_label_takes_the_other_route(play):
    label = SupportCategory(category="refund", urgency="low")
    whole = play(core.run(core.routing, "q", model=Scripted([label, "paid back"]))).trace
    other = SupportCategory(category="technical", urgency="high").model_dump_json()
    run = play(core.run(core.routing, "q", model=Scripted(["restart it"]), given=fork(whole, "classify", answer=other)))
    assert (run.result.category, run.result.response) == ("technical", "restart it")
    assert run.trace.spans[0].parsed == {"category": "technical", "urgency": "high"}


def test_an_answer_by_hand_that_does_not_fit_is_as_bad_as_a_models(play):
    plan = play(core.run(core.orchestrator_workers, "t", model=Scripted([PLAN, "A", "B", "C", "D"]))).trace
    run = play(core.run(core.orchestrator_workers, "t", model=Scripted([]), given=fork(plan, "plan", answer="no plan")))
    assert run.status == "failed" and run.error.kind == "bad_schema" and "written by hand" in str(run.error)
    label = play(core.run(core.routing, "q", model=Scripted([SupportCategory(category="refund", urgency="low"), "r"])))
    changed = fork(label.trace, "classify", answer="?")
    run = play(core.run(core.routing, "q", model=Scripted(["general answer"]), given=changed))
    assert run.status == "partial" and run.result.fallback


@pytest.mark.parametrize(
    ("call", "changed"),
    [
        ("draft 9", {"answer": "x"}),
        (99, {"answer": "x"}),
        ("draft", {}),
        ("draft", {"answer": "x", "prompt": "y"}),
        ("draft", {"answer": "  "}),
        ("draft", {"prompt": "\ud800"}),
    ],
)
def test_what_cannot_be_changed_is_refused_before_any_call(play, call, changed):
    whole = play(core.run(core.prompt_chaining, "x", model=Scripted(["outline", "draft", "final"]))).trace
    with pytest.raises(InputError):
        fork(whole, call, **changed)


def test_tools_and_their_choice_are_not_changed_and_given_must_be_a_trace(play):
    trace = core.forecast(core.agent, "What is 2 + 2?").trace
    tool = next(span for span in trace.spans if span.kind == "tool")
    for call in (tool.id, "decide 1"):
        with pytest.raises(InputError):
            fork(trace, call, answer="x")
    with pytest.raises(InputError):
        play(core.run(core.prompt_chaining, "x", model=Scripted([]), given="the trace"))
