"""Runs against a provider's limits: what they take, beside the law, and the very run behind a point."""

from __future__ import annotations

import pytest

from core.errors import InputError
from core.forecasts.limited import against
from core.forecasts.settings import Settings, opening
from core.laws.limits import ProviderLimits
from tests.core.forecasts.answered import done


def swept(**given):
    asked = Settings(**{"items": 40, "at_once": None, "requests": None, **given})
    return asked, done(
        against(asked.subject, asked.size, asked.at_once, asked.limits, asked.model(), asked.seed)
    )  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        {"requests": 20}, {"tokens": 500}, {"slots": 3}, {"requests": 20, "at_once": 4}, {"requests": 10, "slots": 2},
        {"pattern": "prompt_chaining", "items": 6, "requests": 10},
        {"pattern": "orchestrator_workers", "items": 8, "requests": 4}, {"requests": 20, "latency": "uneven"},
    ],
)  # fmt: skip
def test_no_run_is_faster_than_the_law_nor_much_slower_and_each_point_is_its_run(given):
    asked, made = swept(**given)
    for point in made.points:
        assert point.least - 1e-6 <= point.took <= 1.7 * point.least and point.lost == 0
        assert point.took >= point.free - 1e-6
        assert not point.taken or asked.limits.least(point.calls, 0.0) <= point.taken < point.least
    last = made.points[-1]
    run = done(opening(asked, "provider", f"{last.items}x{asked.at_once or 'none'}").work(asked)())
    attempts = [attempt for span in run.trace.spans for attempt in span.attempts]
    assert run.trace.makespan == pytest.approx(last.took, abs=1e-6)
    assert sum(one.http_status == 429 for one in attempts) == last.refused


def test_the_law_of_a_minute_is_known_to_bind_or_not():
    # 40 calls at 20 a minute: the last one goes after 60 s. 22 need the second minute too, but slots take longer.
    assert swept(requests=20)[1].points[-1].taken == 60.0
    assert swept(requests=20, items=22, slots=1)[1].points[-1].taken == 0.0


def test_without_limits_nothing_changes():
    _, made = swept()
    assert all(point.took == pytest.approx(point.free) and not point.refused + point.waited for point in made.points)


def test_who_fits_into_the_first_minute_waits_for_nothing():
    _, made = swept(requests=20)
    assert {point.refused for point in made.points if point.calls <= 20} == {0}
    assert all(point.refused and point.longest > 1 for point in made.points if point.calls > 21)


def test_a_call_that_is_larger_than_a_minute_is_said_and_not_tried_for_ever():
    with pytest.raises(InputError, match="it is refused for ever"):
        swept(tokens=20)
    assert ProviderLimits(tokens=20).holds == 20
