"""The simulated model behind a provider with limits, through the real client: nobody is lost, and hardly any time."""

from __future__ import annotations

import asyncio
import math

import pytest

import core
from core.errors import ConfigError
from core.forecasts.plain import Plain
from core.forecasts.plan import play
from core.laws.at_scale import finish
from core.laws.limits import ProviderLimits
from core.models.simulated import Simulated
from core.run import Reading
from tests.core.models.side_by_side import items, side_by_side

LIMITS = {
    "ten a second": ProviderLimits(requests=600, burst=1),
    "thirty a minute": ProviderLimits(requests=30),
    "tokens": ProviderLimits(tokens=900),
    "tokens by the second": ProviderLimits(tokens=12_000, burst=1),
    "slots": ProviderLimits(slots=5),
    "all of them": ProviderLimits(requests=40, tokens=1500, slots=4),
}


def against(limits, seed=7, **more):
    return core.forecast(side_by_side, items(50), model=Simulated(limits=limits, **more), seed=seed)


@pytest.mark.parametrize("name", LIMITS)
def test_fifty_side_by_side_lose_none_and_take_at_most_1_3_of_the_least_possible(name):
    limits, free, run = LIMITS[name], against(None).trace, against(LIMITS[name])
    assert run.status == "done" and [span.status for span in run.trace.spans] == ["ok"] * 50
    sizes = [span.tokens_in + span.tokens_out for span in free.spans]
    least = finish([span.duration for span in free.spans], limits.slots, limits, sizes)
    assert least - 1e-6 <= run.trace.makespan <= 1.3 * least
    assert limits.least(50, sum(sizes)) <= run.trace.makespan
    # What it says, and how long an answer takes, is as without the limits.
    assert [span.answer for span in run.trace.spans] == [span.answer for span in free.spans]


def test_the_trace_shows_the_refused_attempts_and_the_wait_for_the_provider():
    spans = against(LIMITS["thirty a minute"]).trace.spans
    refused = [span for span in spans if span.sent > 1]
    assert len(refused) == 20 and {one.http_status for span in refused for one in span.attempts[:-1]} == {429}
    assert all(span.waited("provider", 0.0) > 0 for span in refused)
    assert "Rate limit reached for gpt-4o-mini on requests per min (RPM): Limit 30" in refused[0].attempts[0].error
    assert not any(span.waited("provider", 0.0) for span in spans if span.sent == 1)


def test_waiting_for_a_slot_of_the_provider_is_time_before_the_first_token():
    free, queued = against(None).trace.spans, against(LIMITS["slots"]).trace.spans
    late = [b.time_to_first_token - a.time_to_first_token for a, b in zip(free, queued, strict=True)]
    assert late[:5] == pytest.approx([0.0] * 5) and min(late[5:]) > 0.1
    assert all(span.start == 0.0 and span.sent == 1 for span in queued)


@pytest.mark.parametrize("name", LIMITS)
def test_the_same_seed_gives_the_same_trace_with_and_without_http_and_at_any_speed(name):
    one, other, quick = (against(LIMITS[name], speed=speed).trace for speed in (1.0, 1.0, 4.0))
    assert one == other
    plain = play(Reading(side_by_side, (items(50),)), Plain(Simulated(limits=LIMITS[name])), 7, concurrency=None)
    assert plain.trace.makespan == pytest.approx(one.makespan, abs=1e-6)
    sent = [[attempt.start for attempt in span.attempts] for span in one.spans]
    assert [[attempt.start for attempt in span.attempts] for span in plain.trace.spans] == [
        pytest.approx(starts, abs=1e-6) for starts in sent
    ]
    assert quick.makespan == pytest.approx(one.makespan / 4, abs=1e-6)


def test_on_the_real_clock_it_keeps_to_the_same_limits():
    limits = ProviderLimits(requests=60)
    run = asyncio.run(core.run(side_by_side, items(66), model=Simulated(limits=limits, speed=20, call_deadline=3600)))
    assert [span.status for span in run.trace.spans] == ["ok"] * 66
    # Whatever the computer's speed: the last one was not taken before the law lets it.
    ends = sorted(20 * span.end for span in run.trace.spans)
    assert all(end >= limits.least(number, 0) - 1e-6 for number, end in enumerate(ends, 1))


def test_runs_in_one_loop_share_the_account(play):
    async def main():
        model = Simulated(limits=ProviderLimits(requests=30))
        return [await core.run(side_by_side, items(30), model=model) for _ in range(2)]

    first, second = play(main())
    assert first.trace.makespan < 5 < 50 < second.trace.makespan


def test_a_request_that_can_never_be_taken_is_said_at_once():
    run = against(ProviderLimits(tokens=10))
    assert run.status == "failed" and "Request too large for gpt-4o-mini on tokens per min" in str(run.error)
    assert run.trace.makespan < 1 and max(span.sent for span in run.trace.spans) == 1


def test_limits_need_a_clock():
    with pytest.raises(ConfigError, match="choose a speed"):
        Simulated(limits=ProviderLimits(requests=30), speed=math.inf)
