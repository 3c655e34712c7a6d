"""What a call looks like on the axis of time; `tests/drawings/stretches.json` holds it for the scripts"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.trace.span import Attempt, Span

CASES = json.loads((Path(__file__).parents[2] / "drawings/stretches.json").read_text(encoding="utf-8"))


def span(end, attempts, status="ok"):
    tried = tuple(
        Attempt(queued=queued, start=start, first_token=first, end=ended, status=how)
        for queued, start, first, ended, how in attempts
    )
    return Span(
        id=1, step="x", kind="work", group=None, place=(0,), model="m", queued=0.0, start=tried[0].start, end=end,
        status=status, after=(), attempts=tried,
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_stretches_of_a_call_that_is_over(case):
    assert [list(each) for each in span(case["end"], case["attempts"]).stretches()] == case["stretches"]


@pytest.mark.parametrize(
    ("attempts", "stretches"),
    [
        ([[0, None, None, None, "queued"]], [("slot", 0, None)]),
        ([[0, 0, None, None, "running"]], [("first", 0, None)]),
        ([[0, 0, 1, None, "running"]], [("first", 0, 1), ("answer", 1, None)]),
        ([[0, 0, None, 1, "error"]], [("error", 0, 1), ("back-off", 1, None)]),
    ],
)
def test_the_last_stretch_of_a_call_that_goes_on_has_no_end(attempts, stretches):
    assert span(None, attempts, "running").stretches() == stretches
