"""Which failures are tried again, how often, and after what wait."""

from __future__ import annotations

import pytest

from core import llm, using
from core.errors import CallFailed, EmptyAnswer, KeyRefused, RateLimited, ServerFailed, TimedOut
from tests.scripted import Scripted


def test_a_rate_limit_waits_as_long_as_the_server_says(play):
    with using(Scripted([RateLimited("slow down", retry_after=2.0), "ok"], latency=1.0)) as recording:
        assert play(llm("x", step="x")) == "ok"
    first, second = recording.trace.spans[0].attempts
    assert second.queued - first.end == pytest.approx(2.0)


def test_a_wait_beyond_the_deadline_fails_at_once(play):
    with pytest.raises(CallFailed), using(Scripted([RateLimited("slow down", retry_after=300.0)])) as recording:
        play(llm("x", step="x"))
    assert recording.trace.spans[0].end == pytest.approx(1.0) and len(recording.trace.spans[0].attempts) == 1


def test_what_is_not_worth_another_try_is_not_tried_again(play):
    with pytest.raises(CallFailed) as failed, using(Scripted([KeyRefused("no such key", status=401)])) as recording:
        play(llm("x", step="x"))
    assert len(recording.trace.spans[0].attempts) == 1 and failed.value.kind == "auth"


@pytest.mark.parametrize(
    ("error", "attempts"), [(ServerFailed("down"), 3), (EmptyAnswer("empty"), 2), (TimedOut("late"), 2)]
)
def test_retries_are_bounded(play, error, attempts):
    with pytest.raises(CallFailed), using(Scripted([error] * 5)) as recording:
        play(llm("x", step="x"))
    assert len(recording.trace.spans[0].attempts) == attempts


def test_a_hung_call_ends_at_its_deadline(play):
    with pytest.raises(CallFailed, match="30 s"), using(Scripted(["late"], latency=99.0)) as recording:
        play(llm("x", step="x"))
    assert recording.trace.spans[0].end == pytest.approx(30.0)
    assert recording.trace.spans[0].attempts[0].error_kind == "timeout"


def test_back_off_is_the_same_whatever_else_runs(play):
    def gap(**other):
        with using(Scripted([ServerFailed("down"), "ok"]), **other) as recording:
            play(llm("x", step="x"))
        return recording.trace.spans[0].attempts[1].queued - recording.trace.spans[0].attempts[0].end

    assert gap() == gap(concurrency=3)
    assert gap(seed=1) != gap()
