"""The law of the support system, counted by its label."""

from __future__ import annotations

from core import Simulated, forecast, support_system
from core.lesson.registry import law
from core.lesson.support_system import support_calls
from tests.core.laws.given import said
from tests.rows import rows


@rows(
    "message, filled",
    [
        ("My printer is offline", "1 + 3 = 4"),
        ("Why is my bill higher?", "1 + 2 + 1 = 4"),
        ("Opening hours?", "1 + 1 = 2"),
    ],
)
def test_the_calls_of_a_route_are_counted_by_its_label_and_not_in_the_forecast(message, filled):
    plan = forecast(support_system, message).trace
    cut = plan.model_copy(update={"spans": plan.spans[:1]})  # nothing after the label was made
    for trace in (plan, cut):
        rule = law("support_system", trace)
        assert (rule.calls, rule.calls_filled) == (int(filled[-1]), filled)


def test_why_a_route_overlaps_or_not():
    equal = Simulated(latency="equal")
    assert said(support_system, "My printer is offline", equal) == (
        "This route is a chain of 4 calls, and a chain cannot overlap."
    )
    assert said(support_system, "Why is my bill higher?", equal).startswith(
        "Only the two checks overlap: label and reply take 2.00 s of the 3.00 s. Of the two, account takes 1.00 s"
    )


def test_each_label_has_its_number_of_calls():
    assert [support_calls(category) for category in ("technical", "billing", "general")] == [4, 4, 2]


def test_its_law_in_words_and_numbers():
    plan = forecast(support_system, "Why is my bill higher?", model=Simulated(latency="equal")).trace
    rule = law("support_system", plan)
    assert (rule.calls_rule, rule.calls_filled) == ("classifier + checks + reply", "1 + 2 + 1 = 4")
    assert rule.seconds_rule == "classifier + the longest check + reply"
    assert rule.seconds_filled == "1.00 + max(1.00, 1.00) + 1.00 = 3.00 s"
