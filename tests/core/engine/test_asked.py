"""What a run has of an earlier one: it is not asked for, takes no time and costs nothing."""

from __future__ import annotations

import asyncio

import pytest

import core
from core import Simulated
from core.errors import ServerFailed
from core.laws.costs import bill
from core.models.simulated import FaultPlan, every
from core.patterns.evaluator_optimizer import Evaluation
from core.patterns.orchestrator_workers import TaskPlan
from core.trace.trace import Trace
from tests.scripted import Scripted

DOWN = [ServerFailed("down", status=500)] * 3  # all attempts of one call
PLAN = TaskPlan(subtasks=["a", "b", "c"])


def reused(run):
    return [run.trace.names[span.id] for span in run.trace.spans if span.reused]


def sent(run):
    return [run.trace.names[span.id] for span in run.trace.spans if span.sent]


def test_a_run_that_failed_goes_on_and_pays_for_the_rest_alone(play):
    earlier = play(core.run(core.prompt_chaining, "x", model=Scripted(["outline", *DOWN])))
    model = Scripted(["draft", "final"], latency=2.0)
    run = play(core.run(core.prompt_chaining, "x", model=model, given=earlier.trace))
    assert (run.status, run.result.outline, run.result.final) == ("done", "outline", "final")
    assert reused(run) == ["outline"] and [ask.step for ask in model.asked] == ["draft", "final"]
    assert run.trace.makespan == pytest.approx(4.0) and run.trace.attempts == 2  # two calls of 2 s; the first took none
    assert (run.trace.tokens_in, run.trace.tokens_out) == (20, 10)  # of two calls, 10 in and 5 out each


def test_a_whole_run_given_again_asks_nothing_and_gives_the_same_result(play):
    whole = play(core.run(core.prompt_chaining, "x", model=Scripted(["outline", "draft", "final"])))
    run = play(core.run(core.prompt_chaining, "x", model=Scripted([]), given=whole.trace))
    assert run.result == whole.result and run.trace.reused == 3 and run.trace.attempts == 0
    assert (run.trace.makespan, run.trace.tokens_in, bill(run.trace).dollars) == (0.0, 0, 0)
    assert [span.marks for span in run.trace.spans] == [span.marks for span in whole.trace.spans]


@pytest.mark.parametrize(
    ("answers", "again", "asked"),
    [
        ([PLAN, "A", *DOWN, "C", "the whole"], ["B", "all of it"], ["worker", "synthesis"]),
        ([PLAN, "A", "B", "C", *DOWN], ["all of it"], ["synthesis"]),
        ([PLAN, *DOWN, "B", *DOWN, *DOWN], ["A", "C", "all of it"], ["worker", "worker", "synthesis"]),
    ],
)
def test_only_the_gaps_of_a_partial_run_are_filled(play, answers, again, asked):
    earlier = play(core.run(core.orchestrator_workers, "t", model=Scripted(answers), concurrency=1))
    model = Scripted(again)
    run = play(core.run(core.orchestrator_workers, "t", model=model, concurrency=1, given=earlier.trace))
    assert run.status == "done" and [ask.step for ask in model.asked] == asked
    assert run.result.results == ["A", "B", "C"] and run.result.synthesis == "all of it"


def test_a_run_that_was_stopped_goes_on(play):
    async def both():
        started = core.start(core.parallelization, ["a", "b", "c"], model=Scripted("xyz"), concurrency=1)
        await asyncio.sleep(1.5)  # one call of 1 s has ended, the second is on its way
        started.cancel()
        await started.ended()
        stopped = started.now()
        return stopped, await core.run(
            core.parallelization, ["a", "b", "c"], model=Scripted("YZ"), concurrency=1, given=stopped.trace
        )

    stopped, run = play(both())
    assert stopped.status == "cancelled" and run.result.classifications == ["x", "Y", "Z"]


def test_a_judged_loop_goes_on_where_its_judge_failed(play):
    first = Evaluation(score=5, feedback="short")
    earlier = play(core.run(core.evaluator_optimizer, "w", model=Scripted(["one", first, "two", *DOWN])))
    assert earlier.result.ended == "judge failed"
    model = Scripted([Evaluation(score=9, feedback="")])
    run = play(core.run(core.evaluator_optimizer, "w", model=model, given=earlier.trace))
    assert (run.status, run.result.final, run.result.score) == ("done", "two", 9) and len(model.asked) == 1


def test_an_agent_goes_on_after_the_tools_it_has_chosen():
    whole = core.forecast(core.agent, "What is the tower's height times 3?", seed=3)
    step = ("decide", sum(span.step == "decide" for span in whole.trace.spans))
    assert step[1] > 1
    broken = core.forecast(core.agent, "What is the tower's height times 3?", seed=3, breaks=[f"decide {step[1]}:fail"])
    assert broken.status == "failed"
    run = core.forecast(core.agent, "What is the tower's height times 3?", seed=3, given=broken.trace)
    assert run.result == whole.result and len(sent(run)) == 1 + sum(s.kind == "tool" for s in run.trace.spans)


def test_an_answer_is_taken_only_for_the_same_request(play):
    earlier = play(core.run(core.prompt_chaining, "x", model=Scripted(["outline", *DOWN]))).trace

    def asked(pattern=core.prompt_chaining, text="x", **more):
        model = Scripted(["1", "2", "3"])
        play(core.run(pattern, text, model=model, given=earlier, **more))
        return model.asked[0].step

    assert asked() == "draft"
    assert asked(text="y") == "outline"  # another input, so another prompt
    assert asked(prompts={"outline": "Other: {topic}"}) == "outline"
    other = Scripted(["1", "2", "3"])
    other.name = "another model"
    play(core.run(core.prompt_chaining, "x", model=other, given=earlier))
    assert other.asked[0].step == "outline"


def test_equal_calls_in_two_places_keep_their_own_answers(play):
    emails = ["same", "same"]
    earlier = play(core.run(core.parallelization, emails, model=Scripted(["one", *DOWN]), concurrency=1)).trace
    run = play(core.run(core.parallelization, emails, model=Scripted(["two"]), concurrency=1, given=earlier))
    assert run.result.classifications == ["one", "two"]


def test_a_fault_on_order_goes_before_an_answer_that_is_there(play):
    whole = play(core.run(core.prompt_chaining, "x", model=Scripted(["outline", "draft", "final"]))).trace
    run = play(core.run(core.prompt_chaining, "x", model=Scripted([]), given=whole, breaks=["final:fail"]))
    assert run.status == "partial" and reused(run) == ["outline", "draft"]


def test_what_was_spoiled_on_order_is_asked_for_again(play):
    spoiled = play(
        core.run(core.prompt_chaining, "x", model=Scripted(["outline", "final"]), breaks=["draft:wrong-shape"])
    ).trace
    run = play(core.run(core.prompt_chaining, "x", model=Scripted(["draft", "final"]), given=spoiled))
    assert run.status == "done" and run.result.draft == "draft"


def test_a_resumed_run_can_be_written_opened_and_resumed_again(play):
    earlier = play(core.run(core.prompt_chaining, "x", model=Scripted(["outline", *DOWN]))).trace
    second = play(core.run(core.prompt_chaining, "x", model=Scripted(["draft", *DOWN]), given=earlier)).trace
    opened = Trace.model_validate_json(second.model_dump_json())
    run = play(core.run(core.prompt_chaining, "x", model=Scripted(["final"]), given=opened))
    assert reused(run) == ["outline", "draft"] and run.result.final == "final"


def test_on_the_simulated_model_the_whole_run_comes_again():
    """Sums, costs and pictures of it count what was made anew."""
    broken = core.forecast(core.research_report, "History of the bicycle", seed=7, breaks=["worker 2:fail"])
    run = core.forecast(core.research_report, "History of the bicycle", seed=7, given=broken.trace)
    whole = core.forecast(core.research_report, "History of the bicycle", seed=7)
    assert broken.status == "partial" and run.status == whole.status == "done"
    assert run.result == whole.result and 0 < run.trace.reused < run.trace.calls == whole.trace.calls
    assert bill(run.trace).dollars < bill(whole.trace).dollars and run.trace.work < whole.trace.work


def test_a_fault_of_the_simulated_model_may_be_over_the_second_time():
    down = Simulated(faults=FaultPlan({"synthesis": every("server_error")}))
    broken = core.forecast(core.orchestrator_workers, "Plan a class trip", model=down)
    run = core.forecast(core.orchestrator_workers, "Plan a class trip", given=broken.trace)
    assert (broken.status, run.status, sent(run)) == ("partial", "done", ["synthesis"])
