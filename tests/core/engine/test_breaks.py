"""Faults on order: what each does to a run, on the virtual clock and on a real socket, and how they are written."""

from __future__ import annotations

import asyncio
import math

import pytest

import core
from core import Break, InputError
from core.engine.breaks import FAULTS, MOST, breaks
from core.models.live import Live
from core.models.simulated import Simulated
from tests.core.models.fault_server import FaultServer, replies
from tests.core.models.live_replies import KEY, response
from tests.rows import rows
from tests.scripted import Scripted

EMAILS = ["Meeting at 3pm", "50% off!", "Server down"]


def chain(*ordered, **settings):
    return core.forecast(core.prompt_chaining, "rain", seed=7, breaks=ordered, **settings)


def by_step(run):
    return {span.step: span for span in run.trace.spans}


@rows(
    "fault, kind, sent, seconds",
    [
        ("fail", "server", 3, 3.0),  # 3 x 0.6 s, and back-off of at most 0.5 s and 1 s
        ("refuse", "refusal", 1, 0.6),
        ("hang", "timeout", 1, 4.0),
        ("empty", "empty", 2, 1.6),
    ],
)
def test_a_fault_ends_its_call_as_the_real_one_would(fault, kind, sent, seconds):
    run = chain(f"draft:{fault}")
    draft = by_step(run)["draft"]
    assert run.status == "failed" and run.error.kind == kind and "final" not in by_step(run)
    assert (draft.status, draft.fault, draft.sent) == ("error", fault, sent)
    assert draft.duration == pytest.approx(seconds, abs=0.35) and by_step(run)["outline"].fault == ""


def test_a_slow_answer_takes_four_times_as_long_and_says_the_same():
    usual, slow = by_step(chain())["draft"], by_step(chain("draft:slow"))["draft"]
    assert slow.answer == usual.answer and slow.duration == pytest.approx(4 * usual.duration)


def test_a_wrong_shape_is_refused_where_a_shape_was_asked_for_and_nowhere_else():
    routed = core.forecast(core.routing, "Where is my parcel?", breaks=["classify:wrong-shape"])
    label = by_step(routed)["classify"]
    assert routed.result.fallback and label.error_kind == "bad_schema" and label.sent == 2
    taken = chain("draft:wrong-shape")
    assert taken.status == "done" and taken.result.draft == '{"unexpected": true}'


def test_an_agent_gets_arguments_that_no_tool_can_take():
    run = core.forecast(core.agent, "How long is the Nile?", breaks=["decide 1:wrong-shape"])
    tool = next(span for span in run.trace.spans if span.kind == "tool")
    assert tool.status == "error" and tool.answer.startswith("Error:")


def test_a_number_is_the_place_in_a_gather_or_how_often_the_step_came_up(play):
    parallel = core.forecast(core.parallelization, EMAILS, breaks=["classify 2:refuse"])
    assert [bool(found) for found in parallel.result.classifications] == [True, False, True]
    judged = core.forecast(
        core.evaluator_optimizer, "Write a haiku about rain", breaks=["evaluate 2:refuse"], target_score=10, seed=7
    )
    verdicts = [span.status for span in judged.trace.spans if span.step == "evaluate"]
    assert verdicts[:2] == ["ok", "error"]


def test_the_fault_of_one_call_goes_before_that_of_its_step():
    run = core.forecast(core.parallelization, EMAILS, breaks=["classify:slow", "classify 3:refuse"])
    assert [span.fault for span in run.trace.spans] == ["slow", "slow", "refuse"]
    assert run.trace.breaks == ("classify:slow", "classify 3:refuse")


def test_no_order_and_no_limit_changes_which_call_is_broken():
    runs = [
        core.forecast(core.parallelization, EMAILS, breaks=["classify 2:fail"], concurrency=limit)
        for limit in (None, 1, 2)
    ]
    assert {tuple(span.fault for span in run.trace.spans) for run in runs} == {("", "fail", "")}


def test_at_once_a_call_that_hangs_is_given_up_at_once():
    run = chain("draft:hang", model=Simulated(speed=math.inf))
    assert run.error.kind == "timeout" and "within 4 s" in str(run.error)


def test_who_gives_up_sooner_than_in_four_seconds_still_does():
    run = chain("draft:hang", model=Simulated(call_deadline=1.5))
    assert by_step(run)["draft"].duration == pytest.approx(1.5) and "1.5 s" in str(run.error)


def test_a_broken_call_is_never_sent(play):
    model = Scripted(["outline", "final"], latency=1.0)
    run = play(core.run(core.prompt_chaining, "rain", model=model, breaks=["draft:refuse"]))
    assert run.status == "failed" and [span.status for span in run.trace.spans] == ["ok", "error"]


async def live(fault, *behaviours):
    async with FaultServer(*behaviours) as server:
        model = Live(KEY, server.url, api="responses", call_deadline=60.0)  # no busy machine comes near it
        run = await core.run(core.prompt_chaining, "rain", model=model, breaks=[f"draft:{fault}"])
        await server.finished()
        return run, len(server.requests)


@rows("fault, kind", [("refuse", "refusal"), ("hang", "timeout"), ("empty", "empty")])
def test_a_live_model_is_broken_without_a_request(fault, kind):
    run, requests = asyncio.run(live(fault, replies(response())))
    assert run.trace.world == "live" and run.error.kind == kind and requests == 1  # the outline's


def test_a_live_answer_can_be_slow_and_a_live_text_of_another_shape():
    slow, requests = asyncio.run(live("slow", *[replies(response())] * 3))
    assert slow.status == "done" and requests == 3 and by_step(slow)["draft"].answer == by_step(slow)["outline"].answer
    taken, requests = asyncio.run(live("wrong-shape", *[replies(response())] * 2))
    assert taken.result.draft == '{"unexpected": true}' and requests == 2


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_written_as_it_is_read(fault):
    written = f"draft:{fault},worker 2:{fault}"
    assert ",".join(map(str, breaks(written))) == written
    assert breaks(written) == (Break("draft", fault), Break("worker", fault, 2)) == breaks(breaks(written))


@rows(
    "given, words",
    [
        ("draft", "written step:fault"), ("draft:hng", "no fault 'hng'"), (":hang", "written step:fault"),
        ("draft 0:hang,draft:", "written step:fault"), ("draft:hang,draft:fail", "two faults"), ([3], "written"),
        (",".join(f"worker {n}:hang" for n in range(1, MOST + 2)), "20 are allowed"),
    ],
)  # fmt: skip
def test_what_is_no_fault_is_refused_before_any_call(given, words):
    with pytest.raises(InputError, match=words):
        core.forecast(core.prompt_chaining, "rain", breaks=given)


def test_a_fault_for_a_step_that_is_not_there_is_refused_and_the_steps_are_named():
    with pytest.raises(InputError, match=r"no step 'drft'.*outline, draft, final"):
        chain("drft:hang")


def test_both_readings_are_broken_alike():
    sequential, parallel = core.readings(core.parallelization, EMAILS, breaks=breaks("classify 2:refuse"))
    assert [s.fault for s in sequential.forecast().trace.spans] == [s.fault for s in parallel.forecast().trace.spans]
    workflow, agent = core.readings(core.agent, "How long is the Nile?", breaks=breaks("decide 1:slow,query:slow"))
    assert workflow.options["breaks"] == breaks("query:slow") and agent.options["breaks"] == breaks("decide 1:slow")


@pytest.mark.parametrize("step", ["a, b", "a:b", "draft 2", " draft", ""])
def test_a_step_that_no_trace_could_tell_again_is_refused_before_any_call(step):
    with pytest.raises(InputError, match="No fault can be ordered"):
        Break(step, "fail")


def test_calls_are_counted_from_one():
    with pytest.raises(InputError, match="counted from 1"):
        Break("draft", "fail", 0)
    assert breaks(str(Break("write intro", "fail", 3))) == (Break("write intro", "fail", 3),)
