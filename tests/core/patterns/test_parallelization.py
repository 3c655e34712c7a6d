"""One call for each item, all side by side; an item that failed is marked in its place."""

from __future__ import annotations

import pytest

import core
from core.errors import RequestRefused
from core.patterns.parallelization import parallelization
from tests.rows import rows
from tests.scripted import Scripted

EMAILS = ["Meeting at 3", "50% off", "Server down"]


def test_each_item_has_a_call_of_its_own_that_knows_no_other(play):
    model = Scripted(["normal", "spam", "urgent"], latency=[3.0, 1.0, 2.0])
    run = play(core.run(parallelization, EMAILS, model=model))
    for email, ask in zip(EMAILS, model.asked, strict=True):
        assert [other for other in EMAILS if other in ask.prompt] == [email]
    assert (run.result.emails, run.result.classifications) == (EMAILS, ["normal", "spam", "urgent"])
    assert run.trace.makespan == 3.0  # the longest


def test_an_item_that_fails_is_marked_in_its_place(play):
    model = Scripted(["normal", RequestRefused("no", status=400), "urgent"])
    run = play(core.run(parallelization, EMAILS, model=model))
    assert run.status == "partial" and [bool(each) for each in run.result.classifications] == [True, False, True]


@rows("limit, seconds", [(1, 3.0), (2, 2.0), (3, 1.0), (9, 1.0)])
def test_a_limit_makes_items_take_turns(play, limit, seconds):
    run = play(core.run(parallelization, EMAILS, model=Scripted(["x"] * 3, latency=1.0), concurrency=limit))
    assert run.trace.makespan == pytest.approx(seconds)  # as many turns as three calls need in so many slots
