"""A model whose client waits until the account takes each call, first come, first served: nobody is refused."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from core.clock import now
from core.models.account import Account
from core.models.model import Answer, Ask
from tests.core.laws.known_server import KnownServer


class Patient(KnownServer):
    """`seconds`, `tokens`: of each item."""

    def __init__(self, account: Account, seconds: Sequence[float], tokens: Sequence[int]) -> None:
        super().__init__()
        self._account, self._seconds, self._tokens = account, seconds, tokens
        self._line = asyncio.Lock()
        self.begun = [0.0] * len(seconds)  # when each was taken

    async def answer(self, ask: Ask) -> Answer:
        place = ask.item or 0
        async with self._line:
            if refused := self._account.take(now(), self._tokens[place], self.name):
                await asyncio.sleep(refused.wait)
                assert not self._account.take(now(), self._tokens[place], self.name)
        self.begun[place] = now()
        await asyncio.sleep(self._seconds[place])
        return Answer(text="spam", model=self.name)
