"""A model that answers from a queue, for tests that need to know every answer beforehand."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import BaseModel

from core.errors import WorkflowError
from core.models.model import Answer, Ask

Said = str | BaseModel | WorkflowError


class Scripted:
    """Each attempt takes the next answer (or raises the next error) after `latency` seconds.

    `latency` is one number for all, or one for each attempt in the order they are sent.
    """

    name = "scripted"
    host = ""
    pace = 1.0
    call_deadline = 30.0

    def __init__(
        self, answers: Sequence[Said], latency: float | Sequence[float] = 1.0, world: str = "simulated"
    ) -> None:
        self.world = world
        self.answers = list(answers)
        self.latency = [latency] * 10_000 if isinstance(latency, int | float) else list(latency)
        self.asked: list[Ask] = []
        self.opened = 0

    async def answer(self, ask: Ask) -> Answer:
        number = len(self.asked)
        self.asked.append(ask)
        said = self.answers[number]
        await asyncio.sleep(self.latency[number] / 2)
        if isinstance(said, WorkflowError):
            await asyncio.sleep(self.latency[number] / 2)
            raise said
        text = said.model_dump_json() if isinstance(said, BaseModel) else said
        if ask.on_text:
            ask.on_text(text)
        await asyncio.sleep(self.latency[number] / 2)
        return Answer(text=text, model=self.name, tokens_in=10, tokens_out=5)

    async def __aenter__(self) -> Scripted:
        self.opened += 1
        return self

    async def __aexit__(self, *error: object) -> None:
        self.opened -= 1
