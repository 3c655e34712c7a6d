"""What the customer would have received, and the stamp on it: worked out from runs of all kinds."""

from __future__ import annotations

from dataclasses import replace

import pytest

import core
from core.engine.breaks import breaks
from core.lesson.readings import naive_and_guarded
from core.lesson.registry import LESSONS, lesson_of
from core.models.simulated import FaultPlan, Simulated, every
from core.view.envelopes import envelope
from tests.rows import rows
from tests.scripted import Scripted

GIVEN = {
    "prompt_chaining": "Machine learning basics", "routing": "Where is my parcel?",
    "parallelization": ["Meeting at 3pm", "50% off!", "Server down"],
    "orchestrator_workers": "Plan a product launch for a reusable water bottle",
    "evaluator_optimizer": "Write a haiku about rain", "support_system": "Why is my bill 20 euros higher this month?",
    "research_report": "The history of the bicycle",
}  # fmt: skip
STOPPED, HIDDEN = "stopped, says why", "wrong, nobody told"


def letter(run, page=""):
    return envelope("Guarded", run, lesson_of(page or run.trace.pattern))


def stamps(page, written):
    readings = naive_and_guarded(LESSONS[page].pattern, GIVEN[page], {"breaks": breaks(written)})
    return [letter(reading.forecast(seed=7), page)["stamp"] for reading in readings]


@rows(
    "page, written, naive, guarded",
    [
        ("prompt_chaining", "outline:hang", HIDDEN, STOPPED),
        ("prompt_chaining", "draft:fail", HIDDEN, STOPPED),
        ("prompt_chaining", "final:empty", HIDDEN, "marked: the draft, not polished"),
        ("prompt_chaining", "draft:wrong-shape", HIDDEN, HIDDEN),  # a text step has no shape to check
        ("prompt_chaining", "draft:slow", "right, but late", "right, but late"),
        ("routing", "classify:wrong-shape", STOPPED, "marked as a fallback"),
        ("routing", "shipping:refuse", STOPPED, STOPPED),
        ("parallelization", "classify 2:fail", STOPPED, "marked as incomplete"),
        ("parallelization", "classify:fail", STOPPED, STOPPED),
        ("orchestrator_workers", "worker 2:hang", HIDDEN, "marked as incomplete"),
        ("orchestrator_workers", "plan:wrong-shape", STOPPED, STOPPED),
        ("evaluator_optimizer", "evaluate:wrong-shape", STOPPED, "marked: judge failed"),
        ("support_system", "policy:fail", HIDDEN, "marked as incomplete"),
        ("support_system", "classify:empty", STOPPED, "marked as a fallback"),
        ("research_report", "worker 2:refuse", HIDDEN, "marked as incomplete"),
    ],
)
def test_the_stamp_says_whether_anybody_was_told(page, written, naive, guarded):
    assert stamps(page, written) == [naive, guarded]


def test_a_judge_catches_a_draft_of_another_shape():
    run = core.forecast(core.evaluator_optimizer, GIVEN["evaluator_optimizer"], seed=7, breaks=["draft:wrong-shape"])
    assert letter(run)["stamp"] == f"caught by the judge, score {run.result.score}"
    once = core.forecast(
        core.evaluator_optimizer, GIVEN["evaluator_optimizer"], max_iterations=1, breaks=["draft:wrong-shape"]
    )
    assert letter(once)["stamp"] == HIDDEN, "judged, and handed over all the same"


def test_a_fault_that_a_second_attempt_mends_is_right_after_a_retry():
    model = Simulated(faults=FaultPlan({"draft": "server_error"}))
    mended = letter(core.forecast(core.prompt_chaining, GIVEN["prompt_chaining"], model=model))
    assert (mended["kind"], mended["stamp"]) == ("right", "right after a retry")


def test_a_draft_that_nobody_scored_is_not_called_right():
    pitfall = LESSONS["evaluator_optimizer"].pitfall
    naive, guarded = (reading.forecast(seed=pitfall.preset.seed) for reading in pitfall.readings())
    assert letter(naive, "evaluator_optimizer")["stamp"] == "not checked, nobody told"
    assert letter(guarded)["stamp"].startswith("checked, score")


def test_the_letter_is_what_is_handed_over_or_why_there_is_nothing():
    readings = naive_and_guarded(core.parallelization, GIVEN["parallelization"], {"breaks": breaks("classify 2:fail")})
    naive, guarded = (letter(reading.forecast(), "parallelization") for reading in readings)
    assert "Nothing is returned" in naive["text"]
    lines = guarded["text"].split("\n")
    assert len(lines) == 3 and lines[1] == "2. No answer: server error." and guarded["kind"] == "told"


def test_a_loser_that_failed_is_no_loss():
    model = Simulated(faults=FaultPlan({"refund": every("bad_request")}))
    run = core.forecast(core.speculative_routing, "Where is my parcel?", model=model)
    assert letter(run)["kind"] == "right"


@pytest.mark.parametrize("page", GIVEN)
def test_without_a_fault_nothing_is_hidden_by_the_guarded_version(page):
    run = core.forecast(LESSONS[page].pattern, GIVEN[page], seed=7)
    assert run.status == "done" and letter(run)["kind"] != "hidden"


def test_a_result_that_is_a_plain_text_is_read_as_it_is(play):
    @core.pattern
    async def plain(text: core.Text) -> str:
        return await core.llm("Say {text}", text=text, step="say")

    seen = letter(play(core.run(plain, "hello", model=Scripted(["hi"]))))
    assert (seen["text"], seen["stamp"]) == ("hi", "whole")


def test_what_the_allowance_took_is_lost_like_anything_else():
    run = core.forecast(core.parallelization, ["a b", "c d"], breaks=["classify 1:fail"])
    assert run.status == "partial"
    seen = letter(core.Run("over_budget", run.trace, run.result))
    assert seen["stamp"] == letter(run)["stamp"] == "marked as incomplete"


def test_only_what_is_handed_over_can_say_that_it_does_not_know():
    run = core.forecast(core.evaluator_optimizer, "Write a haiku about rain", target_score=10)
    first = run.trace.spans[0]
    judged = run.trace.model_copy(update={"spans": (replace(first, unknown="It does not know."), *run.trace.spans[1:])})
    delivered = {one.span for one in run.trace.delivered if one.field == "final"}
    stamp = letter(core.Run("done", judged, run.result))["stamp"]
    assert (stamp == "does not know, and says so") == (first.id in delivered)
