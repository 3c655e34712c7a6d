"""A gate between two steps."""

from __future__ import annotations

import pytest

import core
from core import run
from core.errors import ServerFailed
from core.lesson.use_cases.gated_chain import Gate, gated_chain
from tests.scripted import Scripted

OPEN = Gate(has_date=True, has_place=True, reason="both")
SHUT = Gate(has_date=True, has_place=False, reason="no place")


def steps(ended):
    return [span.step for span in ended.trace.spans]


def test_a_gate_that_opens_costs_one_call(play):
    ended = play(run(gated_chain, "notes", model=Scripted(["plan", OPEN, "draft", "final"])))
    assert steps(ended) == ["outline", "gate", "draft", "final"] and ended.result.passed
    assert ended.trace.makespan == pytest.approx(4.0)  # four calls of 1 s, one after the other


def test_a_last_step_that_failed_leaves_the_draft(play):
    down = [ServerFailed("down")] * 3
    ended = play(run(gated_chain, "notes", model=Scripted(["plan", OPEN, "draft", *down])))
    assert (ended.status, ended.result.final, ended.result.polished) == ("partial", "draft", False)


def test_a_gate_that_fails_once_sends_back_once(play):
    ended = play(run(gated_chain, "notes", model=Scripted(["plan", SHUT, "plan, hall", OPEN, "draft", "final"])))
    assert steps(ended) == ["outline", "gate", "add", "gate", "draft", "final"]
    assert ended.result.outline == "plan, hall" and ended.result.final == "final"
    assert ended.trace.spans[2].prompt.startswith("Add the place to this outline")


def test_a_gate_that_stays_shut_ends_the_chain_and_says_what_is_missing(play):
    ended = play(run(gated_chain, "notes", model=Scripted(["plan", SHUT, "plan", SHUT])))
    assert ended.status == "done" and not ended.result.passed
    assert ended.result.missing == ["place"] and ended.result.final == ""


@pytest.mark.parametrize(
    ("notes", "missing"),
    [
        ("Book club: we read Momo on 3 May in the library.", []),
        ("Sports day on Friday, everyone welcome.", ["place"]),
        ("Concert of the school band in the gym, free entry.", ["date"]),
        ("Party of class seven, bring a cake.", ["date", "place"]),
    ],
)
def test_the_simulated_gate_reads_the_outline(notes, missing):
    assert core.forecast(gated_chain, notes).result.missing == missing
