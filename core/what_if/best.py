"""The changes of a run that would save most, with their seconds and dollars."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.laws.costs import bill
from core.trace.span import LEAST_TOLD
from core.trace.trace import Trace
from core.what_if.changes import AtOnce, Change, Lasts, NeedsRerun, changed
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
    told = sorted((-seconds, id) for id, seconds in saved.items() if seconds >= LEAST_TOLD)[:most]
    found = [(Lasts(id, 0.0), f"{plan.calls[id].name} in no time", -seconds, id) for seconds, id in told]
    better = [
        Best(change, words, seconds, bill(trace.model_copy(update={"spans": (spans[id],)})).dollars)
        for change, words, seconds, id in found
    ]
    if plan.limit is not None:
        more = changed(plan, AtOnce(plan.limit + 1))
        made = None if isinstance(more, NeedsRerun) else schedule(more)
        if made is not None and not made.guessed and (gain := schedule(plan).makespan - made.makespan) >= LEAST_TOLD:
            words = f"{plan.limit + 1} at once instead of {plan.limit}"
            better.insert(0, Best(AtOnce(plan.limit + 1), words, gain, Decimal(0)))  # of equals the one that is free
    return sorted(better, key=lambda one: -round(one.seconds, 6))[:most]
