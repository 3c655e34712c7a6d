"""What can be asked of the numbers: each question with its settings, its work, and how its answer is told and drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts import busy, choices, limited, million, sizes, tail
from core.forecasts.beside import Work
from core.forecasts.own import fit_all
from core.forecasts.settings import AGAINST, Settings
from core.forecasts.subjects import MOST
from core.laws.samples import value_at
from core.lesson.same_task import SETS
from core.trace.counts import counted
from core.view.colors import Colors
from core.view.numbers import busy as busy_view
from core.view.numbers import choices as choices_view
from core.view.numbers import limited as limited_view
from core.view.numbers import million as million_view
from core.view.numbers import own as own_view
from core.view.numbers import sizes as sizes_view
from core.view.numbers import tail as tail_view
from core.view.numbers.drawn import Table, Told, lasting

_MODEL = ("latency", "profile", "spread")
_SHARES = {"the fastest run": 0.0, "the median run": 0.5, "the run at p95": 0.95, "the run at p99": 0.99,
           "the slowest run": 1.0}  # fmt: skip


class Offer(NamedTuple):
    """A run that can be opened, by its name, and in words."""

    id: str
    words: str
    seconds: float  # that were computed for it

    def apart(self, took: float) -> str:
        """Why the run took other seconds than its point says, where it did; else nothing."""
        if abs(took - self.seconds) < 1e-6:
            return ""
        return (
            f"Its point stands at {self.seconds:.2f} s, and this run takes {took:.2f} s: where calls end at the very "
            "same moment, who gets the free slot may fall either way."
        )


def _none(answer: Any) -> list[Offer]:
    """No run of it can be opened."""
    return []


def _no_tables(answer: Any) -> dict[str, Table]:
    """Its chart says it all."""
    return {}


@dataclass(frozen=True)
class Question:
    """`fields`: the settings that matter to it, each with a field but for "own".

    `work` answers it; the rest tells, draws and lists that answer.
    """

    title: str
    world: str  # of its numbers, and how they came to be
    fields: tuple[str, ...]
    work: Callable[[Settings], Work]
    told: Callable[[Any, Settings], Told]
    figures: Callable[[Any, Settings, Colors], list[go.Figure]]
    data: Callable[[Any], dict[str, Table]]  # of its charts, by title
    offers: Callable[[Any], list[Offer]] = _none
    own: Mapping[str, Any] = field(default_factory=dict)  # settings that begin otherwise here
    tables: Callable[[Any], dict[str, Table]] = _no_tables  # that stand in the open, by their titles
    limited: bool = False  # whether there has to be a limit to the calls at once
    most: int = MOST  # items

    def settings(self, given: Mapping[str, Any]) -> Settings:
        """What is asked for: of the given settings its own fields; all else is as nobody has set it.

        So two who ask for the same have equal settings, whatever they have set for other questions.
        """
        known = {name: given[name] for name in (*self.fields, "own") if name in given}
        wanted = Settings(**{**self.own, **known})
        limit = self.settings({}).at_once if self.limited and wanted.at_once is None else wanted.at_once
        return replace(wanted, at_once=limit, items=min(wanted.items, self.most))


def _points(sweep: sizes.Sweep) -> list[Offer]:
    item = sweep.item.lower()
    return [
        Offer(f"{one.items}x{one.limit or 'none'}",
              f"{counted(one.items, item)}, {f'{one.limit:,} at once' if one.limit else 'no limit'}: {one.took:.2f} s",
              one.took)
        for one in sweep.points
    ]  # fmt: skip


def _seeds(made: tail.Tail) -> list[Offer]:
    at = {name: value_at(made.makespans, share) for name, share in _SHARES.items()}
    seeds = {name: made.seed_near(seconds) for name, seconds in at.items()}
    return [Offer(f"times{seed}", f"{name}: {at[name]:.2f} s", made.makespans[seed]) for name, seed in seeds.items()]


def _limited(made: limited.Limited) -> list[Offer]:
    return [
        Offer(f"{one.items}x{made.at_once or 'none'}",
              f"{counted(one.items, made.item.lower())}: {lasting(one.took)}, {one.refused:,} refused", one.took)
        for one in made.points
    ]  # fmt: skip


def _ways(ways: Sequence[choices.Chosen]) -> list[Offer]:
    return [
        Offer(f"way{place}.{one.median_seed}", f"{one.way.title}: {one.summary.median:.2f} s",
              one.makespans[one.median_seed])
        for place, one in enumerate(ways)
    ]  # fmt: skip


def _limit(given: Settings) -> int:
    assert given.at_once is not None, "the question is a limited one"
    return given.at_once


def _chosen(question: str) -> Callable[[Settings], Work]:
    return lambda given: choices.weigh(SETS[question](), given.model(), given.prices)


_COMPUTED = "computed: one plan of the simulated model, each call drawn once and scheduled"
_CODE = f"predicted: the code itself on the virtual clock, under {choices.SEEDS} seeds"
QUESTIONS = {
    "size": Question(
        "More items", _COMPUTED, ("pattern", "items", "at_once", *_MODEL, "seed"),
        lambda given: sizes.by_size(
            given.subject, sizes.sizes_up_to(given.size), given.at_once, given.model(), given.seed
        ),
        lambda answer, _: sizes_view.told(answer),
        lambda answer, _, colors: sizes_view.figures(answer, colors), sizes_view.tables, _points,
    ),
    "limit": Question(
        "More at once", _COMPUTED, ("pattern", "items", *_MODEL, "seed"),
        lambda given: sizes.by_limit(given.subject, given.size, given.model(), given.seed),
        lambda answer, _: sizes_view.told(answer),
        lambda answer, _, colors: sizes_view.figures(answer, colors), sizes_view.tables, _points,
    ),
    "tail": Question(
        "How late it gets", "computed: the same calls and answers, their times drawn anew for each run",
        ("pattern", "items", "at_once", *_MODEL, "seed"),
        lambda given: tail.repeat(given.subject, given.size, given.at_once, given.model(), given.seed),
        lambda answer, _: tail_view.told(answer),
        lambda answer, _, colors: tail_view.figures(answer, colors), tail_view.tables, _seeds, {"at_once": None},
    ),
    "twice": Question(
        "Asking twice", "computed: from the distribution of one call, without a draw",
        ("items", "hedge", "watch", "profile", "spread", "prices"),
        lambda given: tail.hedge(
            given.single, given.items, given.hedge / 100, given.watch == "first", given.model(), given.seed
        ),
        lambda answer, given: tail_view.told_hedge(answer, given.prices),
        lambda answer, _, colors: tail_view.hedge_figures(answer, colors), tail_view.hedge_tables,
    ),
    "price": Question(
        "The price of speed", _CODE, (*_MODEL, "prices"), _chosen("price"),
        lambda answer, _: choices_view.told_price(answer),
        lambda answer, given, colors: choices_view.figures(answer, given.prices, colors), choices_view.tables, _ways,
    ),
    "worth": Question(
        "Is it worth it?", _CODE, (*_MODEL, "prices"), _chosen("worth"),
        lambda answer, _: choices_view.told_worth(answer),
        lambda answer, given, colors: choices_view.figures(answer, given.prices, colors), choices_view.tables, _ways,
    ),
    "busy": Question(
        "Where it saturates", "computed: runs that arrive at random, played on a clock of their own",
        ("pattern", "items", "at_once", *_MODEL, "seed"),
        lambda given: busy.saturate(given.subject, given.size, _limit(given), given.model(), given.seed),
        lambda answer, _: busy_view.told(answer),
        lambda answer, _, colors: busy_view.figures(answer, colors), busy_view.tables,
        own={"items": 5}, limited=True, most=50,
    ),
    AGAINST: Question(
        "Against a provider’s limit", "predicted: the code itself on the virtual clock, its refused attempts too",
        ("pattern", "items", "requests", "tokens", "slots", "at_once", *_MODEL, "seed"),
        lambda given: limited.against(
            given.subject, given.size, given.at_once, given.limits, given.model(), given.seed
        ),
        lambda answer, _: limited_view.told(answer),
        lambda answer, _, colors: limited_view.figures(answer, colors), limited_view.tables, _limited,
        {"requests": 30, "at_once": None},
    ),
    "million": Question(
        "A million items", "computed: a million draws, each call to the first free slot",
        ("at_once", "requests", "tokens", *_MODEL, "prices", "seed"),
        lambda given: million.scale(
            given.single, _limit(given), given.limits, given.model(), given.seed, given.prices
        ),
        lambda answer, _: million_view.told(answer),
        lambda answer, _, colors: million_view.figures(answer, colors), million_view.tables, limited=True,
    ),
    "own": Question(
        "Your own model", "live: the streamed calls of this session; the profile is computed from them, runs predicted",
        ("own",), lambda given: fit_all(given.own), lambda answer, _: own_view.told(answer),
        lambda answer, _, colors: own_view.figures(answer, colors), own_view.data, tables=own_view.tables,
    ),
}  # fmt: skip
