"""A run as a small picture: the lanes of its calls, what could have run instead, and when its time is written out."""

from __future__ import annotations

import core
from core import gather, llm, pattern
from core.patterns.orchestrator_workers import TaskPlan
from core.patterns.routing import SupportCategory
from core.view.small import small
from tests.scripted import Scripted


def ran(play, pattern, given, model):
    return small(play(core.run(pattern, given, model=model)).trace)


def lanes(run):
    return [call["lane"] for call in run["calls"]]


def test_a_chain_has_one_lane_and_its_sum(play):
    run = ran(play, core.prompt_chaining, "AI", Scripted(["a", "b", "c"], latency=[1, 2, 3]))
    assert lanes(run) == [0, 0, 0] and run["lanes"] == 1 and not run["beside"]
    assert run["names"] == [("outline", 0, 0, 1), ("draft", 0, 1, 3), ("final", 0, 3, 6)]
    assert run["seconds"] == 6 and run["words"] == "3 calls" and run["ghosts"] == []
    assert run["sums"]["as_it_ran"]["total"] == "= 6.00 s"
    assert run["calls"][1]["bars"] == [("whole", 1, 3)]


def test_calls_side_by_side_have_a_lane_each_and_the_longest(play):
    @pattern
    async def three() -> list[str]:
        return (await gather(*[llm("say", sample=i, step="say") for i in range(3)])).good

    run = small(play(core.run(three, model=Scripted(["a", "b", "c"], latency=[1, 3, 2]))).trace)
    assert lanes(run) == [0, 1, 2] and run["beside"] and run["names"] == [("3 × say", 0, 0, 3)]
    assert run["sums"]["as_it_ran"]["pace"] == [run["calls"][1]["id"]]


def test_a_stage_with_fewer_lanes_stands_in_the_middle_and_a_sum_of_maxima_is_not_written_out(play):
    plan = TaskPlan(subtasks=["a", "b", "c"])
    run = ran(play, core.orchestrator_workers, "do it", Scripted([plan, "A", "B", "C", "all"]))
    assert lanes(run) == [1, 0, 1, 2, 1] and run["lanes"] == 3
    assert run["sums"] is None and not run["beside"]
    assert run["names"][1] == ("3 × worker", 0, 1, 2)


def test_the_roads_that_were_not_taken_are_ghosts_as_long_as_the_one_that_was(play):
    label = SupportCategory(category="shipping", urgency="low")
    run = ran(play, core.routing, "Where is it?", Scripted([label, "There."]))
    assert lanes(run) == [1.5, 0] and run["lanes"] == 4
    assert run["ghosts"] == [(1, 1, 2), (2, 1, 2), (3, 1, 2)]


def test_a_pattern_of_ones_own_has_no_ghosts(play):
    @pattern
    async def mine() -> str:
        return await llm("say", step="say")

    run = small(play(core.run(mine, model=Scripted(["a"]))).trace)
    assert lanes(run) == [0] and run["ghosts"] == [] and run["sums"] is None and not run["beside"]


def test_too_many_terms_are_not_written_out(play):
    @pattern
    async def seven() -> str:
        for i in range(7):
            last = await llm("say", sample=i, step="say")
        return last

    assert small(play(core.run(seven, model=Scripted(["a"] * 7))).trace)["sums"] is None
