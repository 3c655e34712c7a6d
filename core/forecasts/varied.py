"""How runs spread whose calls are given by formulas, where these vary as those of the simulated model do. Computed."""

from __future__ import annotations

import random
from collections.abc import Generator, Sequence

from core.laws.durations import mean
from core.laws.estimate import Stages
from core.laws.samples import Summary, summary
from core.models.simulated.latency import PROFILES, durations, timing

PROFILE = "small"
SEEDS = 200
_AT_A_TIME = 20


def vary(runs: Sequence[Stages], tokens: int) -> Generator[float, None, list[Summary]]:
    """Each run under so many seeds; its calls, of answers of so many tokens, take as long as they are given on average.

    Raises ValueError for no token at all.
    """
    if tokens < 1:
        raise ValueError(f"an answer of {tokens} tokens takes no time that could vary")
    kind, spread = PROFILES[PROFILE], list[Summary]()
    usual = mean(durations(kind, "jittered", tokens))

    def varied(run: Stages, seed: int) -> float:
        chance = random.Random(seed)
        return run.lasts(lambda: timing(kind, "jittered", tokens, None, chance).end / usual)

    for run in runs:
        took = list[float]()
        for first in range(0, SEEDS, _AT_A_TIME):
            took += [varied(run, seed) for seed in range(first, first + _AT_A_TIME)]
            yield (len(spread) + len(took) / SEEDS) / len(runs)
        spread.append(summary(took))
    return spread
