"""Which failures are tried again, how often, and after what wait."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from core import llm, parse, using
from core.engine.recorder import active
from core.engine.tries import MOST_PARTS
from core.errors import CallFailed, EmptyAnswer, KeyRefused, NotTaken, RateLimited, ServerFailed, TimedOut
from core.patterns.evaluator_optimizer import Evaluation
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


def test_what_is_sent_again_without_a_part_waits_for_nothing_and_counts_against_no_other(play):
    """1 s refused, 1 s failed, at most 0.5 s of back-off, 1 s refused, 1 s failed, at most 1 s, 1 s good."""
    refused, down = NotTaken("no stream_options", status=400), ServerFailed("down")
    with using(Scripted([refused, down, refused, down, "ok"])) as recording:
        assert play(llm("x", step="x")) == "ok"
    gaps = [b.queued - a.end for a, b in pairwise(recording.trace.spans[0].attempts)]
    assert gaps[0] == gaps[2] == 0 and 0.375 <= gaps[1] <= 0.5 and 0.75 <= gaps[3] <= 1


def test_refusals_of_parts_come_to_an_end(play):
    with pytest.raises(CallFailed) as failed, using(Scripted([NotTaken("no", status=400)] * 50, 0.1)) as recording:
        play(llm("x", step="x"))
    assert len(recording.trace.spans[0].attempts) == MOST_PARTS + 1 and failed.value.kind == "not_taken"


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


def test_what_was_streamed_can_be_taken_back_and_is_no_beginning_of_the_answer(play):
    class Thinks(Scripted):
        async def answer(self, ask):
            ask.on_text("Hm.")
            seen.append(recording.trace.spans[0].answer)
            ask.on_taken_back()
            seen.append((recording.trace.spans[0].answer, recording.trace.spans[0].attempts[0].first_token))
            return await super().answer(ask)

    seen = []
    with using(Thinks(["Rain."])) as recording:
        active.get().streaming = True
        assert play(llm("x", step="x")) == "Rain."
    assert seen == ["Hm.", (None, None)]
    assert [count for _, count in recording.trace.spans[0].attempts[0].deltas] == [len("Rain.")]


def test_thoughts_are_told_by_when_they_began_also_where_they_were_shown_as_text_first(play):
    class Thinks(Scripted):
        async def answer(self, ask):
            await asyncio.sleep(1)
            if shown:
                ask.on_text("Hm.")
                await asyncio.sleep(1)
            ask.on_thoughts()
            if shown:
                ask.on_taken_back()
            await asyncio.sleep(1)
            ask.on_text("Rain.")
            return await super().answer(ask)

    for shown in (False, True):
        with using(Thinks(["Rain."])) as recording:
            active.get().streaming = True
            play(llm("x", step="x"))
        begins = [(one.phase, one.start) for one in recording.trace.spans[0].stretches()]
        assert begins == [("first", 0), ("thinking", 1), ("answer", 3 if shown else 2)]


def test_a_shape_that_is_plain_costs_no_second_attempt_and_one_that_is_not_keeps_what_came(play):
    wrong = '{"score": 70, "feedback": "so"}'
    with using(Scripted(['```\n{"score": "7", "feedback": "so"}\n```', wrong, wrong])) as recording:
        assert play(parse(Evaluation, "x", step="x")).score == 7
        with pytest.raises(CallFailed):
            play(parse(Evaluation, "y", step="y"))
    plain, refused = recording.trace.spans
    assert len(plain.attempts) == 1 and plain.raw.startswith("```") and plain.answer.startswith("{")
    assert len(refused.attempts) == 2 and refused.answer == wrong and refused.raw is None and not refused.done


def test_on_the_real_clock_no_back_off_stands_where_there_was_none():
    with using(Scripted([f"answer {number}" for number in range(3)], latency=0.01)) as recording:

        async def chain():
            for _ in range(3):
                await llm("x", step="x")

        asyncio.run(chain())
    trace = recording.trace
    assert [s.kind for s in trace.waited_for()] == ["attempt"] * 3
    assert sum(s.end - s.start for s in trace.waited_for()) == pytest.approx(trace.makespan)
    assert all(span.end == span.attempts[-1].end for span in trace.spans)
