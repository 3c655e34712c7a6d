"""How many requests may still be sent, whoever sends them."""

from __future__ import annotations

import asyncio
import threading

import pytest

from core.errors import OverBudget
from core.models.live import Live
from core.models.live.allowance import Allowance
from core.models.model import Ask
from tests.core.models.fault_server import FaultServer, replies
from tests.core.models.live_replies import KEY, completion, response


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_each_request_sent_takes_one_from_the_allowance(api):
    body = response() if api == "responses" else completion()

    async def main():
        allowance = Allowance(2)
        async with FaultServer(replies({}, 500), replies(body), replies(body)) as server:
            async with Live(KEY, server.url, api=api, allowance=allowance) as model:
                results = await asyncio.gather(
                    *(model.answer(Ask("x", timeout=20)) for _ in range(3)), return_exceptions=True
                )
            return results, len(server.requests), allowance

    results, sent, allowance = asyncio.run(main())
    assert [isinstance(one, OverBudget) for one in results].count(True) == 1
    assert (sent, allowance.used, allowance.left) == (2, 2, 0)


def test_an_allowance_is_never_overdrawn_by_threads():
    allowance, refused = Allowance(1000), []

    def take():
        for _ in range(200):
            try:
                allowance.take()
            except OverBudget as error:
                refused.append(error)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (allowance.used, len(refused)) == (1000, 600)
    assert "1000 calls" in str(refused[0])
