"""A call while it is recorded, and what its readers get of it."""

from __future__ import annotations

import asyncio

import core
from core.engine.open import OpenAttempt, OpenSpan
from core.errors import ServerFailed
from core.models.model import Answer
from core.trace.trace import Trace
from tests.core.view.runs import MAILS
from tests.scripted import Scripted

LABEL = '{"category": "shipping", "urgency": "low"}'


def test_a_call_that_has_not_changed_is_the_same_object_as_before(play):
    model = Scripted(["spam", "normal", "urgent"], latency=[1, 4, 9])

    async def main() -> tuple[Trace, Trace]:
        started = core.start(core.parallelization, MAILS, model=model)
        await asyncio.sleep(0.5)
        before = started.trace
        await asyncio.sleep(1)
        return before, started.trace

    before, after = play(main())
    assert [a is b for a, b in zip(before.spans, after.spans, strict=True)] == [False, True, True]


def opened(**facts):
    return OpenSpan(1, "draft", "work", None, (0,), 0.5, frozenset({3, 2}), {"model": "m", **facts})


def test_a_call_is_the_same_object_until_something_changes():
    span = opened(prompt="Write.")
    before = span.frozen()
    span.pieces.append("Rain")
    assert span.frozen() is before, "nobody was told of a change"
    span.version += 1
    after = span.frozen()
    assert after is not before and (before.answer, after.answer) == (None, "Rain")
    assert (after.after, after.queued, after.prompt) == ((2, 3), 0.5, "Write.")


def test_what_streams_is_the_answer_until_the_whole_one_is_there():
    span = opened()
    span.pieces += ["Ra", "in"]
    assert span.frozen().answer == "Rain"
    span.answer, span.version = "", span.version + 1
    assert span.frozen().answer == "", "an answer may be empty, and then no piece takes its place"


def test_a_call_starts_with_its_first_slot_and_counts_what_was_sent():
    span = opened()
    assert span.frozen().start is None and span.sent == 0
    for queued, start in ((0.5, 1.0), (3.0, None)):
        attempt = OpenAttempt(queued)
        attempt.start = start
        span.attempts.append(attempt)
    span.version += 1
    assert span.frozen().start == 1.0 and span.sent == 1 and span.frozen().attempts[1].start is None


def test_a_failed_attempt_tells_the_tokens_it_was_paid_for_and_the_cached_ones_of_an_answer():
    attempt = OpenAttempt(0.0)
    assert attempt.frozen().tokens_in is None
    attempt.usage = ServerFailed("down")
    attempt.usage.tokens_in, attempt.usage.tokens_out = 10, 0
    assert (attempt.frozen().tokens_in, attempt.frozen().tokens_out, attempt.frozen().tokens_cached) == (10, 0, None)
    attempt.usage = Answer("x", "m", tokens_in=10, tokens_out=5, tokens_cached=4, tokens_reasoning=2)
    assert (attempt.frozen().tokens_cached, attempt.frozen().tokens_reasoning) == (4, 2)


def test_an_attempt_says_which_model_answered(play):
    one = play(core.run(core.routing, "Where is my parcel?", model=Scripted([LABEL, "It is on its way."])))
    assert [span.attempts[-1].model for span in one.trace.spans] == ["scripted", "scripted"]
    lost = play(core.run(core.parallelization, ["a"], model=Scripted([ServerFailed("down", status=500)] * 3)))
    assert {attempt.model for attempt in lost.trace.spans[0].attempts} == {""}
