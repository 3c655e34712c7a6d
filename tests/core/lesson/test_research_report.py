"""The law of the research report, counted by its plan and its rounds."""

from __future__ import annotations

from core import Simulated, forecast, research_report
from core.lesson.registry import law
from core.lesson.research_report import research_calls
from tests.core.laws.given import said


def test_the_calls_of_a_report_are_counted_by_its_plan_and_its_rounds():
    plan = forecast(research_report, "Effects of phone bans in schools", target_score=5).trace
    cut = plan.model_copy(update={"spans": tuple(s for s in plan.spans if s.step != "synthesis")})
    for trace in (plan, cut):
        rule = law("research_report", trace, concurrency=1)
        assert (rule.calls, rule.calls_filled) == (7, "(1 + 4 + 1) + (1 + 2 × 0) = 7")


def test_why_research_is_hardly_faster_than_its_rounds():
    assert said(research_report, "Effects of phone bans in schools", Simulated(latency="equal")).startswith(
        "Only the workers overlap: plan, synthesis and the judge's rounds take"
    )


def test_its_law_in_words_and_numbers():
    assert research_calls(4, rounds=2) == 9  # plan 1 + workers 4 + synthesis 1 + (2 * 2 - 1)
    equal = Simulated(latency="equal")
    plan = forecast(research_report, "Effects of phone bans in schools", model=equal, target_score=5).trace
    rule = law("research_report", plan)
    assert (rule.calls, rule.calls_filled) == (7, "(1 + 4 + 1) + (1 + 2 × 0) = 7")
    assert rule.seconds_filled == "1.00 + max(1.00, 1.00, 1.00, 1.00) + 1.00 + (1.00) = 4.00 s"
