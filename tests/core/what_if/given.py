"""A model that takes given times: what a change is held against is the code, run anew on the virtual clock."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from typing import Any

from core.engine.recorder import active, group, place
from core.errors import EmptyAnswer, Refused, ServerFailed
from core.models.model import Answer, Ask
from core.trace.trace import Trace

NO_TIME = 1e-8  # seconds that a call without a duration takes: each such call has a moment of its own
Key = tuple[tuple[str, ...], str, tuple[int, ...]]  # the patterns around a call, its step and its place


class Given:
    """The attempts of a call take times drawn from its place, or those given; some fail first, and some for good."""

    name, world, host, pace, call_deadline = "given", "simulated", "", 1.0, 1e9

    def __init__(
        self,
        seed: int,
        given: Mapping[Key, Sequence[float]] | None = None,
        faults: bool = True,
        choices: Sequence[float] = (),
    ) -> None:
        self.seed, self.given, self.faults, self.choices = seed, given or {}, faults, choices

    async def answer(self, ask: Ask) -> Answer:
        run = active.get()
        (span,) = [
            span for span in run._calls
            if span.status == "running" and span.group == group.get() and span.step == ask.step
            and span.place[:-1] == place.get()
        ]  # fmt: skip
        key = _key(span, run._within, run._calls)
        draw = random.Random(f"{self.seed} {key}")
        failing = draw.choice([0, 0, 0, 0, 0, 1, 2]) if self.faults else 0
        work = [draw.choice(self.choices) if self.choices else draw.uniform(0.1, 3.0) for _ in range(failing + 1)]
        error = draw.choice([ServerFailed("busy"), EmptyAnswer("nothing")])
        if key in self.given:
            if failing and len(self.given[key]) == 1:  # with one attempt it has to end as it did with more
                failing, error = (1 if failing >= error.tries else 0), Refused("no")
            work = list(self.given[key])
        await asyncio.sleep(max(work[ask.attempt - 1], NO_TIME))
        if ask.attempt <= failing:
            raise error
        return Answer(text='{"category": "sea", "score": 5}' if ask.schema else "words", model=self.name)

    async def __aenter__(self) -> Given:
        return self

    async def __aexit__(self, *error: object) -> None:
        pass


def keys(trace: Trace) -> dict[int, Key]:
    """What each call is known by in any run of the same code."""
    within: dict[int | None, tuple[str, ...]] = {None: ()}
    for one in trace.groups:
        within[one.id] = (*within[one.parent], one.name)
    return {span.id: _key(span, within, trace.spans) for span in trace.spans}


def _key(span: Any, within: Mapping[int | None, tuple[str, ...]], spans: Sequence[Any]) -> Key:
    """Of calls on a bet the number is that of the bet: at a limit of 1 the losers before it were not made."""
    around, here = within[span.group], span.place[:-1]
    number = span.place[-1]
    if span.step in ("left", "right"):
        number = sum(
            one.step == "look" and one.id < span.id and one.place[:-1] == here and within[one.group] == around
            for one in spans
        )
    return around, span.step, (*here, number)
