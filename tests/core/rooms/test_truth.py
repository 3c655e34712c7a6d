"""What ended runs say, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.rooms.question import Question
from core.rooms.truth import ALIKE, LESS, MORE, SAME, calls, came_to_an_end, faster, money, own, quicker, seconds
from core.run import Run
from core.trace.trace import Trace
from tests.core.rooms.asked import runs

MONEY = Question("?", choices=(MORE, SAME, LESS))
ASKED = Question("?")


@pytest.mark.parametrize(
    ("page", "id", "start", "place"),
    [
        ("parallelization", "five-emails", "compare", 1),
        ("routing", "late-parcel", "compare", 0),
        ("evaluator_optimizer", "haiku", "compare", 0),
        ("agent", "two-rivers", "compare", 1),
        ("prompt_chaining", "machine-learning", "single", 1),
        ("routing", "moderation-insult", "compare", 1),
        ("routing", "late-parcel", "run", 0),
    ],
)
def test_of_two_runs_the_one_that_run_makes_is_asked_about(page, id, start, place):
    both = runs(page, id, start)
    assert own(page, both) is both[place]


def test_equal_calls_side_by_side_take_one_of_them():
    both = runs("parallelization", "equal-calls", "compare")
    assert calls("parallelization", both, ASKED).value == 5
    told = seconds("parallelization", both, ASKED)
    assert told.value == 1.0 and "5.00 s" in told.why  # five calls of 1 s
    assert [round(value, 2) for value, _ in told.traps] == [5.0]
    assert faster("parallelization", both, ASKED)[:2] == (5.0, "5.0×")


def test_a_chain_is_its_sum_and_the_longest_call_is_the_trap():
    (chain,) = runs("prompt_chaining", "machine-learning", "run")
    told = seconds("prompt_chaining", (chain,), ASKED)
    assert told.value == round(chain.trace.work, 2) and "their sum" in told.why
    assert told.traps[0][0] == chain.trace.longest.duration


def test_a_limit_is_named():
    assert (
        "At most three calls"
        in seconds("parallelization", runs("parallelization", "twelve-in-turns", "run"), ASKED).why
    )


def test_a_second_attempt_is_the_same_call():
    told = calls("prompt_chaining", runs("prompt_chaining", "busy-server", "run"), ASKED)
    assert told.value == 3 and "second attempt" in told.why and told.traps[0][0] == 4


@pytest.mark.parametrize(
    ("page", "id", "word", "why"),
    [
        ("parallelization", "five-emails", SAME, "only their time"),
        ("routing", "late-parcel", MORE, "thrown away is paid for"),
        ("routing", "charged-twice", MORE, "3 cancelled requests"),  # none of the losers said its tokens
        ("agent", "atlantis", MORE, "though there are 2 fewer calls"),
        ("evaluator_optimizer", "haiku", MORE, "6 more calls"),
    ],
)
def test_money_goes_with_what_was_sent(page, id, word, why):
    told = money(page, runs(page, id, "compare"), MONEY)
    assert told.words == word and why in told.why


def test_of_two_the_quicker_is_named_and_nothing_where_there_was_no_time():
    single = runs("prompt_chaining", "machine-learning", "single")
    asked = Question("?", choices=("One call", "Prompt chaining", ALIKE))
    assert quicker("prompt_chaining", single, asked).value == 0
    assert "bought" in quicker("prompt_chaining", single, asked).why
    assert quicker("prompt_chaining", single[::-1], asked).value == 1
    assert quicker("prompt_chaining", (single[1], single[1]), asked).words == ALIKE
    at_once = [replace(run, trace=run.trace.model_copy(update={"pace": 0})) for run in single]
    assert quicker("prompt_chaining", at_once, asked) is None and seconds("prompt_chaining", at_once, ASKED) is None
    assert faster("prompt_chaining", at_once, ASKED) is None


def test_a_price_that_nobody_knows_is_none():
    local = [
        replace(run, trace=run.trace.model_copy(update={"host": "this computer", "world": "live"}))
        for run in runs("parallelization", "five-emails", "compare")
    ]
    assert money("parallelization", local, MONEY) is None


def test_what_did_not_come_to_its_end_tells_nothing():
    assert not came_to_an_end(()) and not came_to_an_end([Run("done", Trace())])
    assert not came_to_an_end(runs("prompt_chaining", "empty-step", "run"))
