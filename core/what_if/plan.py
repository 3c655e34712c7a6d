"""A run as what its code asked for: calls, how long each takes, and what each waits for, without any moment in time.

Seconds. What the code waits for does not change with how long its calls take; when something happens does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import NamedTuple

from core.errors import InputError
from core.trace.span import Attempt, Bet, Span
from core.trace.trace import Trace

TOO_MANY = 429  # the HTTP status of a request that is refused since there were too many
ENDS_OTHERS = ("auth", "quota", "over_budget")  # failures of one call after which others are not sent
STOPPED = "This run was stopped before its end: how long its calls would have taken is not known. Run it to its end."


class Try(NamedTuple):
    """One attempt: `lag` from its slot to its start, its own `seconds`, and the `pause` before the next one."""

    lag: float
    seconds: float
    pause: float


@dataclass(frozen=True, slots=True)
class Call:
    """What the code asks for. `gap`: seconds from what it waits for to the moment when it is asked for."""

    id: int
    name: str
    step: str
    after: tuple[int, ...]  # calls and joins
    gap: float
    tries: tuple[Try, ...]
    place: tuple[int, ...]
    slot: bool = True  # a tool takes none, nor does an answer that was there
    cut: bool = False  # it was cancelled: how long it would have taken is not known
    order: float = 0.0  # among calls that are asked for at one moment
    turn: float = 0.0  # among those that could be next where one item goes to its end before the next

    @property
    def seconds(self) -> float:
        """How long it takes once it has its slot, the waits between its attempts with it."""
        return fsum(one.seconds + one.pause for one in self.tries)


@dataclass(frozen=True, slots=True)
class Pick:
    """The moment when it is known which of some calls is wanted: the others are cancelled."""

    after: tuple[int, ...]
    gap: float
    losers: tuple[int, ...]
    winners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Calls and joins by their ids."""

    calls: Mapping[int, Call]
    joins: Mapping[int, tuple[int, ...]]
    picks: tuple[Pick, ...]
    limit: int | None
    recorded: int | None  # the limit under which it was recorded
    provider: bool = False  # had a call to wait for the provider, or was one refused, since there were too many?

    def opened(self, after: Iterable[int]) -> list[int]:
        """The calls behind these ids, joins opened, in order."""
        todo, calls = list(after), set[int]()
        seen = set(todo)
        while todo:
            one = todo.pop()
            if one in self.joins:
                todo += [other for other in self.joins[one] if other not in seen]
                seen.update(self.joins[one])
            elif one in self.calls:
                calls.add(one)
        return sorted(calls)

    def before(self, call: int) -> list[int]:
        """The calls that this one directly waits for, in order."""
        return self.opened(self.calls[call].after)


def plan_of(trace: Trace) -> Plan:
    """What the code of this run asked for.

    Raises InputError, in a sentence, for a run that has not ended or of which too little is known.
    """
    bets = {bet.id: bet for bet in trace.bets}
    _check(trace, bets)
    names, held_by = trace.names, {span.id: span.attempts for span in trace.spans}
    ends = {span.id: span.end or 0.0 for span in trace.spans}
    for join in trace.joins:
        ends[join.id] = max((ends[one] for one in join.after if one in ends), default=0.0)
    in_turn, before = trace.concurrency == 1, 0.0
    calls: dict[int, Call] = {}
    for span in trace.spans:
        after = tuple(one for one in span.after if one in ends)
        ready = before if in_turn else max((ends[one] for one in after), default=0.0)
        calls[span.id] = Call(
            span.id, names[span.id], span.step, after, _rounded(span.attempts[0].queued - ready),
            _tries(span, {} if in_turn else held_by), span.place,
            slot=span.kind != "tool" and not span.reused, cut=span.status == "cancelled",
        )  # fmt: skip
        before = ends[span.id]
    joins = {join.id: tuple(one for one in join.after if one in ends) for join in trace.joins}
    ordered = _ordered(calls, {span.id for span in trace.spans if span.kind == "tool"}, in_turn)
    attempts = [attempt for span in trace.spans for attempt in span.attempts]
    provider = any(attempt.held is not None or attempt.http_status == TOO_MANY for attempt in attempts)
    return Plan(ordered, joins, _picks(trace, bets, ends), trace.concurrency, trace.concurrency, provider)


def _check(trace: Trace, bets: Mapping[int, Bet]) -> None:
    if not trace.spans:
        raise InputError("This run has made no call: there is nothing to change.")
    for span in trace.spans:
        if span.end is None:
            raise InputError("This run goes on. Wait for its end.")
        if span.status == "cancelled" and not any(_lost(bet) for bet in _chain(span.bet, bets)):
            raise InputError(STOPPED)
        if not span.attempts or span.error_kind in ENDS_OTHERS:
            name = trace.names[span.id]
            raise InputError(f"{name} failed in a way that ends other calls too, at the moment it comes: run it again.")


def _rounded(seconds: float) -> float:
    # What is sent to a drawing: with more digits it would be twice as long, and no clock is as exact.
    return max(0.0, round(seconds, 9))


def _lost(bet: Bet) -> bool:
    return bet.settled is not None and not bet.won


def _chain(bet: int | None, bets: Mapping[int, Bet]) -> list[Bet]:
    """A bet and those that it is part of."""
    chain = []
    while bet is not None and bet in bets:
        chain.append(bets[bet])
        bet = bets[bet].outer
    return chain


def _tries(span: Span, held_by: Mapping[int, Sequence[Attempt]]) -> tuple[Try, ...]:
    """`held_by`: the attempts of each call, of which one may have given its slot to one of these."""
    over, tries = span.end or 0.0, list[Try]()
    for number, attempt in enumerate(span.attempts, 1):
        if attempt.start is None:
            return (*tries, Try(0.0, 0.0, 0.0))
        end = over if attempt.end is None else attempt.end
        following = span.attempts[number].queued if number < len(span.attempts) else over
        lag, seconds, pause = attempt.start - _slot(attempt, held_by), end - attempt.start, following - end
        tries.append(Try(_rounded(lag), _rounded(seconds), _rounded(pause)))
    if span.status == "cancelled" and tries[-1].pause:  # before its next attempt
        tries.append(Try(0.0, 0.0, 0.0))
    return tuple(tries)


def _slot(attempt: Attempt, held_by: Mapping[int, Sequence[Attempt]]) -> float:
    """When it had its slot: once it was asked for, or when the one that held it let go."""
    if attempt.held_by is None or attempt.held_by[0] not in held_by:
        return attempt.queued
    span, number = attempt.held_by
    let_go = held_by[span][number - 1].end
    return attempt.queued if let_go is None else min(max(attempt.queued, let_go), attempt.start or let_go)


def _ordered(calls: dict[int, Call], tools: set[int], in_turn: bool) -> dict[int, Call]:
    """With the order in which the event loop comes to calls of one moment, and that of one item after the other."""
    order = {id: float(id) for id in calls}
    if in_turn:
        # Side by side the loop comes to a nested gather one turn later than to a call, and later still behind a tool.
        late = dict[int, int]()
        for id, call in calls.items():
            late[id] = (id in tools) + max((late[one] for one in call.after if one in tools), default=0)
        line = sorted(calls, key=lambda id: (len(calls[id].place) // 2 + late[id], calls[id].place, id))
        order = {id: float(number) for number, id in enumerate(line)}
    turns = sorted(calls, key=lambda id: (calls[id].place, id))
    turn = {id: float(number) for number, id in enumerate(turns)}
    return {id: replace(call, order=order[id], turn=turn[id]) for id, call in calls.items()}


def _picks(trace: Trace, bets: Mapping[int, Bet], ends: Mapping[int, float]) -> tuple[Pick, ...]:
    settled: dict[tuple[int | None, tuple[int, ...], float], list[Bet]] = {}
    for bet in trace.bets:
        outer = [one.settled for one in _chain(bet.outer, bets) if _lost(one) and one.settled is not None]
        # One that went down with the bet around it was settled by that one.
        if bet.settled is not None and not any(moment <= bet.settled for moment in outer):
            settled.setdefault((bet.outer, bet.after, bet.settled), []).append(bet)
    within = {span.id: {bet.id for bet in _chain(span.bet, bets)} for span in trace.spans if span.bet is not None}
    picks = []
    for (_, after, moment), several in settled.items():
        known = tuple(one for one in after if one in ends)
        lost, won = ({bet.id for bet in several if bet.won == kept} for kept in (False, True))
        picks.append(Pick(
            known, _rounded(moment - max((ends[one] for one in known), default=0.0)),
            tuple(id for id, own in within.items() if own & lost), tuple(id for id, own in within.items() if own & won),
        ))  # fmt: skip
    return tuple(picks)
