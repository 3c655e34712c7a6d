"""Time against size: by hand, against schedules, and what cannot be is refused."""

from __future__ import annotations

import math
import random
from itertools import product

import pytest

from core.laws.laws import most_speedup
from core.laws.schedule import ends_after, schedule
from core.laws.sizes import (
    amdahl,
    bounds,
    in_order,
    in_waves,
    longest_chain,
    serial_share,
    waves,
)
from tests.core.laws.plans import plan
from tests.rows import rows


def test_equal_calls_by_hand():
    assert in_waves(5, 2.0) == 2.0  # no limit: the longest
    assert in_waves(5, 2.0, 2) == 6.0  # 2, 2 and 1
    assert (waves(5, 2), waves(4, 2), waves(5), waves(0), waves(0, 3)) == (3, 2, 1, 0, 0)


@rows("calls, slots", product((1, 2, 7, 50), (None, 1, 2, 3, 7, 100)))
def test_waves_are_the_list_schedule_of_equal_calls(calls, slots):
    seconds = dict.fromkeys(range(calls), 1.5)
    assert in_waves(calls, 1.5, slots) == pytest.approx(
        ends_after(schedule(seconds, {call: [] for call in seconds}, slots))
    )


def test_bounds_by_hand():
    assert bounds(12.0, 4.0, 3) == (4.0, pytest.approx(4.0 + 8 / 3))
    assert bounds(12.0, 2.0, 3).least == 4.0  # the work fills the slots
    assert bounds(12.0, 4.0) == (4.0, 4.0)
    assert bounds(12.0, 4.0, 1) == (12.0, 12.0)
    assert bounds(0.0, 0.0, 2) == (0.0, 0.0)


@rows("seed", range(300))
def test_no_schedule_leaves_its_bounds(seed):
    draw = random.Random(seed)
    seconds, after = plan(draw)
    work, longest = math.fsum(seconds.values()), longest_chain(seconds, after)
    for slots in (None, 1, 2, 3, 5):
        took = ends_after(schedule(seconds, after, slots))
        assert bounds(work, longest, slots).holds(took)
        if took and work:
            assert work / took <= amdahl(serial_share(seconds, after), slots) + 1e-9


def test_bounds_are_tight_enough_to_fail():
    assert not bounds(12.0, 4.0, 3).holds(3.99)
    assert not bounds(12.0, 4.0, 3).holds(6.7)
    # Long calls first would take 6: the order is list scheduling's own, and 7 is within its bounds.
    assert bounds(12.0, 3.0, 2).holds(7.0)


def test_the_longest_chain_by_hand():
    seconds, after = {1: 1.0, 2: 2.0, 3: 3.0, 4: 1.0}, {1: [], 2: [1], 3: [1], 4: [2, 3]}
    assert longest_chain(seconds, after) == 5.0
    assert longest_chain({}, {}) == 0.0


def test_amdahl_by_hand():
    assert amdahl(0.5, 2) == pytest.approx(4 / 3)
    assert (amdahl(1.0, 8), amdahl(0.0, 8), amdahl(0.25)) == (1.0, 8.0, 4.0)
    assert amdahl(0.0) == math.inf


def test_the_serial_share_is_what_nothing_can_run_beside():
    seconds, after = {1: 1.0, 2: 2.0, 3: 3.0, 4: 1.5}, {1: [], 2: [1], 3: [1], 4: [2, 3]}
    assert serial_share(seconds, after) == pytest.approx(2.5 / 7.5)  # plan and synthesis
    assert serial_share(seconds, {1: [], 2: [1], 3: [2], 4: [3]}) == 1.0  # a chain: all of it
    assert serial_share(seconds, dict.fromkeys(seconds, ())) == 0.0
    # 10 s alone in the end, and yet no serial part: at another limit others would have run beside it.
    assert serial_share({1: 12.0, 2: 1.0, 3: 1.0}, {1: [], 2: [], 3: []}) == 0.0
    # 4 needs 3 alone, so 2 may run beside it, though not beside 1.
    assert serial_share(seconds, {1: [], 2: [1], 3: [1], 4: [3]}) == pytest.approx(1.0 / 7.5)


@rows("seed", range(60))
def test_the_serial_share_is_found_by_looking_at_every_pair_too(seed):
    seconds, after = plan(random.Random(seed), most=9)
    before = {call: set(others) for call, others in after.items()}
    for call in sorted(seconds):
        before[call] |= {far for other in before[call] for far in before[other]}
    alone = [
        call
        for call in seconds
        if all(other == call or other in before[call] or call in before[other] for other in seconds)
    ]
    assert serial_share(seconds, after) * sum(seconds.values()) == pytest.approx(sum(seconds[call] for call in alone))


def test_the_speedup_bounds_agree_on_equal_calls():
    for calls, slots in product((1, 4, 9), (1, 2, 9)):
        bound = most_speedup([1.0] * calls, slots)
        assert calls / in_waves(calls, 1.0, slots) <= bound <= amdahl(0.0, slots)


def test_a_circle_is_named():
    with pytest.raises(ValueError, match=r"in a circle: (2 → 3 → 2|3 → 2 → 3)"):
        in_order({1: 1.0, 2: 1.0, 3: 1.0}, {1: [], 2: [1, 3], 3: [2]})


@rows(
    "wrong, words",
    [
        (lambda: in_waves(-1, 1.0), "-1 calls"),
        (lambda: in_waves(1, math.nan), "nan s"),
        (lambda: in_waves(3, -1.0, 2), "-1.0 s"),
        (lambda: waves(3, 0), "at least 1"),
        (lambda: bounds(1.0, 2.0, 2), "must be part of it"),
        (lambda: bounds(2.0, 1.0, 0), "at least 1"),
        (lambda: amdahl(1.1, 2), "0 to 1"),
        (lambda: amdahl(math.nan), "0 to 1"),
    ],
)
def test_what_cannot_be_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()
