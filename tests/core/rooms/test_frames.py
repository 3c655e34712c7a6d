"""A run as a phone sees it: small, whole, and silent about what is to come."""

from __future__ import annotations

import json

import pytest

from core.errors import WorkflowError
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS
from core.rooms.frames import MOST_ROWS, end_of_axis, frame, lost
from core.run import Run
from core.trace.span import Attempt, Span
from core.trace.trace import Trace
from tests.core.rooms.asked import setup
from tests.rows import rows


def span(id, step, kind, status, attempt, start):
    return Span(id, step, kind, None, (0, id), "m", attempt.queued, start, None, status, (), (attempt,))


def forecasts(page, start="run"):
    return setup(page, presets_of(page)[0].id).forecasts(start)


def test_five_calls_are_about_a_kilobyte():
    seen = frame("Parallelization", forecasts("parallelization"))
    assert len(seen["sides"][0]["rows"]) == 5 and not seen["going"]
    assert len(json.dumps(seen)) < 1_200


@rows("page", [name for name in LESSONS if presets_of(name)])
def test_a_run_of_every_page_is_a_frame_and_so_are_two_beside_each_other(page):
    for start in ("run", "compare"):
        seen = frame(page, forecasts(page, start))
        assert [side["title"] for side in seen["sides"]] in ([""], ["Sequential", "Parallel"])
        assert len({side["high"] for side in seen["sides"]}) == 1, "one axis for both"
        assert all(0 < side["now"] <= side["high"] for side in seen["sides"])
        assert all(row["bars"] for side in seen["sides"] for row in side["rows"])


def test_of_many_calls_the_last_have_rows_and_the_others_are_counted():
    twenty = tuple(span(n, "work", "work", "queued", Attempt(0.0), None) for n in range(20))
    (side,) = frame("Many", [Run("running", Trace(spans=twenty))])["sides"]
    assert len(side["rows"]) == MOST_ROWS and side["more"] == 8 and side["rows"][-1]["name"] == "work 20"


def test_a_run_that_goes_on_has_open_bars_and_an_axis_that_tells_no_end():
    going = span(1, "plan", "decide", "running", Attempt(0.5, 0.5), 0.5)
    seen = frame("Plan", [Run("running", Trace(spans=(going,), now=1.5))])
    (side,) = seen["sides"]
    assert seen["going"] and side["rows"][0]["bars"] == [("first", 0.0, None)]
    assert (side["now"], side["high"]) == (1.0, 2.0)
    assert side["state"] == ["Running", "0 calls done"], "how many there will be is not known"


@pytest.mark.parametrize(("seconds", "end"), [(0, 2), (1.8, 2), (1.9, 3), (3.43, 4), (14.4, 20), (300, 360)])
def test_an_axis_ends_at_a_round_number(seconds, end):
    assert end_of_axis(seconds) == end


def test_a_run_that_nobody_follows_any_more_is_said_to_be_lost():
    seen = frame("Plan", [Run("running", Trace()), Run("done", Trace())])
    told = lost(seen)
    assert not told["going"] and [side["status"] for side in told["sides"]] == ["lost", "done"]
    assert "started again" in told["sides"][0]["state"][1]
    assert seen["going"], "the frame itself is left as it was"


def test_what_a_live_server_says_of_a_failure_is_for_its_owner():
    error = WorkflowError("https://models.school.example knows no key sk-12…9")
    for world, told in (("live", False), ("simulated", True)):
        seen = json.dumps(frame("Plan", [Run("failed", Trace(world=world), error=error)]))
        assert ("school.example" in seen) is told
