"""What a call looks like on the axis of time."""

from __future__ import annotations

import pytest

from core.trace.span import Attempt, Span
from tests.rows import rows


def span(end, attempts, status="ok"):
    tried = tuple(
        Attempt(queued=queued, start=start, first_token=first, end=ended, status=how)
        for queued, start, first, ended, how in attempts
    )
    return Span(
        id=1, step="x", kind="work", group=None, place=(0,), model="m", queued=0.0, start=tried[0].start, end=end,
        status=status, after=(), attempts=tried,
    )  # fmt: skip


OVER = {
    "streamed": (2, [(0, 0, 1, 2, "ok")], [("first", 0, 1, 1), ("answer", 1, 2, 1)]),
    "in one piece": (2, [(0, 0, None, 2, "ok")], [("whole", 0, 2, 1)]),
    "after a slot": (3, [(0, 1, None, 3, "ok")], [("slot", 0, 1, 1), ("whole", 1, 3, 1)]),
    "after a slot nobody sees": (3, [(0, 0.0004, None, 3, "ok")], [("whole", 0.0004, 3, 1)]),
    "tried again": (
        5,
        [(0, 0, None, 1, "error"), (2, 3, 4, 5, "ok")],
        [("error", 0, 1, 1), ("back-off", 1, 2, 1), ("slot", 2, 3, 2), ("first", 3, 4, 2), ("answer", 4, 5, 2)],
    ),
    "tried again at once": (
        3, [(0, 0, None, 1, "error"), (1.0004, 1.0004, None, 3, "ok")], [("error", 0, 1, 1), ("whole", 1.0004, 3, 2)],
    ),
    "failed": (2, [(0, 0, None, 2, "error")], [("error", 0, 2, 1)]),
    "cut off": (2, [(0, 0, 1, 2, "error")], [("error", 0, 2, 1)]),
    "cancelled": (2, [(0, 0, 1, 2, "cancelled")], [("cancelled", 0, 2, 1)]),
    "cancelled in line": (2, [(0, None, None, 2, "cancelled")], [("slot", 0, 2, 1)]),
    "cancelled during back-off": (3, [(0, 0, None, 1, "error")], [("error", 0, 1, 1), ("back-off", 1, 3, 1)]),
    "a little before its call": (2.1, [(0, 0, None, 2, "ok")], [("whole", 0, 2, 1)]),
}  # fmt: skip


@rows("what", OVER)
def test_the_stretches_of_a_call_that_is_over(what):
    end, attempts, stretches = OVER[what]
    assert span(end, attempts).stretches() == stretches


@pytest.mark.parametrize(("first", "end"), [(2, 3), (None, None), (None, 3)])
def test_thoughts_that_stream_are_no_waiting_for_the_first_token(first, end):
    attempt = Attempt(queued=0, start=0, first_thought=1, first_token=first, end=end)
    answer = [] if first is None else [("answer", first, end, 1)]
    thinking = ("thinking", 1, end if first is None else first, 1)
    assert attempt.stretches(1, end) == [("first", 0, 1, 1), thinking, *answer]


@pytest.mark.parametrize(
    ("attempts", "stretches"),
    [
        ([[0, None, None, None, "queued"]], [("slot", 0, None, 1)]),
        ([[0, 0, None, None, "running"]], [("first", 0, None, 1)]),
        ([[0, 0, 1, None, "running"]], [("first", 0, 1, 1), ("answer", 1, None, 1)]),
        ([[0, 0, None, 1, "error"]], [("error", 0, 1, 1), ("back-off", 1, None, 1)]),
    ],
)
def test_the_last_stretch_of_a_call_that_goes_on_has_no_end(attempts, stretches):
    assert span(None, attempts, "running").stretches() == stretches
