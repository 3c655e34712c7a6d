"""What a computed schedule waits for: the chain back from its end, and the longest chain of dependencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from core.trace.span import LEAST_DRAWN
from core.what_if.plan import Plan
from core.what_if.schedule import Schedule, schedule

Link = Literal["", "after", "slot", "turn", "again"]


class Waited(NamedTuple):
    """One attempt in the chain; `by`: what it waited for last, the call before it in the chain: "" the first."""

    call: int
    number: int
    by: Link


@dataclass(frozen=True, slots=True)
class State:
    """A plan, when its calls run, and what the run waits for. Seconds."""

    plan: Plan
    made: Schedule
    makespan: float
    chain: list[Waited]
    critical: list[int]
    waits: Mapping[int, float]  # of calls that wait for a slot, how long

    @property
    def paced(self) -> dict[int, None]:
        """The calls that the run waits for, in their order."""
        return dict.fromkeys(one.call for one in self.chain)

    @property
    def is_held_back(self) -> bool:
        """Does the run wait for a slot, or for its turn?"""
        return any(one.by in ("slot", "turn") for one in self.chain)


def state_of(plan: Plan) -> State:
    """The calls of this plan, each as soon as it can."""
    made = schedule(plan)
    waits = {id: waited for id, times in made.calls.items() if (waited := times.waited) >= LEAST_DRAWN}
    return State(plan, made, made.makespan, waited_for(plan, made), critical_path(plan, made), waits)


def waited_for(plan: Plan, made: Schedule) -> list[Waited]:
    """From the first start to the last end, attempt by attempt."""
    calls = {id: times for id, times in made.calls.items() if times.tried}
    if not calls:
        return []
    id = max(calls, key=lambda one: (calls[one].end, -one))
    number, chain = len(calls[id].tried), list[Waited]()
    while True:
        holder, (asked, start, _) = calls[id].held_by[number - 1], calls[id].tried[number - 1]
        # A slot that was given in the very moment in which it was asked for was not waited for.
        if holder is not None and (start > asked or plan.limit == 1):
            chain.append(Waited(id, number, "turn" if plan.limit == 1 else "slot"))
            id, number = holder
        elif number > 1:
            chain.append(Waited(id, number, "again"))
            number -= 1
        else:
            before = [one for one in plan.before(id) if one in calls and not calls[one].cancelled]
            if plan.limit == 1:  # a winner begins when it is picked
                before += [one for p in plan.picks if id in p.winners for one in plan.opened(p.after) if one in calls]
            before = [one for one in before if calls[one].end <= calls[id].asked]
            if not before:
                chain.append(Waited(id, number, ""))
                return chain[::-1]
            chain.append(Waited(id, number, "after"))
            id = max(before, key=lambda one: (calls[one].end, one))
            number = len(calls[id].tried)


def critical_path(plan: Plan, made: Schedule) -> list[int]:
    """The chain of dependencies with the longest sum of durations, first call first."""
    calls = made.calls
    reach, last = dict[int, float](), dict[int, int | None]()

    def reached(id: int) -> bool:
        """False: something before it is still to be reached."""
        after = plan.joins[id] if id in plan.joins else plan.calls[id].after
        todo = [one for one in after if one not in reach and (one in plan.joins or one in calls)]
        if todo:
            stack.extend(todo)
            return False
        length, before = 0.0, None
        for one in after:
            if one in reach and (before is None or (reach[one], one) > (length, before)):
                length, before = reach[one], one
        if id in calls and (start := calls[id].start) is not None:
            length += calls[id].end - start
        reach[id], last[id] = length, before
        return True

    for id in calls:
        stack = [id]
        while stack:
            if stack[-1] in reach or reached(stack[-1]):
                stack.pop()
    at = max(calls, key=lambda one: (reach[one], -one), default=None)
    chain = []
    while at is not None:
        if at in calls:
            chain.append(at)
        at = last[at]
    return chain[::-1]
