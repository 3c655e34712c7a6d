"""Workflows drawn at random, with faults, limits and cancellations: who reads them, at whatever moment, is right."""

from __future__ import annotations

import asyncio
import math
import random

import pytest

import core
from core import Simulated, WorkflowError
from core.clock import run_virtual
from core.models.simulated import FaultPlan, every
from core.run import Run
from core.trace.compare import pairs, rows
from core.trace.span import LEAST_DRAWN
from core.trace.trace import Trace
from core.view.card import cards
from core.view.charts import calls_by_step, latencies
from core.view.picture import Drawn, picture
from core.view.race import race
from core.view.sums import sums_of
from core.view.time_made_of import as_it_ran, end_to_end
from core.view.timeline import timeline
from core.view.verdict import READINGS
from tests.core.random_workflows import STEPS, workflow

WORKFLOWS = 120
LOOK = 0.4  # seconds between two looks
FAULTS = ("slow", "server_error", "rate_limit", "empty", "bad_schema", "refusal", "hang", "reset", "cut", "stall")


async def watched(seed: int) -> tuple[Run, Trace | None]:
    """One run, looked at again and again on its way; at times it is stopped, or out of time."""
    draw = random.Random(-seed)
    faults = {draw.choice(STEPS): draw.choice([every(f), f]) for f in draw.sample(FAULTS, draw.randint(0, 2))}
    model = Simulated(faults=FaultPlan(faults), call_deadline=draw.choice([3.0, 30.0]))
    limit, deadline = draw.choice([None, None, 1, 2, 3]), draw.choice([None, None, None, 4.0])
    started = core.start(workflow(seed), "the sea", model=model, seed=seed, concurrency=limit, deadline=deadline)
    started.stream(draw.random() < 0.5)
    stop = draw.choice([math.inf, math.inf, math.inf, draw.uniform(0, 5)])
    drawn, before = Drawn(), None
    while started.status == "running":
        trace = started.trace
        check(trace, "running", limit, drawn)
        if before is not None:
            grown(before, trace)
        before = trace
        if trace.now >= stop:
            started.cancel()
        await asyncio.sleep(LOOK)
    return await started, before


def check(trace: Trace, status: str, limit: int | None, drawn: Drawn) -> None:
    """Every reader, on one snapshot."""
    assert trace.peak <= (limit or math.inf) + 1  # a tool takes no slot
    assert 0 <= trace.idle <= trace.makespan + 1e-9 and trace.waiting >= 0
    assert sum(s.end - s.start for s in trace.waited_for()) == pytest.approx(trace.makespan, abs=1e-9)
    if trace.makespan > 0:
        assert as_it_ran(trace).seconds == pytest.approx(trace.makespan, abs=0.01)  # waits below 5 ms are not told
        assert end_to_end(trace).seconds == pytest.approx(trace.work, abs=1e-9)
        assert {i for one in sums_of(trace).values() for i in one["pace"]} <= {s.id for s in trace.spans}
    path = sum((trace.now if s.end is None else s.end) - s.start for s in trace.critical_path() if s.start is not None)
    assert path <= trace.makespan + 1e-9
    names = trace.names
    assert len(names) == trace.calls == len(set(names.values()))
    for span in trace.spans:
        stretches = span.stretches()
        assert all(s.end is None or s.start <= s.end + 1e-9 for s in stretches)
        assert all(one.end is not None for one in stretches[:-1]), "only the last one goes on"
        after = [*(one.start for one in stretches), span.end][1:]  # all that the drawing is sent of where they end
        ended = [(s.end, at) for s, at in zip(stretches, after, strict=False) if s.end is not None and at is not None]
        assert all(0 <= at - end < LEAST_DRAWN for end, at in ended)
        assert status == "running" or span.end is not None
    whole = picture(trace, status=status)
    assert picture(trace, status=status, drawn=drawn) == whole and len(whole["calls"]) == trace.calls
    assert set(cards(trace)) == {str(id) for id in names}


def grown(before: Trace, after: Trace) -> None:
    """What was there is there still: no call goes, none changes its place, and an end stays the end."""
    later = {span.id: span for span in after.spans}
    for span in before.spans:
        now = later[span.id]
        assert (now.step, now.place, now.group, now.after, now.queued) == (
            span.step, span.place, span.group, span.after, span.queued
        )  # fmt: skip
        assert span.end is None or now == span


@pytest.mark.parametrize("part", range(4))
def test_every_reader_is_right_at_every_moment_of_a_random_workflow(part):
    last: Trace | None = None
    statuses: set[str] = set()
    for seed in range(part, WORKFLOWS, 4):
        run, _ = run_virtual(watched(seed))
        trace, limit = run.trace, run.trace.concurrency
        assert run.error is None or isinstance(run.error, WorkflowError)
        check(trace, run.status, limit, Drawn())
        assert core.Trace.model_validate_json(trace.model_dump_json()) == trace
        if last is not None:
            race(last, trace, status=("done", run.status))
            assert len(pairs(last, trace)) == len({*rows(last, trace)[0].values(), *rows(last, trace)[1].values()})
            latencies(last, trace, READINGS), calls_by_step(last, trace, READINGS)
        if seed % 20 == 0:
            timeline(trace)
        last = trace
        statuses.add(run.status)
    assert {"done", "failed", "cancelled"} <= statuses, statuses
