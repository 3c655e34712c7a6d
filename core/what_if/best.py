"""The changes of a run that would save most, with their seconds and dollars."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.laws.costs import bill
from core.trace.span import LEAST_TOLD
from core.trace.trace import Trace
from core.what_if.changes import MOST_AT_ONCE, AtOnce, Change, Lasts, NeedsRerun, changed
from core.what_if.gains import gains
from core.what_if.plan import Plan
from core.what_if.schedule import schedule


class Best(NamedTuple):
    """A change that saves time: what it is in words, seconds of the run, and dollars that go with it.

    `dollars` is what the call cost, which is saved where it is not made at all; 0 for another limit; None: not known.
    """

    change: Change
    words: str
    seconds: float
    dollars: Decimal | None


def best(trace: Trace, plan: Plan, saved: dict[int, float] | None = None, most: int = 3) -> list[Best]:
    """The `most` changes that save most, the best first; `saved`: what `gains` says, where that is at hand."""
    saved = gains(plan) if saved is None else saved
    spans = {span.id: span for span in trace.spans}
    told = sorted((id for id, seconds in saved.items() if seconds >= LEAST_TOLD), key=lambda id: (-saved[id], id))
    better = one_more_at_once(plan)  # of equals the one that is free comes first
    for id in told[:most]:
        dollars = bill(trace.model_copy(update={"spans": (spans[id],)})).dollars
        better.append(Best(Lasts(id, 0.0), f"{plan.calls[id].name} in no time", saved[id], dollars))
    return sorted(better, key=lambda one: -round(one.seconds, 6))[:most]


def one_more_at_once(plan: Plan) -> list[Best]:
    """What one more at once saves; nothing where there is no limit, or it saves nothing, or that is not known."""
    if plan.limit is None or plan.limit >= MOST_AT_ONCE:
        return []
    more = changed(plan, AtOnce(plan.limit + 1))
    if isinstance(more, NeedsRerun) or (made := schedule(more)).guessed:
        return []
    saved = schedule(plan).makespan - made.makespan
    words = f"{plan.limit + 1} at once instead of {plan.limit}"
    return [Best(AtOnce(plan.limit + 1), words, saved, Decimal(0))] if saved >= LEAST_TOLD else []
