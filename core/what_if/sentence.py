"""One sentence about a change: what it saves or costs, and why no more than that."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.trace.span import LEAST_TOLD
from core.what_if.changes import Another, AtOnce, Change, Cut, Drawn, Lasts
from core.what_if.plan import Call
from core.what_if.waited import State

ANOTHER_ORDER, ONE_BY_ONE = "slots are given in another order now", "one call runs after the other"


def sentence(change: Change, before: State, after: State) -> str:
    """What the change saves or costs, in one sentence."""
    calls = after.plan.calls
    match change:
        case Lasts(call, _):
            return _lasts(call, before, after)
        case AtOnce(limit):
            return _limit(limit, before, after)
        case Cut(call, other):
            what = f"{calls[call].name} no longer waits for {calls[other].name}"
            return f"{what}: that {_effect(before, after, call, adds=False)}."
        case Drawn(call, other):
            what = f"{calls[call].name} waits for {calls[other].name} too"
            return f"{what}: that {_effect(before, after, call, adds=True, other=other)}."
        case Another():
            new = [call for id, call in calls.items() if id not in before.plan.calls]
            return f"{_added(new)}: that {_effect(before, after, new[-1].id, adds=True)}."
        case _:
            raise AssertionError(change)


def _lasts(call: int, before: State, after: State) -> str:
    name = before.plan.calls[call].name
    less, saved = before.plan.calls[call].seconds - after.plan.calls[call].seconds, before.makespan - after.makespan
    if abs(less) < LEAST_TOLD:
        return f"{name} takes as long as before."
    how = f"{_s(abs(less))} {'faster' if less > 0 else 'slower'}"
    if abs(saved) < LEAST_TOLD:
        nothing = f"{how} {'saves' if less > 0 else 'costs'} nothing"
        if call in before.paced or call in before.critical:
            return f"{name}: {nothing}, since {_pace(before, after, call)}."
        return (
            f"{name} was not {'what the run waited for' if before.is_held_back else 'on the critical path'}: {nothing}."
        )
    what = f"{name}: {how} {_words(saved)}"
    if abs(saved - less) < LEAST_TOLD:
        return f"{what}, all of it, since the run waits for it."
    against = (saved > 0) != (less > 0) or abs(saved) > abs(less)
    if against or call in (after if less > 0 else before).paced:
        return f"{what}, since {ANOTHER_ORDER}."
    if less < 0:
        return f"{what} and no more, since {_nameof(before, _meanwhile(before, call))} set the pace before."
    return f"{what} and no more, since {_pace(before, after, call)}."


def _limit(limit: int | None, before: State, after: State) -> str:
    saved, was = before.makespan - after.makespan, before.plan.limit
    if limit == was:
        return f"{_at_once(limit)}, as before.".capitalize()
    instead = f"{was}" if limit is not None and was is not None else _at_once(was)
    how = f"{_at_once(limit)} instead of {instead} {_words(saved)}".capitalize()
    if (held := _held(after)) is not None:
        return f"{how}{_slots(before, after, _nameof(after, held))}."
    if abs(saved) < LEAST_TOLD:
        whose = "on the critical path " if before.waits or after.waits else ""
        return f"{how}: no call {whose}{'waited' if before.waits and not after.waits else 'waits'} for a slot."
    return f"{how}: what is left is the critical path, and {_longest(after, after.critical)} is the longest call on it."


def _effect(before: State, after: State, call: int, *, adds: bool, other: int | None = None) -> str:
    """`adds`: something that can only make the run longer, but for another order of slots; else shorter."""
    saved = before.makespan - after.makespan
    if after.plan.limit == 1:
        why = ONE_BY_ONE
    elif saved >= LEAST_TOLD if adds else saved <= -LEAST_TOLD:
        why = ANOTHER_ORDER
    elif other is not None and after.made.calls[call].asked == before.made.calls[call].asked:
        why = "it began later anyway"
    elif call in after.paced and other in after.paced and saved <= -LEAST_TOLD:
        why = "the run waits for one after the other now"
    else:
        why = _pace(before, after, call)
    return f"{_words(saved)}{' and no more' if saved >= LEAST_TOLD and not adds else ''}, since {why}"


def _pace(before: State, after: State, call: int) -> str:
    """Why it is no more: what the run waits for where this call ends, or what the call itself waits for."""
    pace = _meanwhile(after, call)
    if pace == call:
        place = next(place for place, one in enumerate(after.chain) if one.call == call)
        by, earlier = after.chain[place].by, _nameof(after, after.chain[place - 1].call)
        if by == "slot":
            return f"it waits for the slot of {earlier}"
        if by == "after" and call in before.paced:
            return f"it waits for {earlier}"
        if len(after.paced) == 1:
            return f"{_nameof(after, call)} alone takes as long"
    return f"{_nameof(after, pace)} sets the pace {'as before' if pace in before.paced else 'now'}"


def _nameof(state: State, call: int) -> str:
    return state.plan.calls[call].name


def _meanwhile(state: State, call: int) -> int:
    """The call that the run waits for when this one has ended: this one itself, if the run waits for it at all."""
    end = state.made.calls[call].end if call in state.made.calls else 0.0
    going = (one for one in state.chain if end < state.made.calls[one.call].tried[one.number - 1][2])
    return call if call in state.paced else next(going, state.chain[-1]).call


def _held(state: State) -> int | None:
    """Of the calls that the run waits for, the last one that waits for a slot, or for its turn."""
    return next((one.call for one in reversed(state.chain) if one.by in ("slot", "turn")), None)


def _slots(before: State, after: State, held: str) -> str:
    saved = before.makespan - after.makespan
    if after.plan.limit == 1:
        return f": {ONE_BY_ONE}"
    if abs(saved) < LEAST_TOLD and not before.is_held_back:
        return f", though {held} waits for a slot"
    return f": the run {'still ' * (saved >= 0 and before.is_held_back)}waits for {held}, and {held} for a slot"


def _added(new: Sequence[Call]) -> str:
    """What is more: a call, or an item with all its calls."""
    seconds = _s(math.fsum(call.seconds for call in new))
    if len(new) == 1:
        return f"{new[0].name} of {seconds}"
    steps = [new[0].name, *(call.step for call in new[1:])]
    return f"{', '.join(steps[:-1])} and {steps[-1]}, {seconds} together"


def _longest(state: State, ids: Iterable[int]) -> str:
    """The name of the longest of these calls, of equals the one that was asked for first."""
    calls = state.plan.calls
    return calls[max(ids, key=lambda id: (calls[id].seconds, -id))].name


def _words(saved: float) -> str:
    if abs(saved) < LEAST_TOLD:
        return "changes nothing"
    return f"saves {_s(saved)}" if saved > 0 else f"costs {_s(-saved)}"


def _at_once(limit: int | None) -> str:
    return "no limit" if limit is None else f"{limit} at once"


def _s(seconds: float) -> str:
    # As the browser rounds: what is exactly in the middle goes up.
    return f"{Decimal(seconds).quantize(Decimal('0.01'), ROUND_HALF_UP)} s"
