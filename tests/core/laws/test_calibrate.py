"""A latency profile from live calls: against a server whose latencies are known, and what is left out."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest

from core.errors import InputError
from core.laws.calibrate import Call, calibrate, calibrations, measured, profile_for
from core.laws.durations import Mixture, quantile
from core.laws.samples import summary
from tests.core.laws.distance import off
from tests.core.laws.known_server import EACH, FIRST, KnownServer, watched_run
from tests.rows import rows


def drawn(count, seed=0, model="known-8b", step="draft"):
    chance = random.Random(seed)
    calls = []
    for _ in range(count):
        tokens, first = chance.randint(20, 120), FIRST.draw(chance)
        calls.append(Call(model, step, first, first + tokens * EACH.draw(chance), tokens))
    return calls


def test_the_calls_of_a_watched_live_run():
    trace = watched_run(20, KnownServer())
    calls = measured([trace, trace.model_copy(update={"world": "simulated"})])
    assert len(calls) == 40
    assert {call.step for call in calls} == {"label", "draft"}
    assert {call.model for call in calls} == {"known-8b"}
    span = trace.spans[0]
    assert calls[0].first == pytest.approx(span.time_to_first_token)
    assert calls[0].seconds == pytest.approx(span.duration)
    assert calls[0].tokens == span.tokens_out


def test_what_was_not_streamed_says_nothing():
    assert measured([watched_run(5, KnownServer(), streaming=False)]) == []


def test_reasoning_that_was_never_streamed_is_no_part_of_the_pace():
    plain, hiding = (measured([watched_run(5, KnownServer(seed=4, hides=hidden))]) for hidden in (0, 500))
    assert plain == hiding


def test_thoughts_that_stream_in_are_tokens_like_others():
    trace = watched_run(1, KnownServer(hides=50))
    span = trace.spans[0]
    attempt = replace(span.attempts[0], first_thought=span.attempts[0].start + 0.01)
    (call, _) = measured([trace.model_copy(update={"spans": (replace(span, attempts=(attempt,)), trace.spans[1])})])
    assert call.first == pytest.approx(0.01)
    assert call.tokens == span.tokens_out


@rows(
    "change",
    [
        {"status": "error"},
        {"kind": "tool"},
        {"reused": True},
        {"attempts": ()},
    ],
)
def test_what_failed_or_asked_no_model_is_left_out(change):
    trace = watched_run(1, KnownServer())
    spans = (replace(trace.spans[0], **change), trace.spans[1])
    assert [call.step for call in measured([trace.model_copy(update={"spans": spans})])] == ["draft"]


@rows("change", [{"tokens_out": None}, {"tokens_out": 0}, {"end": None}, {"first_token": 0.0}])
def test_a_call_that_does_not_tell_enough_is_left_out(change):
    trace = watched_run(1, KnownServer())
    attempt = replace(trace.spans[0].attempts[0], **change)
    spans = (replace(trace.spans[0], attempts=(attempt,)), trace.spans[1])
    assert [call.step for call in measured([trace.model_copy(update={"spans": spans})])] == ["draft"]


def test_what_was_held_back_and_came_in_one_piece_is_left_out():
    """As a first run over a client that is still loading does: 57 tokens in 4 ms, seen with the real client."""
    trace = watched_run(1, KnownServer())
    span = trace.spans[1]
    late = replace(span.attempts[0], first_token=span.end - 0.004)
    assert [call.step for call in measured([trace])] == ["label", "draft"]
    spans = (trace.spans[0], replace(span, attempts=(late,)))
    assert [call.step for call in measured([trace.model_copy(update={"spans": spans})])] == ["label"]


@rows("seed", range(8))
def test_a_hundred_calls_find_the_profile_within_its_errors(seed):
    found = calibrate(drawn(100, seed), "known-8b")
    assert found.first.median == pytest.approx(FIRST.median, rel=4 * 0.32 / 10)
    assert found.first.spread == pytest.approx(FIRST.spread, rel=4 / math.sqrt(200))
    assert found.rate == pytest.approx(105, rel=4 * 0.1 / 10)


def test_held_out_calls_are_as_forecast():
    """The median over nine profiles of a hundred calls each; a single one may be off by two to three times as much."""
    wrong = []
    for seed in range(9):
        found, held = calibrate(drawn(100, seed), "known-8b"), summary([call.seconds for call in drawn(3000, 100)])
        lasts = Mixture(tuple(found.lasts(tokens) for tokens in range(20, 121, 4)))
        wrong.append((abs(quantile(lasts, 0.5) / held.median - 1), abs(quantile(lasts, 0.95) / held.p95 - 1)))
    assert sorted(one for one, _ in wrong)[4] < 0.05
    assert sorted(one for _, one in wrong)[4] < 0.05


def test_the_plots_lie_near_the_line_where_the_profile_fits():
    found = calibrate(drawn(200), "known-8b")
    assert len(found.first_plot) == len(found.each_plot) == 200
    middle = found.first_plot[100]
    assert middle[1] == pytest.approx(middle[0], rel=0.05)
    assert off([call.first for call in found.calls], found.first) < 0.1
    for places in (found.places(), found.places(drawn(300, seed=9))):
        assert max(abs(expected - measured) for expected, measured in places) < 0.2  # by chance 0.12 in 1 of 20
    # A server that has become half as fast is seen.
    slower = [Call(c.model, c.step, c.first, c.first + 2 * (c.seconds - c.first), c.tokens) for c in drawn(100, 9)]
    assert max(abs(expected - measured) for expected, measured in found.places(slower)) > 0.3


def test_profiles_by_model_and_step():
    calls = [*drawn(40, 1), *drawn(25, 2, step="label"), *drawn(31, 3, model="other"), *drawn(29, 4, model="few")]
    found = calibrations(calls)
    assert [(one.model, one.step, len(one.calls)) for one in found] == [
        ("known-8b", "", 65), ("known-8b", "draft", 40), ("other", "", 31), ("other", "draft", 31),
    ]  # fmt: skip
    assert profile_for(found, "known-8b", "draft") is found[1]
    assert profile_for(found, "known-8b", "label") is found[0]  # too few of its own
    assert profile_for(found, "few", "draft") is None


def test_fewer_than_thirty_are_refused_with_a_sentence():
    with pytest.raises(InputError) as few:
        calibrate(drawn(12), "known-8b", "draft")
    assert str(few.value) == (
        "A latency profile needs 30 streamed answers of live calls; of known-8b in the step 'draft' there are 12 calls "
        "so far. Run 18 more and watch them, since only a watched run streams."
    )
    with pytest.raises(InputError, match="of known-8b there is 1 call so far"):
        calibrations([*drawn(1)])
    with pytest.raises(InputError, match="of any live model there are 0 calls"):
        calibrations([])


def test_calls_that_all_take_the_same_time_are_no_trouble():
    same = [Call("m", "s", 0.5, 1.5, 100)] * 30
    found = calibrate(same, "m")
    assert found.first.median == pytest.approx(0.5) and found.first.spread < 1e-6
    assert quantile(found.lasts(100), 0.95) == pytest.approx(1.5, rel=1e-6)
