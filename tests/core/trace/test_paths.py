"""Chains through a trace: what depended on what, and what the run waited for."""

from __future__ import annotations

from itertools import pairwise

import pytest

import core
from core import gather, llm, using
from core.patterns.orchestrator_workers import TaskPlan, orchestrator_workers
from core.trace.paths import critical_path, depends_on, waited_for, waited_for_by
from core.trace.span import Attempt, Join, Span
from core.trace.trace import Trace
from tests.rows import rows
from tests.scripted import Scripted


@rows("concurrency", [1, 2, 3, None])
def test_what_the_run_waited_for_adds_up_to_the_makespan(play, concurrency):
    plan = TaskPlan(subtasks=list("abcde"))
    model = Scripted([plan, *"ABCDE", "all"], latency=[1, 1.0, 2.5, 1.5, 3.0, 0.5, 1])
    run = play(core.run(orchestrator_workers, "t", model=model, concurrency=concurrency))

    assert run.status == "done"
    segments = run.trace.waited_for()
    assert sum(s.end - s.start for s in segments) == pytest.approx(run.trace.makespan)
    assert all(b.start == pytest.approx(a.end) for a, b in pairwise(segments))
    assert run.trace.peak <= (concurrency or 5)
    assert run.trace.speedup <= (concurrency or 5) + 1e-9


def test_without_a_limit_the_critical_path_is_the_makespan(play):
    model = Scripted([TaskPlan(subtasks=list("abc")), *"ABC", "all"], latency=[1, 1, 4, 2, 1])
    run = play(core.run(orchestrator_workers, "t", model=model))
    path = run.trace.critical_path()
    assert [run.trace.names[s.id] for s in path] == ["plan", "worker 2", "synthesis"]
    assert sum(s.duration for s in path) == pytest.approx(run.trace.makespan) == pytest.approx(6.0)


def test_what_the_run_waited_for_follows_the_slots(play):
    calls = [llm(c, step=c) for c in "abc"]

    async def main():
        return await gather(*calls)

    with using(Scripted(["x"] * 3, latency=[3.0, 1.0, 1.5]), concurrency=2) as recording:
        play(main())
    assert recording.trace.makespan == pytest.approx(3.0)
    _, second, third = recording.trace.spans
    assert third.queued == 0 and third.start == pytest.approx(1.0) and third.attempts[0].held_by == (second.id, 1)


def call(id, start, end, after=(), held_by=None):
    attempt = Attempt(queued=start, start=start, end=end, status="ok", held_by=held_by)
    return Span(
        id=id, step="s", kind="work", group=None, place=(id,), model="m", queued=start, start=start, end=end,
        status="ok", after=after, attempts=(attempt,),
    )  # fmt: skip


def test_what_a_call_depends_on_is_told_with_joins_inside_joins_opened():
    joins = (Join(id=4, after=(1, 2)), Join(id=5, after=(3, 4)))
    calls = [call(n, 0, n) for n in (1, 2, 3)]
    trace = Trace(spans=(*calls, call(6, 3, 4, after=(5,)), call(7, 0, 9)), joins=joins, now=9)
    assert depends_on(trace) == {1: [], 2: [], 3: [], 6: [1, 2, 3], 7: []}


def test_the_critical_path_goes_through_a_join_to_its_longest_call():
    joins = (Join(id=3, after=(1, 2)),)
    trace = Trace(spans=(call(1, 0, 2), call(2, 0, 5), call(4, 5, 6, after=(3,))), joins=joins, now=6)
    assert [span.id for span in critical_path(trace)] == [2, 4]


def test_of_chains_of_equal_length_the_later_call_is_taken_and_a_running_one_counts_to_now():
    trace = Trace(spans=(call(1, 0, 2), call(2, 0, 2), call(3, 2, 4, after=(1, 2))), now=4)
    assert [span.id for span in critical_path(trace)] == [2, 3]
    running = Trace(spans=(call(1, 0, 2), call(2, 0, None)), now=3)
    assert [span.id for span in critical_path(running)] == [2]
    assert [(s.span, s.start, s.end) for s in waited_for(running)] == [(2, 0, 3)]


def test_what_gave_a_call_its_slot_is_waited_for_before_what_it_depends_on():
    trace = Trace(spans=(call(1, 0, 1), call(2, 0, 4), call(3, 4, 5, after=(1,), held_by=(2, 1))), now=5)
    assert [s.span for s in waited_for(trace)] == [2, 3]
    assert [s.span for s in waited_for_by(trace, trace.spans[0])] == [1]
