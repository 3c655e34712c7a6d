"""A million calls on paper: equal to list scheduling, to the code on the virtual clock, and to buckets by hand."""

from __future__ import annotations

import asyncio
import random
from itertools import product

import pytest

import core
from core.clock import run_virtual
from core.laws import at_scale
from core.laws.at_scale import finish, growth, starts
from core.laws.limits import ProviderLimits
from core.laws.schedule import ends_after, schedule
from core.models.account import Account
from core.models.model import Answer
from tests.core.laws.patient import Patient
from tests.rows import rows


def drawn(count, seed=0):
    chance = random.Random(seed)
    return [chance.lognormvariate(-0.4, 0.4) for _ in range(count)]


@rows("count, slots", product((1, 2, 10, 1000), (None, 1, 2, 7, 999, 1000, 2000)))
def test_it_is_list_scheduling(count, slots):
    seconds = drawn(count)
    times = schedule(dict(enumerate(seconds)), dict.fromkeys(range(count), ()), slots)
    assert starts(seconds, slots) == [times[call][0] for call in range(count)]
    assert finish(seconds, slots) == ends_after(times)


@core.pattern
async def many(items: core.Items) -> core.Result:
    await core.gather(*[core.llm("{item}", item=item, step="ask") for item in items])
    return core.Result()


@rows("slots", [None, 1, 3, 50])
def test_it_is_what_the_code_does_on_the_virtual_clock(slots):
    seconds = drawn(200)

    class Timed:
        name, world, host, pace, call_deadline = "timed", "simulated", "", 1.0, 1e9

        async def answer(self, ask):
            await asyncio.sleep(seconds[ask.item])
            return Answer(text="spam", model=self.name)

        async def __aenter__(self):
            return self

        async def __aexit__(self, *error):
            pass

    items = [f"item {number}" for number in range(200)]
    trace = run_virtual(core.run(many, items, model=Timed(), concurrency=slots)).trace
    begun = [span.start for span in sorted(trace.spans, key=lambda span: span.id)]
    assert begun == pytest.approx(starts(seconds, slots), abs=1e-6)
    assert trace.makespan == pytest.approx(finish(seconds, slots), abs=1e-6)


def test_requests_by_hand():
    # 60 a minute: sixty at once, then one a second.
    begun = starts([0.5] * 63, None, ProviderLimits(requests=60))
    assert begun == pytest.approx([0.0] * 60 + [1.0, 2.0, 3.0])
    assert finish([0.5] * 63, None, ProviderLimits(requests=60)) == pytest.approx(3.5)


def test_tokens_by_hand():
    # 600 a minute are 10 a second. Two of 300 empty the bucket; one of 50 waits 5 s, and the next of 100 another 10 s.
    begun = starts([1.0] * 4, None, ProviderLimits(tokens=600), [300, 300, 50, 100])
    assert begun == pytest.approx([0.0, 0.0, 5.0, 15.0])
    # A small one does not slip past a large one that waits.
    begun = starts([1.0] * 3, None, ProviderLimits(tokens=600), [600, 600, 1])
    assert begun == pytest.approx([0.0, 60.0, 60.1])


def test_a_bucket_holds_no_more_than_a_minute():
    # The first call holds the only slot for ten minutes, in which the bucket is full long before.
    begun = starts([600.0, *[0.0] * 61], 1, ProviderLimits(requests=60))
    assert begun == pytest.approx([0.0, *[600.0] * 60, 601.0])


def _by_buckets(seconds, slots, limits, tokens):
    """The same once more, by two levels that rise with the time; slow, and with nothing in common."""
    requests, words, at, running, begun = limits.requests or 1e18, limits.tokens or 1e18, 0.0, [], []
    most = [requests, words]
    for long, size in zip(seconds, tokens, strict=True):
        ready = at
        if len(running) == slots:
            ready = max(ready, min(running))
            running.remove(min(running))
        for level, need, full in ((requests, 1, most[0]), (words, size, most[1])):
            ready = max(ready, at + max(0.0, need - level) * 60 / full)
        requests = min(most[0], requests + (ready - at) * most[0] / 60) - 1
        words = min(most[1], words + (ready - at) * most[1] / 60) - size
        at = ready
        running.append(at + long)
        begun.append(at)
    return begun


@rows("seed", range(40))
def test_limits_are_two_buckets(seed):
    chance = random.Random(seed)
    count, slots = chance.randint(1, 300), chance.choice((1, 3, 20, 300))
    limits = ProviderLimits(chance.choice((None, 1, 30, 200)), chance.choice((None, 2000, 30_000)))
    sizes = [chance.randint(0, 2000) for _ in range(count)]
    seconds = drawn(count, seed)
    slots = min(slots, count)
    assert starts(seconds, slots, limits, sizes) == pytest.approx(_by_buckets(seconds, slots, limits, sizes), abs=1e-6)


def test_one_pass_gives_every_size():
    seconds, sizes = drawn(500), [1, 2, 3, 10, 100, 500]
    for slots, limits in product((None, 1, 20), (None, ProviderLimits(100, 40_000))):
        curve = growth(seconds, sizes, slots, limits, 150)
        assert curve == [finish(seconds[:size], slots, limits, 150) for size in sizes]
        assert curve == sorted(curve)


def test_nothing_takes_no_time():
    assert finish([]) == finish([], 3) == finish([], 3, ProviderLimits(60)) == 0.0
    assert growth([], []) == []
    assert starts([1.0], None, ProviderLimits()) == [0.0]


@rows(
    "wrong, words",
    [
        (lambda: starts([1.0], 0), "at least 1"),
        (lambda: starts([1.0, -5.0], 1), "-5.0 s; it must be a number from 0"),
        (lambda: starts([1.0, float("nan"), 2.0], 1), "nan s"),
        (lambda: starts([float("inf")]), "inf s"),
        (lambda: starts([1.0, 1.0], None, ProviderLimits(tokens=100), [1]), "2 calls, and the tokens of 1"),
        (lambda: starts([1.0] * 1_000_001), "1,000,000 at most"),
        (lambda: ProviderLimits(requests=0), "above 0"),
        (lambda: ProviderLimits(tokens=0), "above 0"),
        (lambda: ProviderLimits(tokens=float("nan")), "above 0"),
        (lambda: starts([1.0], None, ProviderLimits(tokens=100), 101), "it never runs"),
        (lambda: starts([1.0, 1.0], None, ProviderLimits(tokens=100), [1, 101]), "it never runs"),
        (lambda: growth([1.0], [0]), "1 to 1"),
        (lambda: growth([1.0], [2]), "1 to 1"),
    ],
)
def test_what_cannot_be_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()


@rows("limits", [None, ProviderLimits(3000, 90_000, burst=7)])
@rows("shortest", [0.2, 0.0])
def test_very_many_slots_are_given_as_few_are(monkeypatch, limits, shortest):
    seconds = [max(shortest, one) for one in [*drawn(3000), shortest, *[0.0] * (shortest == 0)]]
    sizes = [random.Random(number).randint(0, 900) for number in range(len(seconds))]
    one_by_one = {slots: starts(seconds, slots, limits, sizes) for slots in (1, 40, 2900)}
    monkeypatch.setattr(at_scale, "_MANY", 1)
    assert {slots: starts(seconds, slots, limits, sizes) for slots in one_by_one} == one_by_one


def test_a_bucket_may_hold_what_comes_in_a_second():
    # Ten at once, and then one every tenth of a second.
    begun = starts([0.5] * 13, None, ProviderLimits(requests=600, burst=1))
    assert begun == pytest.approx([0.0] * 10 + [0.1, 0.2, 0.3])


@rows("slots, limits", product((None, 1, 20), (ProviderLimits(600), ProviderLimits(900, 30_000, burst=2))))
def test_with_limits_it_is_the_code_that_sends_each_call_when_the_account_takes_it(slots, limits):
    seconds, sizes = drawn(300), [random.Random(number).randint(1, 200) for number in range(300)]
    model = Patient(Account(limits), seconds, sizes)
    items = [f"item {number}" for number in range(300)]
    trace = run_virtual(core.run(many, items, model=model, concurrency=slots)).trace
    assert model.begun == pytest.approx(starts(seconds, slots, limits, sizes), abs=1e-6)
    assert trace.makespan == pytest.approx(finish(seconds, slots, limits, sizes), abs=1e-6)
