"""List scheduling by hand and within its bounds."""

from __future__ import annotations

import math
import random
from itertools import product

import pytest

from core.laws.laws import one_by_one, side_by_side
from core.laws.schedule import ends_after, schedule
from tests.rows import rows


def test_list_scheduling_by_hand():
    calls = [[2.0], [3.0], [1.0]]
    assert side_by_side(calls) == 3.0
    assert side_by_side(calls, 1) == one_by_one(calls) == 6.0
    assert side_by_side(calls, 2) == 3.0  # 0-2 and 2-3 in one slot, 0-3 in the other
    assert side_by_side([[3.0], [3.0], [2.0], [2.0], [2.0]], 2) == 7.0  # the best possible is 6: 3 + 3 and 2 + 2 + 2
    assert side_by_side([[1.0, 1.0]] * 3, 2) == 3.0  # a1 b1 | c1 a2 | b2 c2
    assert side_by_side([]) == side_by_side([], 2) == 0.0
    with pytest.raises(ValueError, match="at least 1"):
        side_by_side(calls, 0)


@rows("seed", range(20))
def test_list_scheduling_keeps_to_its_bounds(seed):
    draw = random.Random(seed)
    chains = [[draw.expovariate(1) for _ in range(draw.randint(1, 4))] for _ in range(draw.randint(1, 9))]
    work, longest = one_by_one(chains), side_by_side(chains)
    for slots in (2, 3, 5):
        seconds = side_by_side(chains, slots)
        assert max(work / slots, longest) <= seconds + 1e-9
        assert seconds <= work / slots + (1 - 1 / slots) * longest + 1e-9  # Brent's bound


def test_scheduling_calls_that_wait_for_some_of_each_other_by_hand():
    seconds, after = {1: 1.0, 2: 2.0, 3: 3.0, 4: 1.0}, {1: [], 2: [1], 3: [1], 4: [2, 3]}
    assert ends_after(schedule(seconds, after)) == 5.0  # 1, then 2 and 3 together, then 4
    assert ends_after(schedule(seconds, after, 2)) == 5.0
    assert ends_after(schedule(seconds, after, 1)) == 7.0
    assert ends_after(schedule({}, {})) == 0.0


@rows("seed, slots", product(range(10), [None, 1, 2, 3]))
def test_scheduling_chains_is_the_list_scheduling_of_chains(seed, slots):
    draw = random.Random(seed)
    chains = [[draw.expovariate(1) for _ in range(draw.randint(1, 4))] for _ in range(draw.randint(1, 6))]
    seconds = {10 * i + k: one for i, chain in enumerate(chains) for k, one in enumerate(chain)}
    after = {call: [call - 1] if call % 10 else [] for call in seconds}
    if slots != 1:  # at 1 a chain is gone through to its end: another order, the same sum
        assert ends_after(schedule(seconds, after, slots)) == pytest.approx(side_by_side(chains, slots))
    assert ends_after(schedule(seconds, after, 1)) == pytest.approx(one_by_one(chains))


@rows("slots", [None, 1, 2])
def test_a_circle_is_named_and_no_schedule_is_made(slots):
    with pytest.raises(ValueError, match=r"in a circle: (2 → 3 → 2|3 → 2 → 3)"):
        schedule({1: 1.0, 2: 1.0, 3: 1.0, 4: 1.0}, {1: [], 2: [1, 3], 3: [2], 4: [3]}, slots)


@rows("wrong", [-1.0, math.nan, math.inf])
def test_a_time_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="a number from 0"):
        schedule({1: 1.0, 2: wrong}, {1: [], 2: [1]})
