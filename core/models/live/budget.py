"""What may still be spent on live models: by one run, by one browser session, and by all of this server."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from core.errors import OverBudget
from core.laws.costs import price_in_words
from core.models.live.gate import Gate, wake

_WHOSE = {"run": "this run", "session": "this browser session", "server": "everybody on this server"}


class Amount(NamedTuple):
    """What requests take: how many they are, their tokens in and out together, and US dollars."""

    calls: int = 0
    tokens: int = 0
    dollars: Decimal = Decimal(0)

    def plus(self, other: Amount) -> Amount:
        """Both together."""
        return Amount(self.calls + other.calls, self.tokens + other.tokens, self.dollars + other.dollars)

    def minus(self, other: Amount) -> Amount:
        """This one without the other."""
        return Amount(self.calls - other.calls, self.tokens - other.tokens, self.dollars - other.dollars)


class Limits(NamedTuple):
    """The most that may be spent, and requests in any 60 s; None: no limit."""

    calls: int | None = None
    tokens: int | None = None
    dollars: Decimal | None = None
    a_minute: int | None = None


SOME = Amount(1, 1, Decimal("0.00000001"))  # the least that a next call could take
NO_LIMITS = Limits()


class Budget:
    """Counts what is spent, also by many loops and threads at once. `of`: "run", "session" or "server".

    What a call may take at most is reserved before it is sent, here and in all budgets `above`, or in none of them;
    after it, what it took is settled. So calls side by side never spend more than there is.
    """

    def __init__(
        self, limits: Limits = NO_LIMITS, of: str = "run", above: Budget | None = None, at_once: int | None = None
    ) -> None:
        self.limits = limits
        self.of = of
        self.above = above
        gate = above.gate if above else None
        timed = limits.a_minute is not None or at_once is not None
        self.gate: Gate | None = Gate(limits.a_minute, at_once, gate) if timed else gate
        self._chain: tuple[Budget, ...] = (self, *above._chain) if above else (self,)
        self._limited = tuple(one for one in self._chain if one.limits[:3] != (None, None, None))
        self.spent = Amount()
        self._held = Amount()
        self._lock: threading.Lock = above._lock if above else threading.Lock()  # one for all that hang together
        self._waiting: list[asyncio.Future[None]] = above._waiting if above else []

    @property
    def counts_dollars(self) -> bool:
        """Has it, or one above, a limit in US dollars?"""
        return any(one.limits.dollars is not None for one in self._chain)

    @property
    def left(self) -> Limits:
        """What this budget alone still has for new calls; below 0 where a server took more than it was asked to."""
        gone, (calls, tokens, dollars, a_minute) = self.spent.plus(self._held), self.limits
        return Limits(
            None if calls is None else calls - gone.calls,
            None if tokens is None else tokens - gone.tokens,
            None if dollars is None else dollars - gone.dollars,
            a_minute,
        )

    @property
    def used_up(self) -> str:
        """That there is nothing left of it, or of one above, in words; empty as long as there is."""
        with self._lock:
            return self._too_much(SOME)

    async def turn(self, most: Amount) -> Turn:
        """Reserve `most` for one request, and wait until it may be sent. To be given back in any case.

        Waits while calls under way hold what it needs, and for the limits of the gate. Raises OverBudget when it is
        too much, whatever those calls may leave.
        """
        loop = asyncio.get_running_loop()
        while True:
            with self._lock:
                if too_much := self._too_much(most):
                    raise OverBudget(too_much)
                if self._fits(most):
                    self._hold(most)
                    break
                freed = loop.create_future()
                self._waiting.append(freed)
            await freed
        turn = Turn(self, most)
        if self.gate is None:
            return turn
        try:
            await self.gate.take()
        except BaseException:
            turn.settle(Amount())
            raise
        turn.inside = True
        return turn

    def _too_much(self, most: Amount) -> str:
        return next((words for one in self._limited if (words := one._lacks(most))), "")

    def _lacks(self, most: Amount) -> str:
        """What there is too little of, even if all that is held came back."""
        whole, then, whose = self.limits, self.spent.plus(most), _WHOSE[self.of]
        if whole.calls is not None and most.calls and then.calls > whole.calls:
            what = f"All {whole.calls:,} calls to live models of {whose} are used up."
        elif whole.tokens is not None and most.tokens and then.tokens > whole.tokens:
            what = _used_up(f"The {whole.tokens:,} tokens for {whose}", self.spent.tokens >= whole.tokens)
        elif whole.dollars is not None and most.dollars and then.dollars > whole.dollars:
            what = _used_up(f"The {price_in_words(whole.dollars)} for {whose}", self.spent.dollars >= whole.dollars)
        else:
            return ""
        # A run that its own limit has ended can go on with what it has, as a run with a budget of its own.
        return what if self.of == "run" else f"{what} The simulated model has no limit."

    def _fits(self, most: Amount) -> bool:
        """Beside what is held, too."""
        for one in self._limited:
            limits, then = one.limits, one.spent.plus(one._held).plus(most)
            if (
                (limits.calls is not None and most.calls and then.calls > limits.calls)
                or (limits.tokens is not None and most.tokens and then.tokens > limits.tokens)
                or (limits.dollars is not None and most.dollars and then.dollars > limits.dollars)
            ):
                return False
        return True

    def _hold(self, most: Amount) -> None:
        for one in self._limited:
            one._held = one._held.plus(most)

    def _settle(self, most: Amount, used: Amount) -> None:
        with self._lock:
            for one in self._limited:
                one._held = one._held.minus(most)
            for one in self._chain:
                one.spent = one.spent.plus(used)
            woken = self._waiting[:]
            self._waiting.clear()
        for waiting in woken:
            wake(waiting)


def _used_up(what: str, all_of_it: bool) -> str:
    return (
        f"{what} are used up." if all_of_it else f"Of {what[0].lower()}{what[1:]} too little is left for the next call."
    )


@dataclass(eq=False)
class Turn:
    """One request may go: what is reserved for it, until it is settled, and its place among those in flight."""

    budget: Budget
    most: Amount
    inside: bool = False
    _settled: bool = False
    _left: bool = False

    def leave(self) -> None:
        """The request is on its way now. Only the first time counts."""
        if self.inside and not self._left and self.budget.gate is not None:
            self._left = True
            self.budget.gate.left()

    def settle(self, used: Amount) -> None:
        """What it took. Only the first time counts."""
        if not self._settled:
            self._settled = True
            self.budget._settle(self.most, used)

    def give(self) -> None:
        """It is over; what was not settled was not used."""
        self.settle(Amount())
        if self.inside and self.budget.gate is not None:
            self.inside = False
            self.budget.gate.give(left=self._left)
