"""A live model whose latencies are known: a first token, and so much a token after it, drawn for each call."""

from __future__ import annotations

import asyncio
import random

import core
from core.clock import run_virtual
from core.laws.durations import Lognormal
from core.models.model import Answer, Ask
from core.trace.trace import Trace

FIRST, EACH = Lognormal(0.645, 0.32), Lognormal(1 / 105, 0.1)
LONG = {"label": (3, 12), "draft": (60, 240)}  # tokens of an answer, by step


class KnownServer:
    """Answers in text pieces, on any clock. `hides`: so many reasoning tokens of each answer are never streamed."""

    name, world, host, pace, call_deadline = "known-8b", "live", "", 1.0, 1e6

    def __init__(self, seed: int = 0, hides: int = 0) -> None:
        self.chance, self.hides = random.Random(seed), hides

    async def answer(self, ask: Ask) -> Answer:
        tokens = self.chance.randint(*LONG[ask.step])
        await asyncio.sleep(FIRST.draw(self.chance))
        if ask.on_text:
            ask.on_text("word ")
        await asyncio.sleep(tokens * EACH.draw(self.chance))
        if ask.on_text:
            ask.on_text("more")
        return Answer(text="word more", model=self.name, tokens_in=20, tokens_out=tokens + self.hides,
                      tokens_reasoning=self.hides)  # fmt: skip

    async def __aenter__(self) -> KnownServer:
        return self

    async def __aexit__(self, *error: object) -> None:
        pass


@core.pattern
async def labelled_drafts(items: core.Items) -> core.Result:
    """Each item is labelled, and then written about."""

    async def one(item: str) -> str:
        label = await core.llm("Label {item}", item=item, step="label")
        return await core.llm("Write about {label}", label=label, step="draft")

    await core.gather(*[one(item) for item in items])
    return core.Result()


def watched_run(items: int, model: KnownServer, streaming: bool = True) -> Trace:
    """A run of two calls an item on the virtual clock, streamed as a watched one is."""

    async def main() -> Trace:
        started = core.start(labelled_drafts, [f"item {number}" for number in range(items)], model=model)
        started.stream(streaming)
        return (await started).trace

    return run_virtual(main())
