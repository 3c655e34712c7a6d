"""Each pitfall, naive and guarded: the same input, the same fault, another end."""

from __future__ import annotations

import pytest

from core.lesson.naive.routing import NAIVE
from core.lesson.orchestrator_workers import missing_parts
from core.lesson.presets.preset import model
from core.lesson.registry import LESSONS, all_presets

FIVE = list(all_presets())[:5]


def both(page):
    pitfall = LESSONS[page].pitfall
    naive, guarded = (
        reading.forecast(model=model(pitfall.preset), seed=pitfall.preset.seed) for reading in pitfall.readings()
    )
    return naive, guarded, pitfall.outcome(naive), pitfall.outcome(guarded)


def test_every_pattern_has_a_pitfall_advice_and_a_neighbour():
    records = LESSONS.values()
    named = [*FIVE, "support_system", "research_report"]
    assert [r.name for r in records if r.pitfall] == [r.name for r in records if r.neighbours] == named
    assert [r.name for r in records if r.advice] == named


def test_the_naive_chain_edits_nothing_and_the_guarded_one_stops():
    naive, guarded, _, said = both("prompt_chaining")
    assert naive.result.draft == "" and naive.result.final and naive.trace.calls == 3
    assert guarded.result is None and guarded.trace.calls == 2 and said.endswith("Kept: outline.")


def test_the_naive_route_pays_for_a_label_that_nobody_answers():
    naive, guarded, _, _ = both("routing")
    assert naive.status == "failed" and "KeyError: 'general'" in str(naive.error) and naive.trace.calls == 1
    assert type(NAIVE) is dict and type(naive.error.__cause__) is KeyError, "the table itself fails"
    assert guarded.result.category == "general" and not guarded.result.fallback


def test_the_naive_gather_loses_what_was_answered():
    naive, guarded, lost, kept = both("parallelization")
    assert naive.result is None and lost.endswith("handed over: none.")
    assert len([found for found in guarded.result.classifications if found]) == 4 and "handed over: 4" in kept


def test_the_naive_synthesis_looks_whole():
    naive, guarded, silent, open_ = both("orchestrator_workers")
    assert "not covered" not in naive.result.synthesis.lower() and silent.endswith("The answer does not say so.")
    assert "not covered" in guarded.result.synthesis.lower() and open_.endswith("The answer says so.")


def test_the_naive_loop_hands_over_a_draft_without_a_score():
    naive, guarded, _, said = both("evaluator_optimizer")
    assert naive.result.score is None and naive.trace.calls == 7  # 1 + 2 x 3
    assert guarded.result.score == max(naive.result.scores) == 9 and guarded.trace.calls == 6  # 2 x 3
    assert [s.prompt for s in naive.trace.spans[:4]] == [s.prompt for s in guarded.trace.spans[:4]], "the same calls"
    assert said == "The drafts scored 7, 9, 7. The one handed over scored 9."


@pytest.mark.parametrize("page", ["support_system", "research_report"])
def test_the_naive_combined_patterns_hide_the_part_that_is_missing(page):
    _, guarded, silent, open_ = both(page)
    assert silent.endswith("does not say so.") and open_.endswith("says so.") and guarded.status == "partial"


def test_missing_parts_are_counted_and_what_the_user_gets_says_so_or_not():
    assert missing_parts([], "answer", True) == ""
    assert missing_parts(["a"], "answer", True) == "1 part is missing. The answer says so."
    assert missing_parts(["a", "b"], "report", False) == "2 parts are missing. The report does not say so."
