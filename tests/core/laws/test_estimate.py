"""The five laws filled with a few numbers: against figures worked out by hand, and against the forecasts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from core.laws.costs import Tokens
from core.laws.estimate import Inputs
from core.laws.laws import side_by_side
from core.laws.schedule import schedule_chains
from core.lesson.registry import estimates

SIZES = {"steps": 3, "topics": 1, "items": 5, "subtasks": 4, "rounds": 2}
GIVEN = Inputs(SIZES, seconds=2.0, prompt=200, answer=300)


def filled(**changed):
    sizes = {name: changed.pop(name) for name in SIZES if name in changed}
    return replace(GIVEN, sizes={**SIZES, **sizes}, **changed)


def of(pattern: str, **changed):
    return next(each for each in estimates(filled(**changed)) if each.pattern == pattern)


def test_the_lessons_table_for_these_numbers():
    found = {each.pattern: (each.calls.value, each.seconds.value) for each in estimates(GIVEN)}
    assert found == {
        "prompt_chaining": (3, 6.0),  # N sequential; N × 2
        "routing": (2, 4.0),  # 1 + 1; classifier + specialist
        "parallelization": (5, 2.0),  # N at once; the longest
        "orchestrator_workers": (6, 6.0),  # 1 + 4 + 1; plan + longest + synthesis
        "evaluator_optimizer": (4, 8.0),  # 2k for k = 2; one after the other
    }


def test_the_tokens_of_a_chain_grow_by_the_answer_before():
    chain = of("prompt_chaining")
    assert chain.requests == (Tokens(200, 300), Tokens(500, 300), Tokens(500, 300))
    assert chain.tokens_in.value == 1200 and chain.tokens_in.filled == "3 × 200 + 2 × 300 = 1,200"
    assert of("prompt_chaining", topics=4).tokens_in.value == 4800


def test_the_synthesis_reads_every_answer_and_the_workers_share_the_plan():
    found = of("orchestrator_workers", subtasks=7)
    assert found.requests[0] == Tokens(200, 300)
    assert sum(worker.into for worker in found.requests[1:-1]) == 7 * 200 + 300
    assert found.requests[-1] == Tokens(200 + 7 * 300, 300)
    assert found.tokens_in.value == 9 * 200 + 8 * 300


def test_an_empty_plan_is_followed_by_one_direct_answer():
    found = of("orchestrator_workers", subtasks=0)
    assert found.calls.value == 2 and found.seconds.value == 4.0 and found.tokens_in.value == 400


@pytest.mark.parametrize(("rounds", "calls", "read"), [(1, 2, 700), (2, 4, 2000), (3, 6, 3300)])
def test_passing_in_round_k_costs_2k_calls(rounds, calls, read):
    found = of("evaluator_optimizer", rounds=rounds)
    assert found.calls.value == calls and found.calls.filled == f"2 × {rounds} = {calls}"
    assert found.tokens_in.value == read  # draft 200, each judge 500, each reviser 800


def test_the_longest_call_sets_the_pace_and_a_limit_makes_turns():
    assert of("parallelization", slowest=3.0).seconds == (
        6.0,
        "the longest of the N calls",
        "max(2.00, …, 6.00) = 6.00 s",
    )
    assert of("parallelization", concurrency=1).seconds.value == 10.0
    assert of("parallelization", concurrency=2).seconds.value == 6.0  # five calls of 2 s in two slots: three turns
    assert of("orchestrator_workers", concurrency=1, slowest=2.0).seconds.value == 2 + (3 * 2 + 4) + 2
    assert of("prompt_chaining", topics=3).seconds.value == 6.0  # the chains lie side by side
    assert of("prompt_chaining", topics=3, concurrency=1).seconds.value == 18.0


def test_money_is_that_of_the_single_requests():
    # 1,200 × 0.15 + 900 × 0.60 millionths of a dollar
    assert of("prompt_chaining").dollars("gpt-4o-mini") == Decimal("0.00072")
    assert of("prompt_chaining").dollars("unknown") is None


CASES = [
    GIVEN, filled(topics=4, concurrency=3), filled(topics=4, concurrency=1),
    filled(items=9, concurrency=4, slowest=5.0), filled(subtasks=0), filled(subtasks=1, items=1, rounds=1, steps=1),
    filled(subtasks=13, answer=100, concurrency=1),
]  # fmt: skip


@pytest.mark.parametrize("given", CASES, ids=str)
def test_formula_requests_and_picture_agree(given):
    for each in estimates(given):
        assert len(each.requests) == len(each.drawn) == each.calls.value
        assert sum(tokens.into for tokens in each.requests) == each.tokens_in.value
        assert sum(tokens.out for tokens in each.requests) == each.tokens_out.value
        assert max(call.end for call in each.drawn) == pytest.approx(each.seconds.value)
        for formula in (each.calls, each.seconds, each.tokens_in, each.tokens_out):
            shown = f"{formula.value:,.2f} s" if formula is each.seconds else f"{formula.value:,}"
            assert formula.filled.endswith(shown)


def test_no_two_calls_of_one_lane_overlap_and_no_more_lanes_than_slots():
    drawn = of("parallelization", items=9, slowest=4.0, concurrency=3).drawn
    assert {call.lane for call in drawn} == {0, 1, 2}
    for lane in range(3):
        line = sorted((call.start, call.end) for call in drawn if call.lane == lane)
        assert all(before[1] <= after[0] for before, after in pairwise(line))


def test_a_schedule_by_hand():
    # two slots: a1 0-1, b1 0-1, then c1 and a2, then b2 and c2
    assert schedule_chains([[1.0, 1.0]] * 3, 2) == [
        [(0.0, 1.0), (1.0, 2.0)],
        [(0.0, 1.0), (2.0, 3.0)],
        [(1.0, 2.0), (2.0, 3.0)],
    ]
    assert schedule_chains([[2.0], [1.0, 4.0]]) == [[(0.0, 2.0)], [(0.0, 1.0), (1.0, 5.0)]]
    assert schedule_chains([]) == []
    assert side_by_side([[2.0], [1.0, 4.0]]) == 5.0
    with pytest.raises(ValueError, match="at least 1"):
        schedule_chains([[1.0]], 0)
