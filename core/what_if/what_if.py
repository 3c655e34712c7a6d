"""A run under changes made by hand: computed from its trace, equal to a run of the code under those changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.errors import InputError
from core.trace.span import LEAST_TOLD
from core.trace.trace import Trace
from core.what_if.changes import Change, NeedsRerun, changed, settings_of
from core.what_if.plan import Call, Plan, plan_of
from core.what_if.schedule import LEAST, Times, schedule
from core.what_if.sentence import sentence
from core.what_if.waited import Waited, state_of

AS_IT_WAS = "This is the run as it was."
UNSEEN = "How long {} would have taken is not known: it was cancelled."
_EQUAL = (
    "Calls of this run end at equal moments, and which of them came first is not in the trace: it cannot be computed. "
    "With times that vary it can."
)
PROVIDER = "What calls wait for the provider, and how often it refuses them, is taken as it was."


@dataclass(frozen=True, slots=True)
class Computed:
    """A run that was not made: arithmetic on the durations of one that was. Seconds since that run began."""

    plan: Plan
    calls: Mapping[int, Times]  # those that are made
    makespan: float
    saved: float  # against the run; below 0: it takes longer
    critical_path: list[int]
    waited_for: list[Waited]
    waits: Mapping[int, float]  # seconds in line for a slot, of the calls that wait for one
    sentence: str  # of the last change: what it saves, and why no more
    assumed: tuple[str, ...] = ()  # what was taken as it was in the run, though it may depend on the change


def recorded(trace: Trace) -> Plan:
    """The plan of a run, which explains each of its moments to within what is worth a word.

    Raises InputError, in a sentence, for a run that has not ended, of which too little is known, or where something
    that no trace records has held a call up.
    """
    plan = plan_of(trace)
    whole = schedule(plan)
    made = whole.calls
    for span in trace.spans:
        times = made.get(span.id)
        ended = span.end is None or span.status == "cancelled" or (times and abs(times.end - span.end) < LEAST_TOLD)
        if times is None or not ended or abs(times.asked - span.attempts[0].queued) >= LEAST_TOLD:
            name = plan.calls[span.id].name
            unknown = f"What {name} waited for is not all in the trace: it cannot be computed. Run it again."
            raise InputError(_EQUAL if _meet(trace) else unknown)
    # On a real clock it takes a moment until a cancelled call ends: seen is that it went on to there.
    seen = {id: _longer(plan.calls[id], more) for id, more in whole.guessed.items()}
    return replace(plan, calls={**plan.calls, **seen})


def _meet(trace: Trace) -> bool:
    """Whether two attempts end at one and the same moment, as they do on a virtual clock with equal times."""
    ends = sorted(one.end for span in trace.spans for one in span.attempts if one.end is not None)
    return any(late - early < LEAST for early, late in pairwise(ends))


def _longer(call: Call, seconds: float) -> Call:
    *others, last = call.tries
    return replace(call, tries=(*others, last._replace(seconds=last.seconds + seconds)))


def what_if(plan: Plan, changes: Sequence[Change]) -> Computed | NeedsRerun:
    """The run of this plan under all these changes, in their order; without any it is the run as it was.

    Where calls end at exactly equal moments the code may come to them in another order, and give a slot to another.
    Raises InputError, in a sentence, for a change that makes no sense, such as a circle of calls that wait for each
    other.
    """
    was = before = now = state_of(plan)
    for change in changes:
        after = changed(now.plan, change)
        if isinstance(after, NeedsRerun):
            return NeedsRerun(after.why, {**settings_of(changes), **after.settings})
        before, now = now, state_of(after)
    for state in (now, before):
        if state.made.guessed and state.plan.limit is not None:
            name = state.plan.calls[next(iter(state.made.guessed))].name
            return NeedsRerun(UNSEEN.format(name), settings_of(changes))
    guessed = [now.plan.calls[id].name for id in now.made.guessed]
    assumed = [f"{UNSEEN.format(name)} It is drawn until then." for name in guessed] + [PROVIDER] * plan.provider
    return Computed(
        now.plan, now.made.calls, now.makespan, was.makespan - now.makespan, now.critical, now.chain, now.waits,
        sentence(changes[-1], before, now) if changes else AS_IT_WAS, tuple(assumed),
    )  # fmt: skip
