"""What one request takes from the budget: reserved before it, settled after it, and nothing on this computer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

import core
from core.errors import OverBudget, ServerFailed, Unreachable
from core.models.live import Live
from core.models.live.budget import Amount, Budget, Limits
from core.models.live.live import ANSWER_LIMIT
from core.models.live.spending import ANSWER, FRAME, most, used
from core.models.model import Answer, Ask
from tests.core.models.fault_server import FaultServer, head, replies, resets, sends, then_waits
from tests.core.models.live_replies import KEY, completion, response

PRICED = {"host": "api.openai.com", "model": "gpt-4o-mini"}


def elsewhere(server: FaultServer, budget: Budget, **live: object) -> Live:
    """A model of a server that is taken for OpenAI's own."""
    model = Live(KEY, server.url, "gpt-4o-mini", budget=budget, **({"api": "responses"} | live))
    model.host = PRICED["host"]
    return model


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_each_request_sent_takes_one_call(api):
    body = response() if api == "responses" else completion()
    budget = Budget(Limits(calls=2))

    async def main():
        async with FaultServer(replies({}, 500), replies(body), replies(body)) as server:
            async with elsewhere(server, budget, api=api) as model:
                results = await asyncio.gather(
                    *(model.answer(Ask("x", timeout=20)) for _ in range(3)), return_exceptions=True
                )
            return results, len(server.requests)

    results, sent = asyncio.run(main())
    assert [isinstance(one, OverBudget) for one in results].count(True) == 1
    assert (sent, budget.spent, budget.left.calls) == (2, Amount(2, 67), 0)  # 7 in, 60 out; the failed one said none


def test_the_most_that_a_request_can_take_is_its_bytes_and_a_whole_answer():
    ask = Ask("é" * 10, "be kind")
    assert most(ask, answer_limit=500, in_dollars=False, **PRICED) == Amount(1, FRAME + 20 + 7 + 500)
    assert most(replace(ask, answer_limit=9), answer_limit=500, in_dollars=False, **PRICED).tokens == FRAME + 27 + 9
    dollars = most(ask, answer_limit=None, in_dollars=True, **PRICED).dollars
    assert dollars == ((FRAME + 27) * Decimal("0.15") + ANSWER * Decimal("0.60")) / 1_000_000
    assert most(ask, "no-such-model", "llm.example.com", None, in_dollars=True).dollars == 0


def test_a_server_on_this_computer_takes_neither_money_nor_calls():
    budget = Budget(Limits(calls=1, tokens=10, dollars=Decimal("0.01")))

    async def main():
        async with FaultServer(*[replies(completion())] * 3) as server:
            model = Live(KEY, server.url, "gpt-4o-mini", api="chat", budget=budget)
            async with model:
                return [await model.answer(Ask("x" * 100, timeout=20)) for _ in range(3)]

    assert len(asyncio.run(main())) == 3 and budget.spent == Amount()


@pytest.mark.parametrize(
    ("told", "took"),
    [
        (Answer("hi", "gpt-4o-mini", 100, 10), Amount(1, 110, (100 * Decimal("0.15") + 10 * Decimal("0.6")) / 10**6)),
        (Answer("hi", "gpt-4o", 100, 10), Amount(1, 110, (100 * Decimal("2.5") + 10 * Decimal(10)) / 10**6)),
        (Answer("hi", "my-own-name", 100, 10), Amount(1, 110, (100 * Decimal("0.15") + 10 * Decimal("0.6")) / 10**6)),
        (Answer("hi", "gpt-4o-mini"), Amount(1, 5000, Decimal(1))),
        (ServerFailed("no"), Amount(1)),
        (Unreachable("nothing was sent"), Amount()),
    ],
    ids=["the model asked", "another that answered", "a name without a price", "no tokens said", "failed", "not sent"],
)
def test_what_a_request_took_is_what_the_model_that_answered_costs(told, took):
    async def main():
        turn = await Budget(Limits(dollars=Decimal(2))).turn(Amount(1, 5000, Decimal(1)))
        return used(told, turn, PRICED["model"], PRICED["host"])

    assert asyncio.run(main()) == took


def test_a_request_that_is_cancelled_counts_as_sent_and_gives_back_what_was_reserved():
    budget = Budget(Limits(calls=5, tokens=20_000))

    async def main():
        async with FaultServer(then_waits(sends(head()))) as server, elsewhere(server, budget) as model:
            call = asyncio.create_task(model.answer(Ask("x", timeout=20)))
            await server.asked.wait()
            assert budget.left[:2] == (4, 20_000 - ANSWER_LIMIT - FRAME - 1)
            call.cancel()
            await asyncio.wait([call])

    asyncio.run(main())
    assert budget.spent == Amount(1) and budget.left[:2] == (4, 20_000)


def test_a_run_that_is_stopped_by_its_budget_keeps_what_it_has():
    budget = Budget(Limits(calls=2))

    async def main():
        async with FaultServer(*[replies(response())] * 3) as server:
            return await core.run(core.prompt_chaining, "rain", model=elsewhere(server, budget)), server.requests

    run, requests = asyncio.run(main())
    assert run.status == "over_budget" and len(requests) == 2
    assert [span.status for span in run.trace.spans] == ["ok", "ok", "error"]
    assert run.trace.spans[2].attempts == () and "All 2 calls" in str(run.error)


def test_calls_side_by_side_wait_for_what_their_neighbours_leave():
    """Each reserves a whole answer, and two such are too much; what they take in truth leaves room for all."""
    budget = Budget(Limits(tokens=ANSWER_LIMIT + 2000))

    async def main():
        async with FaultServer(*[replies(response())] * 4) as server:
            model = elsewhere(server, budget)
            return await core.run(core.parallelization, ["a", "b", "c", "d"], model=model)

    run = asyncio.run(main())
    assert (
        run.trace.attempts == 4
        and budget.spent == Amount(4, 4 * 67)
        and budget.left.tokens == ANSWER_LIMIT + 2000 - 268
    )


def test_what_is_broken_on_order_is_not_paid_for():
    budget = Budget(Limits(calls=9))

    async def main():
        async with FaultServer(replies(response()), resets()) as server:
            model = elsewhere(server, budget)
            return await core.run(core.prompt_chaining, "rain", model=model, breaks=["draft:fail"])

    asyncio.run(main())
    assert budget.spent.calls == 1
