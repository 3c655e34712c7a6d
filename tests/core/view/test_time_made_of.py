"""What the time of a run is made of: it adds up to the makespan, and names what was no work."""

from __future__ import annotations

import pytest

from core.trace.trace import Trace
from core.view.time_made_of import Added, Longest, Once, added, as_it_ran, end_to_end, pace_setters, stages_of
from tests.core.view.runs import attempt, span
from tests.rows import rows


def call(id, start, end, after=(), **facts):
    tried = (attempt(queued=start, start=start, end=end, **facts),)
    return span(id, queued=start, start=start, end=end, after=after, attempts=tried)


def made(*calls, now=None):
    return Trace(spans=calls, now=now if now is not None else max(each.end for each in calls))


def test_one_after_the_other_adds_up_and_side_by_side_takes_the_longest():
    trace = made(call(1, 0, 1), call(2, 1, 3, (1,)), call(3, 1, 2, (1,)))
    made_of = as_it_ran(trace)
    assert made_of == Added((Once(1, (1,)), Longest((Once(2, (2,)), Once(1, (3,))))))
    assert made_of.seconds == trace.makespan == 3 and pace_setters(made_of) == {1, 2}
    assert end_to_end(trace) == Added((Once(1, (1,)), Once(2, (2,)), Once(1, (3,)))) and trace.work == 4


def test_sums_in_sums_are_one_sum_and_a_sum_of_one_is_none():
    a, b, c = (Once(n, (n,)) for n in (1, 2, 3))
    assert added([Added((a, b)), c]) == Added((a, b, c)) and added([a]) is a


def test_a_stage_ends_where_nothing_is_under_way():
    calls = [call(1, 0, 1), call(2, 0.5, 2), call(3, 2 - 1e-12, 3), call(4, 4, 5)]
    assert [[s.id for s in stage] for stage in stages_of(calls, 5)] == [[1, 2], [3], [4]]  # rounding joins none
    assert [[s.id for s in stage] for stage in stages_of([span(1, end=None), call(2, 3, 4)], 3.5)] == [[1, 2]]


@rows("gap, idle", [(0.004, 0.0), (0.5, 0.5)])
def test_time_between_stages_is_named_where_two_digits_show_it(gap, idle):
    made_of = as_it_ran(made(call(1, 0, 1), call(2, 1 + gap, 2 + gap, (1,))))
    assert sum(part.seconds for part in made_of.parts if part.name == "idle") == pytest.approx(idle)


def test_back_off_and_waiting_for_a_slot_are_told_and_are_no_work():
    tried = (attempt(start=0.0, end=1.0, status="error"), attempt(queued=3.0, start=4.0, end=6.0))
    trace = made(span(1, start=0.0, end=6.0, attempts=tried))
    assert as_it_ran(trace) == Added(
        (Once(1, (1,)), Once(2, (1,), "back-off"), Once(1, (1,), "waiting"), Once(2, (1,)))
    )
    assert end_to_end(trace) == Once(3, (1,))


def test_a_call_that_ends_in_line_for_its_next_attempt_has_waited_there():
    tried = (attempt(start=0.0, end=1.0, status="error"), attempt(queued=3.0, start=None, end=5.0, status="cancelled"))
    trace = made(span(1, start=0.0, end=5.0, status="cancelled", attempts=tried))
    assert as_it_ran(trace) == Added((Once(1, (1,)), Once(2, (1,), "back-off"), Once(2, (1,), "waiting")))


def test_a_call_that_goes_on_counts_to_now():
    running = span(1, end=None, status="running", attempts=(attempt(end=None, status="running"),))
    assert as_it_ran(made(running, now=2.5)) == end_to_end(made(running, now=2.5)) == Once(2.5, (1,))


def test_what_went_through_one_slot_is_one_chain():
    held = [call(1, 0, 1), call(2, 0, 3), call(3, 1, 2, held_by=(1, 1))]
    assert as_it_ran(made(*held)) == Longest((Added((Once(1, (1,)), Once(1, (3,)))), Once(3, (2,))))
