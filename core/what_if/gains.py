"""What a run would gain if one of its calls took no time: the drag of that call."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from heapq import heappop, heappush
from math import fsum

from core.what_if.changes import lasting
from core.what_if.plan import Call, Plan
from core.what_if.schedule import schedule

AFFORDED, LEAST = 20_000, 20  # calls that are scheduled for all gains at a limit; gains that are told at least


def gains(plan: Plan) -> dict[int, float]:
    """Seconds by which the run ends earlier if this call takes no time, each call by itself.

    Below 0 where slots are then given in an order that makes the run longer. At a limit a call that was cancelled is
    left out, since how long it would have taken is not known; so are the shorter ones of more than some 140 calls,
    since each takes a schedule of its own.

    Source: Devaux (1999), "Total Project Control", on critical path drag; for slots there is no formula, so each call
    is taken out of the schedule by itself.
    """
    if plan.limit == 1:
        lost = {id for pick in plan.picks for id in pick.losers}
        return {id: 0.0 if id in lost else _taken(call) for id, call in plan.calls.items()}
    if plan.limit is None or plan.limit >= sum(call.slot for call in plan.calls.values()):
        return _without_limit(plan)
    most = max(LEAST, AFFORDED // len(plan.calls))
    longest = sorted((-call.seconds, id) for id, call in plan.calls.items() if not call.cut)[:most]
    whole = schedule(plan).makespan
    return {id: _gain(plan, id, whole) for id in sorted(id for _, id in longest)}


def _gain(plan: Plan, id: int, whole: float) -> float:
    call = plan.calls[id]
    calls = {**plan.calls, id: replace(call, tries=lasting(call, 0.0))}
    return whole - schedule(replace(plan, calls=calls)).makespan if call.seconds else 0.0


def _taken(call: Call) -> float:
    """Seconds that go if it takes no time; from its slot to its start the lab itself takes its time."""
    return fsum(fsum(one) for one in call.tries) - fsum(fsum(one) for one in lasting(call, 0.0))


def _without_limit(plan: Plan) -> dict[int, float]:
    """By the longest chains that go past each call.

    Laid out in their order, a chain that does not use a call goes past it by exactly one edge: of these edges, the one
    with the longest chain through it. All calls in one sweep, since an edge goes past those between its two ends.
    """
    lost = {id for pick in plan.picks for id in pick.losers}
    picks = {-number: pick for number, pick in enumerate(plan.picks, 1)}
    after = {call.id: call.after for call in plan.calls.values() if call.id not in lost}
    weight = {id: plan.calls[id].gap + fsum(fsum(one) for one in plan.calls[id].tries) for id in after}
    after |= dict(plan.joins) | {id: pick.after for id, pick in picks.items()}
    weight |= dict.fromkeys(plan.joins, 0.0) | {id: pick.gap for id, pick in picks.items()}
    after = {id: tuple(one for one in before if one in after) for id, before in after.items()}
    followers: dict[int, list[int]] = defaultdict(list)
    for id, before in after.items():
        for one in before:
            followers[one].append(id)
    line = _in_order(after, followers)
    spot = {id: number for number, id in enumerate(line)}
    head, tail = dict[int, float](), dict[int, float]()  # the longest chain before it, and after it
    for id in line:
        head[id] = max((head[one] + weight[one] for one in after[id]), default=0.0)
    for id in reversed(line):
        tail[id] = max((tail[one] + weight[one] for one in followers[id]), default=0.0)
    edges = [(spot[one], spot[id], head[one] + weight[one] + weight[id] + tail[id]) for id in line for one in after[id]]
    edges += [(-1, spot[id], weight[id] + tail[id]) for id in line if not after[id]]
    edges += [(spot[id], len(line), head[id] + weight[id]) for id in line if not followers[id]]
    edges.sort()
    whole = max((length for *_, length in edges), default=0.0)
    found, past, next_one = dict.fromkeys(plan.calls, 0.0), list[tuple[float, int]](), 0
    for at, id in enumerate(line):
        while next_one < len(edges) and edges[next_one][0] < at:
            _, end, length = edges[next_one]
            heappush(past, (-length, end))
            next_one += 1
        while past and past[0][1] <= at:
            heappop(past)
        if id in plan.calls:
            through = head[id] + weight[id] - _taken(plan.calls[id]) + tail[id]
            found[id] = max(0.0, whole - max(through, -past[0][0] if past else 0.0))
    return found


def _in_order(after: dict[int, tuple[int, ...]], followers: dict[int, list[int]]) -> list[int]:
    """Each behind all that it waits for."""
    waits = {id: len(before) for id, before in after.items()}
    line = [id for id, count in waits.items() if not count]
    for id in line:
        for other in followers[id]:
            waits[other] -= 1
            if not waits[other]:
                line.append(other)
    return line
