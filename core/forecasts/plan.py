"""The plan of a run: its calls with their answers, and what waits for what. Their times may be drawn anew.

Exact for a pattern whose calls are the same whatever they take: all but those that race each other. `took` agrees with
the code under the same seed of times, on a model with these `times`, to the rounding of a sum.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.clock import MOST_TURNS, run_virtual_anywhere
from core.errors import WorkflowError
from core.forecasts.plain import Asked, Plain, Sent
from core.laws.at_scale import finish
from core.laws.schedule import ends_after, schedule
from core.laws.sizes import longest_chain, serial_share
from core.models.simulated import Simulated
from core.run import Reading, Run, run
from core.trace.paths import depends_on
from core.trace.span import Kind

Seconds = Mapping[int, float]  # of each call, by its id
AT_A_TIME = 10  # runs between two looks at whether anybody still wants them


@dataclass(frozen=True)
class Plan:
    """The calls of one run by their ids, in the order they were asked for; `after`: what each waits for."""

    sent: Mapping[int, Sent]
    after: Mapping[int, Sequence[int]]
    kinds: Mapping[int, Kind]

    @property
    def calls(self) -> int:
        """How many there are."""
        return len(self.sent)

    @property
    def independent(self) -> bool:
        """Whether no call waits for another one."""
        return not any(self.after.values())

    @property
    def tokens(self) -> tuple[int, int]:
        """Those of all requests and of all answers."""
        return sum(one.tokens_in for one in self.sent.values()), sum(one.tokens_out for one in self.sent.values())

    @property
    def stages(self) -> list[int]:
        """How many calls there are at each depth: a chain of three is 1, 1, 1."""
        depth: dict[int, int] = {}
        for call in self.sent:
            depth[call] = 1 + max((depth[other] for other in self.after[call] if other in depth), default=-1)
        return [list(depth.values()).count(level) for level in range(max(depth.values(), default=-1) + 1)]

    def seconds(self, times: int, items: int | None = None) -> dict[int, float]:
        """How long each call takes under a seed of times; `items`: as in a gather of so many."""
        return {call: sent.seconds(times, items) for call, sent in self.sent.items()}

    def took(self, seconds: Seconds, concurrency: int | None = None) -> float:
        """Seconds from the first start to the last end, at so many calls at once; None: no limit."""
        if concurrency == 1:
            return math.fsum(seconds.values())
        if self.independent:
            return finish(list(seconds.values()), concurrency)
        return ends_after(schedule(seconds, self.after, concurrency))

    def longest(self, seconds: Seconds) -> float:
        """Tinf: seconds of the longest chain of calls that wait for each other."""
        return max(seconds.values(), default=0.0) if self.independent else longest_chain(seconds, self.after)

    def serial(self, seconds: Seconds) -> float:
        """Amdahl's serial share, 0 to 1."""
        return 0.0 if self.independent and self.calls > 1 else serial_share(seconds, self.after)


def plan_of(reading: Reading, model: Simulated, seed: int) -> Plan:
    """The plan of a reading without a limit. Raises WorkflowError where it cannot be run, or does not come to its end.

    `seed`: that of its words. A plan cannot know what a provider's limits make of a run: with a model that has some
    this is a ValueError.
    """
    if model.limits is not None:
        raise ValueError("a plan knows no provider's limits: run the code against them")
    plain = Plain(model)
    trace = whole(play(reading, plain, seed, concurrency=None)).trace
    sent = {span.id: plain.sent[span.instructions, span.prompt, span.sample, span.shape] for span in trace.spans}
    kinds = {span.id: span.kind for span in trace.spans}
    return Plan(sent, depends_on(trace), kinds)


def play(reading: Reading, model: Plain, seed: int, **more: Any) -> Run[Any]:
    """The code of a reading on the virtual clock and a model without HTTP; `more`: settings of the run."""
    return run_virtual_anywhere(lambda: run(reading.pattern, *reading.inputs, model=model, seed=seed,
                                            **{**reading.options, **more}))  # fmt: skip


def plays(reading: Reading, model: Simulated, seeds: Sequence[int]) -> list[tuple[Mapping[Asked, Sent], Run[Any]]]:
    """The code under so many seeds: each run, however it ended, with what was asked of its model.

    A model with faults on order answers behind the real client, and tells nothing of what it was asked.
    Raises InputError for bad input.
    """

    async def all_of_them() -> list[tuple[Mapping[Asked, Sent], Run[Any]]]:
        played = list[tuple[Mapping[Asked, Sent], Run[Any]]]()
        for seed in seeds:
            plain = Plain(model) if model.faults is None else None
            made = await run(reading.pattern, *reading.inputs, model=plain or model, seed=seed, **reading.options)
            played.append((plain.sent if plain else {}, made))
        return played

    # In one loop: making one costs as much as a run of three calls.
    return run_virtual_anywhere(all_of_them, MOST_TURNS * max(1, len(seeds)))


def whole(run: Run[Any]) -> Run[Any]:
    """A run that came to its end. Raises WorkflowError for one that did not, with its reason."""
    if run.status != "done":
        raise run.error or WorkflowError(f"The forecast of {run.trace.pattern} came to no end: {run.status}.")
    return run
