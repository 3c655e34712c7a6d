"""What a computed run waits for."""

from __future__ import annotations

from dataclasses import replace

import pytest

import core
from core.clock import run_virtual
from core.what_if.waited import state_of
from core.what_if.what_if import recorded
from tests.core.random_workflows import workflow
from tests.core.what_if.given import Given
from tests.core.what_if.runs import plan, workers

WORKERS = [1.0, 2.0, 5.0, 3.0, 1.0]


def names(plan, ids):
    return [plan.calls[id].name for id in ids]


def test_the_critical_path_and_the_chain_back_from_the_end():
    state = state_of(plan(workers, WORKERS))
    assert names(state.plan, state.critical) == names(state.plan, state.paced) == ["plan", "worker 2", "synthesis"]
    assert [one.by for one in state.chain] == ["", "after", "after"]
    assert not state.is_held_back and not state.waits


def test_at_a_limit_the_chain_goes_by_way_of_the_slot():
    state = state_of(replace(plan(workers, WORKERS), limit=2))
    # worker 3 waits for the slot of worker 1 from 1 s to 3 s, and ends at 6 s as worker 2 does: the later id is named
    assert state.makespan == 7.0
    assert [(one.call, one.by) for one in state.chain if one.by == "slot"] == [(4, "slot")]
    assert state.waits == {4: pytest.approx(2.0)} and state.is_held_back
    one_by_one = state_of(replace(state.plan, limit=1))
    assert [one.by for one in one_by_one.chain] == ["", "after", "turn", "turn", "after"]


@pytest.mark.parametrize("limit", [None, 1, 2])
def test_without_a_change_it_is_what_the_trace_says_of_itself(limit):
    for seed in range(60):
        run = run_virtual(core.run(workflow(seed), "the sea", model=Given(seed), concurrency=limit))
        state = state_of(recorded(run.trace))
        assert state.makespan == pytest.approx(run.trace.makespan, abs=1e-6)
        assert state.critical == [span.id for span in run.trace.critical_path()]
        told = [(one.span, one.attempt) for one in run.trace.waited_for() if one.kind == "attempt"]
        assert [(one.call, one.number) for one in state.chain] == told
        waiting = sum(span.waited("slot", run.trace.now) for span in run.trace.spans if span.status != "cancelled")
        cancelled = {span.id for span in run.trace.spans if span.status == "cancelled"}
        waits = sum(seconds for id, seconds in state.waits.items() if id not in cancelled)
        assert waits == pytest.approx(waiting, abs=1e-6)
