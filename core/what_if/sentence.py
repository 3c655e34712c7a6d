"""One sentence about a change: what it saves or costs, and why no more than that."""

from __future__ import annotations

from collections.abc import Iterable

from core.trace.span import LEAST_TOLD
from core.what_if.changes import Another, AtOnce, Change, Cut, Drawn, Lasts
from core.what_if.waited import State


def sentence(change: Change, before: State, after: State) -> str:
    """What the change saves or costs, in one sentence."""
    calls = after.plan.calls
    match change:
        case Lasts(call, _):
            return _lasts(call, before, after)
        case AtOnce(limit):
            return _limit(limit, before, after)
        case Cut(call, other):
            return f"{calls[call].name} no longer waits for {calls[other].name}: {_effect(before, after)}."
        case Drawn(call, other):
            return f"{calls[call].name} waits for {calls[other].name} too: {_effect(before, after)}."
        case Another():
            new = next(call for id, call in calls.items() if id not in before.plan.calls)
            return f"{new.name} of {_s(new.seconds)}: {_effect(before, after)}."
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
            return f"{name}: {nothing}, {_why(before, after)}."
        return (
            f"{name} was not {'what the run waited for' if before.is_held_back else 'on the critical path'}: {nothing}."
        )
    what = f"{name}: {how} {_words(saved)}"
    if (saved > 0) != (less > 0) or abs(saved) > abs(less) + LEAST_TOLD:
        return f"{what}, since slots are given in another order now."
    if abs(saved - less) < LEAST_TOLD:
        return f"{what}, all of it, since the run waits for it."
    if call in after.paced and call not in before.paced:
        return f"{what}, {name} sets the pace now."
    return f"{what}, {_why(before, after)}."


def _limit(limit: int | None, before: State, after: State) -> str:
    saved = before.makespan - after.makespan
    if limit == before.plan.limit:
        return f"{_at_once(limit)}, as before.".capitalize()
    how = f"{_at_once(limit)} instead of {_at_once(before.plan.limit)}".capitalize()
    if not before.waits and not after.waits and abs(saved) < LEAST_TOLD:
        return f"{how} changes nothing: no call waits for a slot."
    if after.is_held_back:
        return f"{how} {_words(saved)}: the limit of {after.plan.limit} holds it back."
    longest = _longest(after, after.critical)
    return f"{how} {_words(saved)}: the critical path is left, and {longest} is the longest call on it."


def _effect(before: State, after: State) -> str:
    return f"that {_words(before.makespan - after.makespan)}, {_why(before, after)}"


def _why(before: State, after: State) -> str:
    """Why it is no more: the limit, or who sets the pace now, or still."""
    if after.is_held_back:
        return f"the limit of {after.plan.limit} holds it back"
    new = [id for id in after.paced if id not in before.paced]
    return (
        f"{_longest(after, new)} sets the pace now"
        if new
        else f"{_longest(after, after.paced)} sets the pace as before"
    )


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
    return f"{seconds:.2f} s"
