"""A run that has ended as data for the hand: what its calls take and wait for, so that the browser can change it."""

from __future__ import annotations

from typing import TypedDict

from core.laws.costs import price_in_words
from core.trace.trace import Trace
from core.what_if.best import best
from core.what_if.gains import gains
from core.what_if.plan import Call
from core.what_if.what_if import recorded
from core.what_if.written import Value, written


class PlannedCall(TypedDict):
    """One call, without any moment in time; what each of these is, `core/what_if/plan.py` says."""

    id: int
    name: str
    step: str
    after: list[int]
    gap: float
    tries: list[tuple[float, float, float]]
    place: list[int]
    slot: bool
    cut: bool
    order: float
    turn: float


class PlannedPick(TypedDict):
    """The moment when it is known which of some calls is wanted."""

    after: list[int]
    gap: float
    losers: list[int]
    winners: list[int]


class BestChange(TypedDict):
    """A change that saves time."""

    change: list[Value]  # as `core/what_if/written.py` writes it
    words: str
    seconds: float
    money: str


class Changeable(TypedDict):
    """A run that can be changed by hand."""

    limit: int | None
    recorded: int | None
    provider: bool
    calls: list[PlannedCall]
    joins: list[tuple[int, list[int]]]
    picks: list[PlannedPick]
    gains: list[tuple[int, float]]
    best: list[BestChange]


class Rerun(TypedDict):
    """A setting that changes which calls are made."""

    name: str
    label: str
    value: int | None
    low: int
    high: int


class ByHand(TypedDict, total=False):
    """What the hand needs to change a run that has ended."""

    changeable: Changeable  # what each call takes and waits for; of many calls it is asked for
    unchangeable: str  # or why that is not known


def changeable(trace: Trace) -> Changeable:
    """What the drawing needs to change this run. Raises InputError, in a sentence, where it cannot be computed."""
    plan = recorded(trace)
    saved = gains(plan)
    return {
        "limit": plan.limit,
        "recorded": plan.recorded,
        "provider": plan.provider,
        "calls": [_call(call) for call in plan.calls.values()],
        "joins": [(id, list(after)) for id, after in plan.joins.items()],
        "picks": [
            {"after": list(one.after), "gap": one.gap, "losers": list(one.losers), "winners": list(one.winners)}
            for one in plan.picks
        ],
        "gains": [(id, round(gain, 6)) for id, gain in saved.items()],
        "best": [
            {"change": written(one.change), "words": one.words, "seconds": one.seconds,
             "money": price_in_words(one.dollars)}
            for one in best(trace, plan, saved)
        ],
    }  # fmt: skip


def _call(call: Call) -> PlannedCall:
    return {
        "id": call.id, "name": call.name, "step": call.step, "after": list(call.after), "gap": call.gap,
        "tries": [(one.lag, one.seconds, one.pause) for one in call.tries], "place": list(call.place),
        "slot": call.slot, "cut": call.cut, "order": call.order, "turn": call.turn,
    }  # fmt: skip
