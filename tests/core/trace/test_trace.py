"""The numbers of a trace, on small runs whose numbers can be worked out by hand."""

from __future__ import annotations

import asyncio
import json
from itertools import pairwise

import pytest
from pydantic import ValidationError

import core
from core import Trace, llm, using
from core.errors import ServerFailed
from core.trace import paths
from core.trace.span import Attempt, Span
from tests.scripted import Scripted


def span(id, *attempts, after=(), end=None, **facts):
    """A call with attempts (queued, start, end)."""
    made = tuple(
        Attempt(queued=q, start=s, end=e, status="ok", **more)
        for q, s, e, more in (((*a, {}) if len(a) == 3 else a) for a in attempts)
    )
    start, queued = made[0].start, made[0].queued
    return Span(
        id=id, step="s", kind="work", group=None, place=(id,), model="m", queued=queued, start=start,
        end=made[-1].end if end is None else end, status="ok", after=after, attempts=made, **facts,
    )  # fmt: skip


def test_an_empty_trace_has_no_numbers():
    trace = Trace()
    assert (trace.calls, trace.makespan, trace.work, trace.longest, trace.speedup, trace.efficiency) == (
        0,
        0,
        0,
        None,
        None,
        None,
    )
    assert (trace.peak, trace.idle, trace.tokens_in, trace.critical_path(), trace.waited_for()) == (0, 0, None, [], [])


def test_two_calls_side_by_side():
    trace = Trace(spans=(span(1, (0, 0, 3)), span(2, (0, 0, 1))))
    assert trace.makespan == 3 and trace.work == 4 and trace.longest.id == 1
    assert trace.speedup == pytest.approx(4 / 3) and trace.peak == 2
    assert trace.in_flight() == [(0, 2), (1, 1), (3, 0)]
    assert trace.efficiency == pytest.approx(2 / 3) and trace.idle == 0


def test_the_mean_of_the_calls_in_flight_is_the_area_under_their_curve():
    trace = Trace(spans=(span(1, (0, 0, 3)), span(2, (0, 0, 1)), span(3, (0, 2, 6), (7, 7, 8))), now=8)
    steps = trace.in_flight()
    area = sum((after - at) * level for (at, level), (after, _) in pairwise(steps))
    assert steps == [(0, 2), (1, 1), (2, 2), (3, 1), (6, 0), (7, 1), (8, 0)] and area == 9
    assert trace.mean_concurrency == pytest.approx(area / 8)
    assert Trace().mean_concurrency is None


def test_back_off_is_neither_work_nor_in_flight():
    trace = Trace(spans=(span(1, (0, 0, 1), (2, 2, 3)),))
    assert trace.work == 2 and trace.makespan == 3 and trace.idle == 1 and trace.longest.duration == 3
    assert [(s.kind, s.start, s.end) for s in trace.waited_for()] == [
        ("attempt", 0, 1),
        ("back-off", 1, 2),
        ("attempt", 2, 3),
    ]


def test_waiting_for_the_provider_is_queued_time_and_named_in_what_the_run_waited_for():
    held = {"held": 1.5}
    trace = Trace(spans=(span(1, (0, 0, 1), (1, 3, 4, held)), span(2, (0, 2, 5, {"held": 0.0}))))
    assert trace.work == 5 and trace.idle == 1 and trace.waiting == 4
    assert [s.phase for s in trace.spans[0].stretches()] == ["whole", "slot", "provider", "whole"]
    assert [(s.kind, s.start, s.end) for s in paths.waited_for_by(trace, trace.spans[0])] == [
        ("attempt", 0, 1),
        ("provider", 1, 3),
        ("attempt", 3, 4),
    ]


def test_a_call_that_waited_for_the_provider_before_it_was_sent_has_that_apart():
    trace = Trace(spans=(span(1, (0, 0, 1)), span(2, (1, 3, 4, {"held": 1.0}), after=(1,))))
    assert [(s.span, s.kind, s.start, s.end) for s in trace.waited_for()] == [
        (1, "attempt", 0, 1),
        (2, "provider", 1, 3),
        (2, "attempt", 3, 4),
    ]


def test_waiting_for_a_slot_is_not_work():
    held = {"held_by": (1, 1)}
    trace = Trace(spans=(span(1, (0, 0, 2)), span(2, (0, 2, 5, held))), concurrency=1)
    assert trace.waiting == 2 and trace.work == 5 and trace.speedup == 1
    assert [(s.span, s.start, s.end) for s in trace.waited_for()] == [(1, 0, 2), (2, 2, 5)]
    assert [s.id for s in trace.critical_path()] == [2]  # they do not depend on each other


def test_zero_length_spans_do_not_divide_by_zero():
    trace = Trace(spans=(span(1, (0, 0, 0)),))
    assert trace.speedup is None and trace.peak == 0 and trace.makespan == 0


def test_a_running_trace_counts_up_to_now(play):
    async def look():
        live = core.start(core.parallelization, ["a", "b"], model=Scripted(["x", "y"], latency=[1.0, 4.0]))
        await asyncio.sleep(2)
        seen = live.trace
        await live
        return seen, live.trace

    seen, ended = play(look())
    assert seen.spans[1].end is None and seen.spans[1].status == "running"
    assert seen.makespan == pytest.approx(2.0) and seen.work == pytest.approx(3.0)
    assert ended.makespan == pytest.approx(4.0)


def test_a_trace_can_be_written_and_opened_again(play):
    run = play(core.run(core.routing, "I was charged twice, refund please", model=core.Simulated(), seed=7))
    again = Trace.model_validate_json(run.trace.model_dump_json())
    assert again == run.trace and again.makespan == run.trace.makespan and again.names == run.trace.names


@pytest.mark.parametrize("fact", ["place", "model", "queued", "start", "end", "status", "after", "attempts"])
def test_a_trace_that_lost_a_fact_is_refused(play, fact):
    run = play(core.run(core.parallelization, ["one", "two"], model=Scripted(["x", "y"], 1.0)))
    written = json.loads(run.trace.model_dump_json())
    del written["spans"][0][fact]
    with pytest.raises(ValidationError, match=rf"spans\.0\.{fact}"):
        Trace.model_validate_json(json.dumps(written))


def test_tokens_add_up_over_attempts_and_unknown_is_none(play):
    with using(Scripted([ServerFailed("down"), "x"])) as recording:
        play(llm("a", step="a"))
    assert recording.trace.tokens_in == 10 and recording.trace.spans[0].attempts[0].tokens_in is None


def test_an_answer_that_was_there_is_no_work_and_not_in_flight():
    there, made = span(1, (0, 0.0, 0.001), reused=True), span(2, (0.001, 0.001, 2.001), after=(1,))
    trace = Trace(spans=(there, made), now=2.001)
    assert (trace.calls, trace.reused, trace.attempts, trace.peak) == (2, 1, 1, 1)
    assert trace.work == pytest.approx(2.0) and trace.makespan == pytest.approx(2.001)
    assert [one.phase for one in there.stretches()] == ["reused"] and there.sent == 0
