"""A model of one’s own as a profile of the simulated one: its times and lengths as they were measured."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from statistics import median

from core.laws.calibrate import Calibrated, Call, calibrations, profile_for
from core.laws.durations import Durations, Lognormal, Mixture
from core.laws.streamed import Streamed
from core.laws.tabled import tabled
from core.models.simulated.latency import Profile, Timing

_USUAL, _LENGTHS = 0.9, 20  # of the lengths of a step; so many stand for that share of them in a distribution


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnModel(Profile):
    """First token and pace are drawn from what was fitted to its calls, and the length of an answer from theirs.

    `known`: how many calls it was fitted to; `fit` holds none of them. `lengths`: in tokens, of the answers of a step;
    none: it was never met, and is as long as the simulated model's.
    `steps`: what holds for each step that was met.
    """

    fit: Calibrated
    known: int
    lengths: tuple[int, ...] = ()
    steps: tuple[tuple[str, OwnModel], ...] = ()

    def of(self, step: str) -> OwnModel:
        """What holds for the calls of one step."""
        return next((own for name, own in self.steps if name == step), self)

    def drawn(self, tokens: int, draw: random.Random) -> Timing:
        """A length, a first token, and a pace."""
        length = draw.choice(self.lengths) if self.lengths and tokens else tokens
        first = self.fit.first.draw(draw)
        return Timing(first, first + length * self.fit.each.draw(draw), tokens=length)

    def lasts(self, tokens: int) -> Durations:
        """The distribution of that; of many lengths a few stand for the usual. Without tokens the first token's."""
        if not tokens:
            return self.fit.first
        return _lasts(self.fit.first, self.fit.each, self.lengths or (tokens,))


def own_model(calls: Sequence[Call], model: str, others: Mapping[str, str] | None = None) -> OwnModel:
    """The profile of a model; `others`: those that answer single steps in its place.

    A step with 30 calls has a fit of its own, else it has that of all steps. Raises InputError where one of the models
    has fewer than 30 calls in all.
    """
    fits, chosen = _fits(calls, [model, *(others or {}).values()]), others or {}
    met = dict.fromkeys([*(call.step for call in calls if call.model == model), *chosen])
    steps = []
    for step in met:
        name = chosen.get(step, model)
        fit = profile_for(fits, name, step)
        assert fit is not None, name
        steps.append((step, _profile(fit, (call for call in calls if (call.model, call.step) == (name, step)))))
    whole = profile_for(fits, model, "")
    assert whole is not None, model
    return _profile(whole, (), tuple(steps))


def _fits(calls: Sequence[Call], models: Iterable[str]) -> list[Calibrated]:
    return [fit for name in dict.fromkeys(models) for fit in calibrations([c for c in calls if c.model == name])]


def _profile(fit: Calibrated, calls: Iterable[Call], steps: tuple[tuple[str, OwnModel], ...] = ()) -> OwnModel:
    lengths = tuple(sorted(call.tokens for call in calls))
    usual = fit.first.median + median(lengths or [call.tokens for call in fit.calls]) * fit.each.median
    return OwnModel(
        fit.first.median, fit.first.spread, fit.rate, equal=usual, fit=replace(fit, calls=()), known=len(fit.calls),
        lengths=lengths, steps=steps,
    )  # fmt: skip


@lru_cache
def _lasts(first: Lognormal, each: Lognormal, lengths: tuple[int, ...]) -> Durations:
    counts = _counted(lengths)
    return tabled(Mixture(tuple(Streamed(first, each, length) for length in counts), tuple(counts.values())))


def _counted(lengths: tuple[int, ...]) -> dict[int, int]:
    """How often each length comes; the longest by themselves, since of many answers one of them is the last."""
    counts = Counter(lengths)
    if len(counts) <= _LENGTHS:
        return counts
    usual = int(_USUAL * len(lengths))
    ends = [usual * number // _LENGTHS for number in range(_LENGTHS + 1)]
    thinned = Counter[int]()
    for start, end in pairwise(ends):
        thinned[lengths[(start + end) // 2]] += end - start
    thinned.update(lengths[usual:])
    return +thinned
