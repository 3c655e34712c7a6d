"""The changes that save most, with their seconds and dollars."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import core
from core.what_if.best import best
from core.what_if.changes import MOST_AT_ONCE, AtOnce, Lasts
from core.what_if.what_if import recorded
from tests.core.what_if.runs import plan, row, traced, workers


def test_the_three_best_are_named_with_what_they_save():
    trace = traced(workers, [1.5, 2.0, 5.0, 3.0, 1.0])
    told = [(one.words, one.seconds) for one in best(trace, recorded(trace))]
    assert told == [("worker 2 in no time", 2.0), ("plan in no time", 1.5), ("synthesis in no time", 1.0)]


def test_one_more_at_once_costs_nothing():
    trace = traced(workers, [0.5, 2.0, 3.0, 4.0, 0.5], 2)  # worker 3 waits for the slot of worker 1
    first, second, third = best(trace, recorded(trace))
    assert (first.words, first.seconds) == ("worker 3 in no time", 3.0)
    assert (second.change, second.words, second.seconds) == (AtOnce(3), "3 at once instead of 2", 2.0)
    assert second.dollars == Decimal(0) and isinstance(third.change, Lasts) and third.seconds == 2.0


def test_dollars_are_those_of_the_call():
    run = core.forecast(core.prompt_chaining, "the sea")
    plan_of_run = recorded(run.trace)
    told = best(run.trace, plan_of_run, most=9)
    assert len(told) == run.trace.calls == len(plan_of_run.calls)
    assert all(one.dollars is not None and 0 < one.dollars < 1 for one in told)
    assert best(traced(row, [1.0, 2.0, 3.0]), plan(row, [1.0, 2.0, 3.0]))[0].dollars is None  # no such model


def test_one_more_at_once_is_no_change_beyond_the_most_that_can_be():
    trace = traced(workers, [1.0, 2.0, 3.0, 4.0, 1.0])
    made = replace(recorded(trace), limit=MOST_AT_ONCE)
    assert [one.words for one in best(trace, made)] == [
        "plan in no time",
        "worker 3 in no time",
        "synthesis in no time",
    ]
