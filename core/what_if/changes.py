"""What can be changed of a run by hand: each change makes another plan, or says why it cannot be computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from math import fsum
from statistics import median

from core.errors import InputError
from core.what_if.plan import Call, Plan, Try

LONGEST = 86_400.0  # seconds that one call can be drawn to: a day
MOST_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Lasts:
    """A call takes `seconds` from its slot to its end: its attempts are scaled, the waits between them stay.

    Shorter than those waits it has one attempt.
    """

    call: int
    seconds: float


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Another limit of attempts in flight; None: none."""

    limit: int | None


@dataclass(frozen=True, slots=True)
class Cut:
    """`call` no longer waits for `after`. All else that waited for the two of them still does."""

    call: int
    after: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """`call` waits for `after` too."""

    call: int
    after: int


@dataclass(frozen=True, slots=True)
class Another:
    """One item more in the gather of `like`, with the same steps; `seconds` for each call, else the items' median."""

    like: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Another setting of the run, such as a limit on rounds: which calls are made then, only the code knows."""

    name: str
    value: str | float


Change = Lasts | AtOnce | Cut | Drawn | Another | Setting


@dataclass(frozen=True, slots=True)
class NeedsRerun:
    """Not computed: the code decides. `settings`: for `core.forecast`, beside those of the run; `why`: in words."""

    why: str
    settings: Mapping[str, object] = field(default_factory=dict)


def changed(plan: Plan, change: Change) -> Plan | NeedsRerun:
    """The plan under this change. Raises InputError, in a sentence, for a change that makes no sense."""
    match change:
        case Lasts(call, seconds):
            one = _call(plan, call)
            return _with(plan, {call: replace(one, tries=lasting(one, _seconds(seconds)))})
        case AtOnce(limit):
            return _limited(plan, limit)
        case Cut(call, after):
            return _cut(plan, _call(plan, call), _call(plan, after))
        case Drawn(call, after):
            return _drawn(plan, _call(plan, call), _call(plan, after))
        case Another(like, seconds):
            return _another(plan, _call(plan, like), seconds)
        case Setting(name, value):
            return NeedsRerun("Which calls are made with another setting only the code knows.", {name: value})


def lasting(call: Call, seconds: float) -> tuple[Try, ...]:
    """Its attempts where the whole of it takes so long."""
    pauses = fsum(one.pause for one in call.tries)
    work = fsum(one.seconds for one in call.tries)
    if len(call.tries) > 1 and (seconds <= pauses or work == 0):
        return (Try(call.tries[0].lag, seconds, 0.0),)
    if work == 0:
        return (call.tries[0]._replace(seconds=seconds - pauses),)
    return tuple(one._replace(seconds=one.seconds * (seconds - pauses) / work) for one in call.tries)


def _call(plan: Plan, id: int) -> Call:
    if id not in plan.calls:
        raise InputError(f"There is no call {str(id)[:40]} in this run.")
    return plan.calls[id]


def _seconds(seconds: float) -> float:
    if type(seconds) not in (int, float) or not 0 <= seconds <= LONGEST:
        raise InputError(f"A call takes from 0 to {LONGEST:,.0f} seconds.")
    return float(seconds)


def _with(plan: Plan, calls: Mapping[int, Call]) -> Plan:
    return replace(plan, calls={**plan.calls, **calls})


def _limited(plan: Plan, limit: int | None) -> Plan | NeedsRerun:
    if limit is not None and (type(limit) is not int or not 1 <= limit <= MOST_AT_ONCE):
        raise InputError(f"At once is a whole number from 1 to {MOST_AT_ONCE:,}, or no limit.")
    if plan.recorded == 1 and limit != 1 and plan.picks:
        why = "One at a time, only the call that was picked is made; how long the others would take is not known."
        return NeedsRerun(why, {"concurrency": limit})
    return replace(plan, limit=limit)


def _on_a_bet(plan: Plan, *calls: Call) -> None:
    lost = {id for pick in plan.picks for id in pick.losers}
    for call in calls:
        if call.id in lost:
            raise InputError(f"{call.name} is cancelled when another call is picked: nothing can wait for its end.")


def _cut(plan: Plan, call: Call, after: Call) -> Plan:
    if after.id not in plan.before(call.id):
        raise InputError(f"{call.name} does not wait for {after.name} directly: there is nothing to cut.")
    _on_a_bet(plan, call, after)
    own = [one for one in plan.before(call.id) if one != after.id]
    calls = {one.id: replace(one, after=_and(one.after, call.id, after.id)) for one in plan.calls.values()}
    calls[call.id] = replace(call, after=tuple(dict.fromkeys((*own, *after.after))))
    joins = {id: _and(behind, call.id, after.id) for id, behind in plan.joins.items()}
    picks = tuple(replace(pick, after=_and(pick.after, call.id, after.id)) for pick in plan.picks)
    return replace(plan, calls=calls, joins=joins, picks=picks)


def _and(after: tuple[int, ...], id: int, other: int) -> tuple[int, ...]:
    """With one more where this one is among them."""
    return (*after, other) if id in after and other not in after else after


def _drawn(plan: Plan, call: Call, after: Call) -> Plan:
    _on_a_bet(plan, call, after)
    if call.id == after.id:
        raise InputError(f"{call.name} cannot wait for itself.")
    if call.id in _all_before(plan, after.id):
        raise InputError(f"{after.name} waits for {call.name} already: the two would wait for each other for ever.")
    if after.id in plan.before(call.id):
        raise InputError(f"{call.name} waits for {after.name} already.")
    return _with(plan, {call.id: replace(call, after=(*call.after, after.id))})


def _all_before(plan: Plan, id: int) -> set[int]:
    """Everything that has to be over before this call is, also what the pick of a bet waits for."""
    picks = {one: pick.after for pick in plan.picks for one in (*pick.losers, *pick.winners)}
    seen, todo = set[int](), [id]
    while todo:
        one = todo.pop()
        for other in (*plan.before(one), *plan.opened(picks.get(one, ()))):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def _another(plan: Plan, like: Call, seconds: float | None) -> Plan | NeedsRerun:
    given = None if seconds is None else _seconds(seconds)
    why = f"{like.name} is no item among others like it: what one more would do only the code knows."
    items = _items(plan, like)
    if not items:
        return NeedsRerun(why, {"items": 1})
    if any(not call.slot and not call.seconds for item in items for call in item):
        why = f"What one more beside {like.name} takes is not known: no call was made where an answer was there."
        return NeedsRerun(why, {"items": 1})
    last, new = items[-1], max(chain(plan.calls, plan.joins)) + 1
    each = zip(*items, strict=True)
    usual = [median(call.seconds for call in step) if given is None else given for step in each]
    index = len(last[0].place) - 2
    more = dict[int, Call]()
    for number, (call, lasts) in enumerate(zip(last, usual, strict=True)):
        id, place = new + number, list(call.place)
        place[index] += 1
        more[id] = replace(
            call, id=id, name=f"one more {call.step}", after=call.after if not number else (id - 1,),
            tries=(Try(0.0, lasts, 0.0),), place=tuple(place), order=_behind(plan, call.order, "order"),
            turn=_behind(plan, max(one.turn for one in last), "turn") if not number else more[id - 1].turn,
        )  # fmt: skip
    end = last[-1].id
    calls = {one.id: replace(one, after=_and(one.after, end, id)) for one in plan.calls.values()}
    joins = {one: _and(behind, end, id) for one, behind in plan.joins.items()}
    picks = tuple(replace(pick, after=_and(pick.after, end, id)) for pick in plan.picks)
    return replace(plan, calls={**calls, **more}, joins=joins, picks=picks)


def _behind(plan: Plan, place: float, line: str) -> float:
    """Right behind this place in a line."""
    following = min((other for one in plan.calls.values() if (other := getattr(one, line)) > place), default=place + 2)
    return (place + following) / 2


def _items(plan: Plan, like: Call) -> list[list[Call]]:
    """The items of its gather, each with its calls, one after the other; none where they are not all alike."""
    if len(like.place) < 3 or any(like.id in (*pick.losers, *pick.winners) for pick in plan.picks):
        return []
    followers: dict[int, list[Call]] = {}
    for call in plan.calls.values():
        for one in call.after:
            followers.setdefault(one, []).append(call)

    def is_next(call: Call, before: Call) -> bool:
        return call.place[:-1] == before.place[:-1] and call.after == (before.id,)

    first = like
    while len(first.after) == 1 and first.after[0] in plan.calls and is_next(first, plan.calls[first.after[0]]):
        first = plan.calls[first.after[0]]
    gather, depth = first.place[:-2], len(first.place)
    beside = [c for c in plan.calls.values() if c.after == first.after and c.place[: len(gather)] == gather]
    items = []
    for start in sorted(beside, key=lambda call: call.place):
        item = [start]
        while following := [c for c in followers.get(item[-1].id, []) if is_next(c, item[-1])]:
            item.append(following[0])
        behind = [call for one in item for call in followers.get(one.id, []) if call not in item]
        if any(call.place[: depth - 1] == start.place[:-1] for call in behind):
            return []  # it has a gather of its own
        items.append(item)
    steps = [[(call.step, len(call.place)) for call in item] for item in items]
    alike = all(one == steps[0] for one in steps) and steps[0][0][1] == depth
    places = [item[0].place[-2] for item in items]
    return items if alike and len(items) > 1 and places == list(range(len(items))) else []


def settings_of(changes: Sequence[Change]) -> dict[str, object]:
    """What `core.forecast` takes of these changes; a setting that comes later replaces an earlier one."""
    settings = dict[str, object]()
    for change in changes:
        if isinstance(change, Setting):
            settings[change.name] = change.value
        elif isinstance(change, AtOnce):
            settings["concurrency"] = change.limit
    return settings
