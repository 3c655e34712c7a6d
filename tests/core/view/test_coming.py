"""The plan stays in the picture of its run: what nobody has asked for yet, and the ways that were not taken."""

from __future__ import annotations

import asyncio

import pytest

import core
from core.errors import ServerFailed
from core.patterns.orchestrator_workers import TaskPlan
from core.patterns.routing import SupportCategory
from core.view.coming import with_left_out, with_plan
from core.view.picture import picture
from core.view.plan import planned
from tests.scripted import Scripted

PLAN = TaskPlan(subtasks=["a", "b", "c"])
LABEL = SupportCategory(category="refund", urgency="low")


def seen_of(run):
    data = with_plan(run.trace, picture(run.trace, status=run.status))
    names = {call["id"]: call["name"] for call in data["calls"]} | {None: ""}
    dashed = [call["name"] for call in data["calls"] if call["status"] == "idle"]
    return data, dashed, {(names[a], names[b]) for a, b in data["edges"]}


def watched(play, pattern, given, model, until, **settings):
    async def main():
        started = core.start(pattern, given, model=model, **settings)
        await asyncio.sleep(until)
        now = started.now()
        started.cancel()
        await started
        return seen_of(now)

    return play(main())


def test_before_the_first_call_is_asked_for_all_of_the_plan_is_there(play):
    _, dashed, edges = watched(play, core.prompt_chaining, "AI", Scripted(["1"] * 3, latency=9), until=0)
    assert dashed in (["outline", "draft", "final"], ["draft", "final"]) and ("draft", "final") in edges


def test_while_the_planner_works_its_workers_stay_dashed(play):
    model = Scripted([PLAN, "A", "B", "C", "all"], latency=[2, 2, 2, 2, 2])
    data, dashed, edges = watched(play, core.orchestrator_workers, "a trip", model, until=1)
    assert dashed == ["worker 1", "worker 2", "worker …", "worker n", "synthesis"]
    assert [call["row"] for call in data["calls"]] == list(range(6)) and data["count"] == 1
    assert edges == {
        ("", "plan"), *(("plan", f"worker {n}") for n in "12…n"), *((f"worker {n}", "synthesis") for n in "12…n"),
        ("synthesis", ""),
    }  # fmt: skip


def test_once_a_gather_has_asked_for_its_calls_no_more_of_them_are_promised(play):
    model = Scripted([PLAN, "A", "B", "C", "all"], latency=[2, 2, 2, 2, 2])
    _, dashed, edges = watched(play, core.orchestrator_workers, "a trip", model, until=3)
    assert dashed == ["synthesis"]
    assert {(f"worker {n}", "synthesis") for n in (1, 2, 3)} < edges and ("worker 3", "") not in edges


def test_one_at_a_time_the_rest_may_still_come(play):
    model = Scripted(["spam"] * 3, latency=2)
    _, dashed, _ = watched(play, core.parallelization, ["a", "b", "c"], model, until=1, concurrency=1)
    assert dashed == ["classify 2", "classify …", "classify n"]


def test_a_loop_keeps_its_rounds_until_it_has_ended(play):
    _, dashed, _ = watched(play, core.evaluator_optimizer, "a haiku", Scripted(["d"] * 9, latency=5), until=1)
    assert dashed == ["evaluate 1", "improve 1", "evaluate 2", "improve …", "evaluate n"]
    _, dashed, _ = seen_of(core.forecast(core.evaluator_optimizer, "Write a haiku about rain.", seed=7))
    assert dashed == []


def test_the_ways_that_were_not_taken_stay_and_numbers_that_were_guesses_go(play):
    run = play(core.run(core.routing, "Money back", model=Scripted([LABEL, "Yes."], latency=1)))
    data, dashed, edges = seen_of(run)
    assert dashed == ["shipping", "technical", "general"] and data["count"] == 2
    assert {("classify", name) for name in ("refund", *dashed)} < edges
    _, dashed, _ = seen_of(play(core.run(core.parallelization, ["a"], model=Scripted(["spam"], latency=1))))
    assert dashed == []


def reasons(run) -> dict[str, str]:
    data, _, _ = seen_of(run)
    return {call["name"]: call["words"] for call in data["calls"] if call["status"] == "idle"}


def test_a_step_that_was_never_made_says_why(play):
    answers = Scripted([LABEL, "Yes."], latency=1)
    ways = ("shipping", "technical", "general")
    assert reasons(play(core.run(core.routing, "Money back", model=answers))) == dict.fromkeys(ways, "not taken")
    no_label = core.run(core.routing, "Money back", model=Scripted(["?", "?", "?", "Yes."], latency=1))
    assert set(reasons(play(no_label)).values()) == {"not taken"}, "another way was taken without a label"
    broken = core.run(core.prompt_chaining, "AI", model=Scripted(["1", ServerFailed("no")] + [ServerFailed("no")] * 3))
    assert reasons(play(broken)) == {"final": "not reached"}
    direct = core.run(core.orchestrator_workers, "a trip", model=Scripted([TaskPlan(subtasks=[]), "all"], latency=1))
    assert reasons(play(direct)) == {}, "nobody was to do what only puts parts together that there are none of"


def test_in_a_run_that_was_stopped_the_steps_to_come_were_not_reached(play):
    async def main():
        started = core.start(core.prompt_chaining, "AI", model=Scripted(["1"] * 3, latency=2))
        await asyncio.sleep(3)
        started.cancel()
        return await started

    assert reasons(play(main())) == {"final": "not reached"}


@pytest.mark.parametrize("name", ["routing", "a pattern of one's own"])
def test_a_pattern_without_a_plan_is_left_as_it_is(play, name):
    trace = play(core.run(core.parallelization, ["a"], model=Scripted(["spam"], latency=1))).trace
    other = trace.model_copy(update={"pattern": name})
    data = picture(other, status="done")
    assert (with_plan(other, data) is data) == (name != "routing")


def test_what_a_plan_leaves_out_is_one_dashed_row_before_the_synthesis(play):
    names = [f"part {n}" for n in range(1, 11)]  # ten parts, eight are allowed
    model = Scripted([TaskPlan(subtasks=names), *"12345678", "all"])
    run = play(core.run(core.orchestrator_workers, "a trip", model=model))
    data = with_left_out(run.trace, with_plan(run.trace, picture(run.trace, status=run.status)))
    rows = [(call["name"], call["status"]) for call in data["calls"]]
    assert rows[-2:] == [("+2 left out", "idle"), ("synthesis", "ok")] and len(rows) == 1 + 8 + 1 + 1
    assert [call["row"] for call in data["calls"]] == list(range(11))
    extra, plan = data["calls"][-2], data["calls"][0]["id"]
    assert extra["words"] == "part 9, part 10" and extra["column"] == 1
    assert [edge for edge in data["edges"] if extra["id"] in edge] == [(plan, extra["id"])]
    assert data["count"] == 10  # it is no call


def test_a_plan_that_is_followed_leaves_nothing_out(play):
    run = play(core.run(core.orchestrator_workers, "a trip", model=Scripted([PLAN, "A", "B", "C", "all"])))
    data = picture(run.trace, status=run.status)
    assert with_left_out(run.trace, data) is data


def test_the_plan_of_a_chain_by_hand_stands_in_its_options():
    options = {"steps": [{"name": "list", "prompt": "List: {text}"}, {"name": "poem", "prompt": "Rhyme: {text}"}]}
    data = planned("steps_by_hand", options=options)
    assert [call["name"] for call in data["calls"]] == ["list", "poem"] and data["columns"] == 2
