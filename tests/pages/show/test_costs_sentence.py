"""What the costs come to in words: true of the numbers that are drawn, whichever those are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.laws.costs import MODELS
from core.laws.estimate import Inputs
from core.lesson.registry import estimates
from pages.parts.show.costs_sentence import costs_sentence
from tests.pages.opened import Opened

USUAL = Inputs()


def test_it_names_the_dearest_and_the_slowest_and_how_many_times_the_others_they_are():
    assert costs_sentence(estimates(USUAL), "gpt-4o-mini") == (
        "Dearest on gpt-4o-mini: Orchestrator–workers, $1.48 per 1,000 runs (3.5 times Routing). "
        "Slowest: Evaluator–optimizer, 8.00 s (4.0 times Parallelization)."
    )


@pytest.mark.parametrize("given", [USUAL, Inputs(concurrency=1), Inputs({"items": 50, "rounds": 1}, slowest=9.0)])
def test_no_pattern_is_dearer_or_slower_than_the_one_that_is_named(given):
    computed = estimates(given)
    told = costs_sentence(computed, MODELS[0])
    took = max(each.seconds.value for each in computed)
    assert f", {took:.2f} s (" in told
    assert f"({took / min(each.seconds.value for each in computed):.1f} times " in told


def test_patterns_that_are_equal_are_named_together_or_not_at_all():
    one = estimates(USUAL)[0]
    other = replace(one, pattern="routing")
    both = costs_sentence([one, other], MODELS[0])
    assert both == f"On {MODELS[0]} all cost the same. All take the same time."
    longer = replace(one, seconds=one.seconds._replace(value=2 * one.seconds.value))
    assert "(2.0 times Prompt chaining and Routing)" in costs_sentence([longer, one, other], MODELS[0])


def test_without_a_price_only_the_time_is_told():
    sentence = costs_sentence(estimates(USUAL), "nobody-knows")
    assert sentence.startswith("The price of nobody-knows is not known. Slowest: ")


def test_it_moves_with_the_numbers():
    opened = Opened("cost_performance")
    assert "Dearest on gpt-4o-mini: Orchestrator–workers" in opened.words
    assert "Dearest on gpt-4o-mini: Parallelization" in opened.type("cost items", 40).words
