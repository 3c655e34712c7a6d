"""When each call of a plan runs: slots first come, first served, as `core/engine/slots.py` gives them.

`pages/parts/drawings/what_if/schedule.mjs` is the same in JavaScript; a test holds the two to each other.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from heapq import heappop, heappush

from core.what_if.plan import Call, Plan, Try

Tried = tuple[float, float, float]  # when one attempt was asked for, started and ended, in seconds
Holder = tuple[int, int]  # a call and its attempt, from 1
AT_ONCE = (Try(0.0, 0.0, 0.0),)
LEAST = 1e-7  # seconds; less is the rounding of sums


@dataclass(slots=True)
class Times:
    """When one call runs, in seconds since the run began."""

    asked: float
    tried: list[Tried] = field(default_factory=list)
    end: float = 0.0
    held_by: list[Holder | None] = field(default_factory=list)  # for each attempt: whose end let it go
    cancelled: bool = False

    @property
    def start(self) -> float | None:
        """When its first attempt had its slot; None: none had."""
        return self.tried[0][1] if self.tried else None

    @property
    def waited(self) -> float:
        """Seconds in line for a slot."""
        held = zip(self.tried, self.held_by, strict=False)
        return math.fsum(start - asked for (asked, start, _), holder in held if holder is not None)


@dataclass(slots=True)
class Schedule:
    """`calls`: those that are made. `guessed`: cancelled ones that run longer here than was seen of them: how much."""

    calls: dict[int, Times]
    guessed: dict[int, float]

    @property
    def makespan(self) -> float:
        """Last end minus first start, in seconds; 0 where nothing starts."""
        started = [times for times in self.calls.values() if times.tried]
        return max(t.end for t in started) - min(t.tried[0][1] for t in started) if started else 0.0


def schedule(plan: Plan) -> Schedule:
    """When each call runs. Source: Graham (1966), "Bounds for certain multiprocessing anomalies"."""
    return _in_turn(plan) if plan.limit == 1 else _SideBySide(plan).run()


def _links(plan: Plan) -> tuple[dict[int, int], dict[int, list[int]]]:
    """For calls, joins and picks: on how many others each waits, and who waits for it; picks have ids below 0."""
    waits: dict[int, int] = {}
    followers: dict[int, list[int]] = defaultdict(list)
    for id, after in (
        *((call.id, call.after) for call in plan.calls.values()), *plan.joins.items(),
        *((-number, pick.after) for number, pick in enumerate(plan.picks, 1)),
    ):  # fmt: skip
        waits[id] = len(after)
        for one in after:
            followers[one].append(id)
    return waits, followers


def _in_turn(plan: Plan) -> Schedule:
    """At a limit of 1: one item to its end, then the next; no bet is taken, so nothing is lost."""
    calls, lost = plan.calls, {id for pick in plan.picks for id in pick.losers}
    waits, followers = _links(plan)
    for number, pick in enumerate(plan.picks, 1):  # what was picked begins only then
        followers[-number] = list(pick.winners)
        for id in pick.winners:
            waits[id] += 1
    ready: list[tuple[float, int]] = []
    reached = [id for id, count in waits.items() if not count]
    made: dict[int, Times] = {}
    now, last = 0.0, None
    while True:
        fresh = set[int]()
        for id in reached:
            if id in calls and id not in lost:
                heappush(ready, (calls[id].turn, id))
                fresh.add(id)
            elif id not in calls:
                reached += _freed(id, waits, followers)
        if not ready:
            return Schedule(made, {})
        id = heappop(ready)[1]
        now += calls[id].gap
        times = made[id] = Times(now)
        for number, one in enumerate(calls[id].tries, 1):
            start = now + one.lag
            times.tried.append((now, start, start + one.seconds))
            # It has waited for its turn where it could have gone before the call that went last.
            times.held_by.append(last if number == 1 and id not in fresh else None)
            now = start + one.seconds + one.pause
            last = (id, number)
        times.end = now
        reached = _freed(id, waits, followers)


def _freed(id: int, waits: dict[int, int], followers: dict[int, list[int]]) -> list[int]:
    """What waits for nothing more now that this is over."""
    free = []
    for other in followers.get(id, ()):
        waits[other] -= 1
        if not waits[other]:
            free.append(other)
    return free


class _SideBySide:
    """Events in their order; what happens at one moment happens in the order in which the event loop comes to it."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.calls = plan, plan.calls
        self.free = len(plan.calls) if plan.limit is None else plan.limit
        self.made: dict[int, Times] = {}
        self.guessed: dict[int, float] = {}
        self._gone: set[int] = set()
        self._beyond: dict[int, float] = {}  # calls that have run as long as was seen of them, and since when
        self._holds: dict[int, bool] = {}  # whether a call has its slot now
        self._line: deque[tuple[int, float]] = deque()  # a call, and since when it waits
        self._events: list[tuple[float, int, str, int]] = []
        self._ready: list[tuple[float, int]] = []  # those asked for at this moment
        self._count = 0
        self._picks = {-number: pick for number, pick in enumerate(plan.picks, 1)}
        self._waits, self._followers = _links(plan)

    def run(self) -> Schedule:
        for id, count in list(self._waits.items()):
            if not count:
                self._reached(id, 0.0)
        self._ask(0.0)
        events, calls, gone = self._events, self.calls, self._gone
        while events:
            now, _, what, id = heappop(events)
            if id in gone:
                continue
            if what == "end":
                self._attempt_over(calls[id], now)
            elif what == "again":
                self._take(id, now)
            elif what == "over":
                self._call_over(id, now)
            else:
                self._due(id, now)
            self._ask(now)
        # They hold the slots that the call waits for which would end them.
        self.guessed |= {id: math.inf for id in self._beyond if id not in gone}
        return Schedule(self.made, self.guessed)

    def _at(self, moment: float, what: str, id: int) -> None:
        self._count += 1  # of two events at one moment the one that was known first comes first
        heappush(self._events, (moment, self._count, what, id))

    def _met(self, id: int, now: float) -> None:
        """Something that others wait for is over."""
        for other in _freed(id, self._waits, self._followers):
            self._reached(other, now)

    def _reached(self, id: int, now: float) -> None:
        """Nothing is left that this call, join or pick waits for."""
        if id in self.plan.joins:
            self._met(id, now)
            return
        gap = self._picks[id].gap if id < 0 else self.calls[id].gap
        if gap:
            self._at(now + gap, "due", id)
        else:
            self._due(id, now)

    def _due(self, id: int, now: float) -> None:
        if id < 0:
            self._cancel(self._picks[id].losers, now)
        elif id not in self._gone:
            heappush(self._ready, (self.calls[id].order, id))

    def _ask(self, now: float) -> None:
        ready = self._ready
        while ready:
            id = heappop(ready)[1]
            if id not in self._gone:
                self.made[id] = Times(now)
                self._take(id, now)

    def _take(self, id: int, now: float) -> None:
        call = self.calls[id]
        if not call.slot and call.tries == AT_ONCE:
            # In the same turn of the loop: what comes next is asked for before any call that takes time has ended.
            times = self.made[id]
            times.tried.append((now, now, now))
            times.held_by.append(None)
            self._call_over(id, now)
        elif not call.slot:
            self._start(id, now, now, None)
        elif self.free:
            self.free -= 1
            self._start(id, now, now, None)
        else:
            self._line.append((id, now))

    def _start(self, id: int, asked: float, now: float, holder: Holder | None) -> None:
        call, times = self.calls[id], self.made[id]
        one = call.tries[len(times.tried)]
        self._holds[id] = call.slot
        times.tried.append((asked, now + one.lag, now + one.lag + one.seconds))
        times.held_by.append(holder)
        self._at(now + one.lag + one.seconds, "end", id)

    def _give(self, id: int, now: float, holder: Holder | None) -> None:
        """The slot goes to whoever has waited longest."""
        self._holds[id] = False
        while self._line:
            other, asked = self._line.popleft()
            if other not in self._gone:
                self._start(other, asked, now, holder)
                return
        self.free += 1

    def _attempt_over(self, call: Call, now: float) -> None:
        number = len(self.made[call.id].tried)
        if call.cut and number == len(call.tries):  # it goes on, for nobody knows how long
            self._beyond[call.id] = now
            return
        pause = call.tries[number - 1].pause
        if call.slot:
            self._give(call.id, now, (call.id, number))
        what = "again" if number < len(call.tries) else "over"
        if pause:
            self._at(now + pause, what, call.id)
        elif what == "again":
            self._take(call.id, now)
        else:
            self._call_over(call.id, now)

    def _call_over(self, id: int, now: float) -> None:
        self.made[id].end = now
        self._gone.add(id)
        self._met(id, now)

    def _cancel(self, losers: tuple[int, ...], now: float) -> None:
        going = [id for id in losers if id not in self._gone]
        self._gone.update(going)  # all of them before any slot is given: none may go to one that is cancelled too
        for id in going:
            times = self.made.get(id)
            if times is None:
                continue
            times.end, times.cancelled = now, True
            if (more := now - self._beyond.get(id, now)) > LEAST:
                self.guessed[id] = more
            holder: Holder | None = (id, len(times.tried))
            if times.tried and times.tried[-1][1] >= now and self._holds.get(id):  # its slot came in this very moment
                times.tried.pop()
                holder = times.held_by.pop()
            elif times.tried:
                asked, start, end = times.tried[-1]
                times.tried[-1] = (asked, start, now if self._holds.get(id) else min(end, now))
            if self._holds.get(id):
                self._give(id, now, holder)
