"""Calls side by side never spend more than there is, in whatever order they come, wait, end and fail."""

from __future__ import annotations

import asyncio
import random
import threading
from decimal import Decimal

import pytest

import core
from core.clock import run_virtual
from core.errors import OverBudget, ServerFailed
from core.models.live.budget import SOME, Amount, Budget, Limits
from tests.scripted import Scripted

CENT = Decimal("0.01")


def chain(run: Limits, session: Limits, server: Limits, at_once: int | None = None) -> list[Budget]:
    """The budgets of a run, its session and its server."""
    top = Budget(server, "server", at_once=at_once)
    middle = Budget(session, "session", top)
    return [Budget(run, "run", middle), middle, top]


def over(budget: Budget) -> bool:
    """Is more spent or reserved than there is?"""
    calls, tokens, dollars, _ = budget.left
    return any(left is not None and left < 0 for left in (calls, tokens, dollars))


async def one_call(budget: Budget, draw: random.Random, watched: list[Budget], spent: list[Amount]) -> None:
    await asyncio.sleep(draw.random())
    most = Amount(1, draw.randrange(1, 400), CENT * draw.randrange(1, 9))
    try:
        turn = await budget.turn(most)
    except OverBudget:
        return
    try:
        assert not any(map(over, watched))
        await asyncio.sleep(draw.random())
        if draw.random() < 0.2:
            raise ConnectionError
        took = Amount(1, draw.randrange(0, most.tokens + 1), most.dollars * draw.randrange(0, 5) / 4)
        turn.settle(took)
        spent.append(took)
    except ConnectionError:
        pass
    finally:
        turn.give()


@pytest.mark.parametrize("block", range(10))
def test_a_thousand_interleavings_on_the_virtual_clock(block):
    for number in range(100):
        draw = random.Random(block * 100 + number)
        limits = [
            Limits(draw.choice([None, draw.randrange(30)]), draw.choice([None, draw.randrange(3000)]),
                   draw.choice([None, CENT * draw.randrange(60)]), draw.choice([None, None, draw.randrange(1, 9)]))
            for _ in range(3)
        ]  # fmt: skip
        budgets, spent = chain(*limits, at_once=draw.choice([None, 1, 3])), []
        runs = [budgets[0], Budget(limits[0], "run", budgets[1])]

        async def main(draw=draw, budgets=budgets, runs=runs, spent=spent):
            watched = [*budgets, runs[1]]
            calls = [asyncio.create_task(one_call(draw.choice(runs), draw, watched, spent)) for _ in range(20)]
            await asyncio.sleep(draw.random() * 2)
            for call in draw.sample(calls, 3):
                call.cancel()
            done = await asyncio.gather(*calls, return_exceptions=True)
            assert not [one for one in done if isinstance(one, Exception)]

        run_virtual(main())
        total = Amount()
        for took in spent:
            total = total.plus(took)
        # All that was reserved is back, and what was spent is the sum of what each call took.
        assert [one._held for one in (*budgets, runs[1])] == [Amount()] * 4
        assert budgets[2].spent == budgets[1].spent == total == runs[0].spent.plus(runs[1].spent)
        assert not any(map(over, budgets)) and not any(one.gate and one.gate.in_flight for one in budgets)


def test_threads_with_loops_of_their_own_share_one_budget():
    budgets = chain(Limits(), Limits(tokens=100_000), Limits(calls=300, dollars=CENT * 400), at_once=7)
    went, refused, highest = [], [], []

    async def call(draw):
        try:
            turn = await budgets[0].turn(Amount(1, 400, CENT * 2))
        except OverBudget:
            refused.append(1)
            return
        highest.append(budgets[2].gate.in_flight)
        assert not any(map(over, budgets))
        await asyncio.sleep(0)
        turn.settle(Amount(1, draw.randrange(400), CENT * draw.randrange(3)))
        turn.give()
        went.append(1)

    def work(seed):
        draw = random.Random(seed)

        async def main():
            await asyncio.gather(*(call(draw) for _ in range(100)))

        asyncio.run(main())

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(went) + len(refused) == 800 and 0 < len(went) <= 300 and max(highest) <= 7
    assert not any(map(over, budgets)) and budgets[2].spent.calls == len(went) and budgets[2]._held == Amount()


def test_who_needs_what_others_hold_waits_and_is_refused_once_it_is_spent():
    async def main():
        budget, said = Budget(Limits(tokens=100)), []
        first = await budget.turn(Amount(1, 80))
        second = asyncio.create_task(budget.turn(Amount(1, 50)))
        await asyncio.sleep(1)
        assert not second.done()
        first.settle(Amount(1, 20))
        said.append((await second).most.tokens)
        third = asyncio.create_task(budget.turn(Amount(1, 50)))
        await asyncio.sleep(1)
        second.result().settle(Amount(1, 50))
        with pytest.raises(OverBudget) as refused:
            await third
        return said, str(refused.value)

    said, words = run_virtual(main())
    assert said == [50]
    assert words == "Of the 100 tokens for this run too little is left for the next call."


@pytest.mark.parametrize(
    ("limits", "of", "words"),
    [
        (Limits(calls=60), "session", "All 60 calls to live models of this browser session are used up."),
        (Limits(tokens=20_000), "server", "The 20,000 tokens for everybody on this server are used up."),
        (Limits(dollars=Decimal("1.5")), "run", "The $1.50 for this run are used up."),
    ],
)
def test_what_is_used_up_is_said_and_whose_it_was(limits, of, words):
    async def main():
        budget = Budget(limits, of)
        assert budget.used_up == ""
        most = Amount(limits.calls or 1, limits.tokens or 1, limits.dollars or Decimal(0))
        (await budget.turn(most)).settle(most)
        return Budget(of="run", above=budget).used_up

    assert run_virtual(main()).startswith(words)


def test_a_limit_of_nothing_lets_nothing_pass_but_what_is_free():
    async def main():
        budget = Budget(Limits(calls=0, tokens=0, dollars=Decimal(0)))
        with pytest.raises(OverBudget):
            await budget.turn(SOME)
        return await budget.turn(Amount())

    assert run_virtual(main()).most == Amount()


def test_a_run_waits_in_the_queue_for_its_minute_and_gives_all_back_however_it_ends(play):
    budget = Budget(Limits(calls=5, a_minute=2), at_once=2)

    def model(answers):
        scripted = Scripted(answers, latency=5.0)
        scripted.turn = lambda ask: budget.turn(Amount(1))
        return scripted

    items = ["a", "b", "c", "d"]
    run = play(core.run(core.parallelization, items, model=model(["personal"] * 4)))
    starts = sorted(span.attempts[0].start for span in run.trace.spans)
    assert (run.status, starts) == ("done", [0, 0, 60, 60])  # the wait is none of the 30 s that a call may take
    assert all(a.end - a.start == 5.0 for span in run.trace.spans for a in span.attempts)
    assert budget.gate.in_flight == 0

    # A second attempt waits as well, and still has what was left to it of its 30 s.
    waits, twice = Budget(Limits(a_minute=1)), model([ServerFailed("no"), "personal"])
    twice.turn = lambda ask: waits.turn(Amount(1))
    run = play(core.run(core.parallelization, ["a"], model=twice))
    assert run.status == "done" and [a.start for a in run.trace.spans[0].attempts] == [0, 60]

    async def stopped():
        started = core.start(core.parallelization, items, model=model(["personal"] * 4))
        await asyncio.sleep(3)
        started.cancel()
        return await started

    assert play(stopped()).status == "cancelled"
    assert budget.gate.in_flight == 0 and budget._held == Amount()
