"""The laws of routing and of its speculation, and what the losers cost."""

from __future__ import annotations

import pytest

from core import Simulated, forecast, readings, routing
from core.lesson.registry import law
from core.lesson.routing import routing_calls, routing_seconds, speculative_seconds
from tests.core.laws.given import said
from tests.rows import rows


@rows("query", ["Where is my parcel?", "I was charged twice", "The app crashes", "Are you open?"])
def test_routing_and_its_speculation(query):
    plan = forecast(routing, query).trace
    for calls, reading in zip((2, 5), readings(routing, query), strict=True):
        predicted = reading.forecast().trace
        rule = law(reading.pattern.__name__, plan)
        assert rule.calls == predicted.calls == calls
        assert rule.seconds == pytest.approx(predicted.makespan)


@rows("concurrency", [1, 2, 3, 4])
def test_a_limited_speculation_takes_no_longer_than_its_law(concurrency):
    query = "Are you open today?"  # general, the last in line
    plan = forecast(routing, query).trace
    predicted = readings(routing, query, concurrency=concurrency)[1].forecast().trace
    rule = law("speculative_routing", plan, concurrency=concurrency)
    assert rule.calls == predicted.calls
    assert predicted.makespan <= rule.seconds + 1e-9


def test_why_losers_cost_calls_and_no_time():
    equal = Simulated(latency="equal")  # each call starts as the one before ends, so the last in line comes too late
    parcel, hours = "Where is my parcel?", "Are you open today?"
    assert said(routing, parcel).endswith("The three that lost cost calls, not time.")
    assert "plain route" in said(routing, parcel, concurrency=1)
    assert said(routing, hours, equal, concurrency=2).startswith("At most two calls run at once, so 4 specialists")


def test_a_route_is_two_calls_and_a_speculation_one_more_than_its_specialists():
    assert routing_calls() == 2
    assert routing_calls(specialists=4) == 5


def test_a_speculation_takes_the_longer_of_label_and_specialist_while_all_start_at_once():
    assert routing_seconds(0.8, 1.2) == pytest.approx(2.0)
    assert speculative_seconds(0.8, 1.2) == 1.2
    assert speculative_seconds(1.5, 1.2) == 1.5
    assert speculative_seconds(0.8, 1.2, ahead=2, concurrency=4) == 1.2  # classifier and three specialists start
    assert speculative_seconds(0.8, 1.2, ahead=3, concurrency=4) == 2.0  # the fourth has to wait for the label
