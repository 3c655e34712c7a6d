"""Times that are exactly equal: which of two calls the loop comes to first no trace records."""

from __future__ import annotations

import pytest

import core
from core import InputError
from core.clock import run_virtual
from core.what_if.changes import AtOnce, NeedsRerun
from core.what_if.what_if import recorded, what_if
from tests.core.random_workflows import workflow
from tests.core.what_if.given import Given


def run_of(seed, limit, faults):
    model = Given(seed, faults=faults, choices=(0.5, 1.0, 1.5))
    return run_virtual(core.run(workflow(seed), "the sea", model=model, seed=seed, concurrency=limit)).trace


def test_nearly_all_are_computed_as_the_code_does_it():
    off = compared = 0
    for seed in range(1000, 1060):
        traces = {limit: run_of(seed, limit, seed % 2 == 0) for limit in (None, 1, 2, 3)}
        for trace in traces.values():
            made = recorded(trace)
            for limit, code in traces.items():
                now = what_if(made, [AtOnce(limit)])
                if not isinstance(now, NeedsRerun):
                    compared += 1
                    off += abs(now.makespan - code.makespan) > 1e-6
    assert compared > 800 and off == 0


def test_where_it_cannot_be_computed_equal_moments_are_named():
    with pytest.raises(InputError, match="end at equal moments"):
        recorded(run_of(1601, 2, False))
