"""A provider's slots: Little and Erlang against known values, and what is played against code on the virtual clock."""

from __future__ import annotations

import asyncio
import math
import random
from itertools import pairwise

import pytest

from core.clock import now
from core.engine.slots import Slots
from core.laws.saturation import Queue, arrivals, in_system
from tests.rows import rows


def test_littles_law():
    assert in_system(4.0, 1.5) == 6.0
    with pytest.raises(ValueError, match="below 0"):
        in_system(-1.0, 1.0)


def test_one_slot_is_the_queue_of_the_textbook():
    queue = Queue(0.8, 1.0, 1)
    assert queue.waiting == pytest.approx(0.8)  # as likely as the slot is busy
    assert queue.wait == pytest.approx(0.8 / 0.2)  # ρ / (μ - λ)
    assert Queue(0.8, 1.0, 1, variation=0.0).wait == pytest.approx(2.0)  # equal lengths wait half as long


def test_erlangs_formula_by_hand():
    # Two slots, load 1: B = (1/2) / (1 + 1 + 1/2) = 0.2, C = 2 B / (2 - 1 + B) = 1/3.
    queue = Queue(1.0, 1.0, 2)
    assert (queue.waiting, queue.wait) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert queue.utilisation == 0.5


@rows("slots, load", [(5, 4.0), (10, 8.0), (100, 90.0)])
def test_erlangs_formula_is_its_sum(slots, load):
    last = load**slots / math.factorial(slots) * slots / (slots - load)
    whole = math.fsum(load**n / math.factorial(n) for n in range(slots)) + last
    assert Queue(load, 1.0, slots).waiting == pytest.approx(last / whole, rel=1e-12)


def test_many_slots_stay_in_range():
    assert 0 < Queue(9_900.0, 1.0, 10_000).waiting < 1
    assert Queue(0.0, 1.0, 8).wait == 0.0


def test_too_many_calls_wait_for_ever():
    for rate in (8.0, 9.0):
        queue = Queue(rate, 1.0, 8)
        assert queue.saturated and queue.utilisation == 1.0 and queue.waiting == 1.0
        assert queue.wait == math.inf


@rows("rate", [4.0, 6.0])
def test_what_is_played_is_what_the_formulas_say(rate):
    """Of exponential lengths, in eight slots: four plays with 20,000 runs each."""
    plays = [
        arrivals((1,), lambda chance: chance.expovariate(1.0), per_second=rate, slots=8, runs=20_000, seed=seed)
        for seed in range(4)
    ]
    queue = Queue(rate, 1.0, 8)
    assert sum(play.wait.mean for play in plays) / 4 == pytest.approx(queue.wait, rel=0.15)
    assert sum(play.busy for play in plays) / 4 == pytest.approx(queue.utilisation, rel=0.03)
    waited = [sum(wait > 0 for wait in play.waits) / len(play.waits) for play in plays]
    assert sum(waited) / 4 == pytest.approx(queue.waiting, rel=0.1)


@rows("stages, slots", [((1,), 2), ((1, 1, 1), 3), ((5,), 3), ((1, 4, 1), 2)])
def test_what_is_played_is_what_code_on_the_virtual_clock_does(stages, slots, play):
    """The same arrivals and lengths, as tasks that share the engine's own slots: each run to 1 µs."""
    runs, seed, rate = 40, 3, 0.7
    come, long = random.Random(f"{seed} arrivals"), random.Random(f"{seed} lengths")

    def length(chance):
        return chance.lognormvariate(0.0, 0.4)

    async def main():
        pool, took, waits = Slots(slots), {}, []

        async def call(run, seconds):
            asked = now()
            await pool.take()
            if run >= runs // 10:
                waits.append(now() - asked)
            await asyncio.sleep(seconds)
            pool.give(None)

        async def one(run, at, drawn):
            await asyncio.sleep(at)
            for stage in drawn:
                await asyncio.gather(*[call(run, seconds) for seconds in stage])
            took[run] = now() - at

        at = []
        for _ in range(runs):
            at.append((at[-1] if at else 0.0) - math.log(1 - come.random()) / rate)
        drawn = [[[length(long) for _ in range(count)] for count in stages] for _ in range(runs)]
        await asyncio.gather(*[one(run, at[run], drawn[run]) for run in range(runs)])
        return [took[run] for run in range(runs // 10, runs)], waits

    found = arrivals(stages, length, per_second=rate, slots=slots, runs=runs, seed=seed)
    took, waits = play(main())
    assert list(found.runs) == pytest.approx(took, abs=1e-6)
    assert sorted(found.waits) == pytest.approx(sorted(waits), abs=1e-6)


def test_the_wait_grows_with_the_load_and_at_saturation_with_the_number_of_runs():
    def played(rate, runs=2000):
        return arrivals((1, 1), lambda _: 1.0, per_second=rate, slots=4, runs=runs)

    waits = [played(rate).wait.mean for rate in (0.5, 1.0, 1.5, 1.9, 3.0)]
    assert all(low < high for low, high in pairwise(waits))
    assert played(3.0, 4000).wait.mean > 1.8 * waits[-1]  # the line never ends
    assert played(3.0).busy == pytest.approx(1.0, abs=0.01)
    assert played(1.0).run.median >= 2.0


def test_the_same_seed_plays_the_same():
    def draw(chance):
        return chance.random()

    one = arrivals((1, 3), draw, per_second=1.0, slots=4, runs=200, seed=7)
    assert one == arrivals((1, 3), draw, per_second=1.0, slots=4, runs=200, seed=7)
    assert one != arrivals((1, 3), draw, per_second=1.0, slots=4, runs=200, seed=8)


@rows(
    "wrong, words",
    [
        (lambda: Queue(-1.0, 1.0, 1), "0 or more"),
        (lambda: Queue(1.0, 0.0, 1), "above 0"),
        (lambda: Queue(1.0, 1.0, 0), "slots 1 to"),
        (lambda: Queue(math.nan, 1.0, 1), "0 or more"),
        (lambda: arrivals((), lambda _: 1.0, per_second=1.0, slots=1), "at least one call"),
        (lambda: arrivals((0,), lambda _: 1.0, per_second=1.0, slots=1), "at least one call"),
        (lambda: arrivals((1,), lambda _: 1.0, per_second=0.0, slots=1), "rate above 0"),
        (lambda: arrivals((1,), lambda _: 1.0, per_second=1.0, slots=0), "one slot"),
        (lambda: arrivals((100,), lambda _: 1.0, per_second=1.0, slots=1, runs=2001), "200,000 calls at most"),
        (lambda: arrivals((1,), lambda _: 1.0, per_second=1.0, slots=1, runs=9), "10 runs or more"),
    ],
)
def test_what_cannot_be_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()
