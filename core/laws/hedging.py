"""Hedging: when a call is later than most, ask a second time and take whichever answer comes first.

The second request is taken as independent of the first. Where both meet the same overloaded server it is not, and
hedging wins less. Source: Dean and Barroso (2013), "The tail at scale": a second request after the 95th percentile of
the latency, for about 5 % more requests.

What is watched matters. Where the time goes into writing, a second request after p95 of the whole call comes too late
to win; sent when the *first token* is late, it wins what can be won.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from core.laws import costs
from core.laws.costs import Tokens
from core.laws.durations import Clamped, Durations, Ends, Mixture, quantile
from core.laws.longest import Longest
from core.laws.streamed import Streamed
from core.laws.tabled import Tabled, tabled


@dataclass(frozen=True, slots=True)
class Hedged:
    """One hedged call, as a distribution: the earlier of the first request and of a second one sent after it.

    `after`: seconds from the first to the second, 0 or more. `on_first`: the second is sent where the first token is
    later than that, else where the call is. Raises ValueError for others.
    """

    call: Durations
    after: float
    on_first: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.after < math.inf:
            raise ValueError(f"the second request is sent after {self.after} s; it must be 0 or more")

    @property
    def ends(self) -> Ends:
        """See `Durations`."""
        return self.call.ends

    @property
    def jumps(self) -> Sequence[float]:
        """See `Durations`."""
        first = self.call.jumps
        return [*first, self.after + self.call.ends[0], *(self.after + jump for jump in first)]

    def later(self, seconds: float) -> float:
        """The share that lasts longer than so many seconds, 0 to 1: both requests have to, where there are two."""
        whole = self.call.later(seconds)
        if seconds < self.after:
            return whole
        late = _late(self.call, seconds, self.after) if self.on_first else whole
        return whole - late + late * self.call.later(seconds - self.after)


def _late(call: Durations, seconds: float, after: float) -> float:
    """The share that lasts longer than so many seconds, and whose first token is later than `after`."""
    if isinstance(call, Streamed):
        return call.late(seconds, after)
    if isinstance(call, Tabled):
        return _late(call.exact, seconds, after)
    if isinstance(call, Mixture):
        return call.average(lambda part: _late(part, seconds, after))
    # Behind a first token in time a fixed rest ends before any second request can.
    return call.later(seconds)


def _begins(first: Durations, call: Durations) -> bool:
    """Whether a call begins with this first token, so that how the two depend is known."""
    if isinstance(call, Streamed):
        return first == call.first
    if isinstance(call, Tabled):
        return _begins(first, call.exact)
    if isinstance(call, Mixture):
        return all(_begins(first, part) for part in call.parts)
    if isinstance(call, Clamped) and isinstance(first, Clamped):
        return first.rest <= call.rest and replace(first, rest=call.rest) == call
    return first == call


@dataclass(frozen=True)
class Hedge:
    """`count` calls side by side, each asked a second time when it is later than the quantile `share` of one call.

    `first`: the first token, whose quantile is watched instead of that of the whole call; it has to be part of `call`:
    of a `Streamed` one its own, of a `Clamped` one that with a shorter rest, of a `Mixture` that of each part. Raises
    ValueError for another, for a share that is not above 0 and below 1, and a count below 1.
    """

    call: Durations
    share: float = 0.95
    count: int = 1
    first: Durations | None = None

    def __post_init__(self) -> None:
        if not 0 < self.share < 1:
            raise ValueError(f"the share is {self.share}; it must be above 0 and below 1")
        if self.count < 1:
            raise ValueError(f"there are {self.count} calls; there must be at least 1")
        if self.first is not None and not _begins(self.first, self.call):
            raise ValueError("the first token must be part of the call, so that it is known which calls are late")

    @property
    def after(self) -> float:
        """Seconds after which the second request is sent."""
        return quantile(self._watched, self.share)

    @property
    def _watched(self) -> Durations:
        return self.call if self.first is None else self.first

    @property
    def plain(self) -> Longest:
        """The makespan without hedging, as a distribution."""
        return Longest(((self.call, self.count),))

    @cached_property
    def hedged(self) -> Longest:
        """The makespan with it, as a distribution."""
        one = Hedged(self.call, self.after, self.first is not None)
        return Longest(((tabled(one) if isinstance(self.call, Tabled) else one, self.count),))

    @property
    def second(self) -> float:
        """The share of calls that are asked a second time, 0 to 1: 1 - `share`, or less where many end at one time."""
        return self._watched.later(self.after)

    def requests(self) -> float:
        """Requests on average, hedges among them."""
        return self.count * (1 + self.second)

    def tokens(self, each: Tokens) -> tuple[Tokens, Tokens]:
        """Tokens on average, rounded up, at least and at most; `each`: those of one request.

        A second request reads the whole prompt again. How much of the slower answer is written, and billed, before it
        is cancelled depends on the provider: at least nothing, at most all of it.
        """
        asked, into = self.requests(), math.ceil(self.requests() * each.into)
        least, most = self.count * each.out, math.ceil(asked * each.out)
        cached = math.ceil(asked * each.cached)
        return Tokens(into, least, cached), Tokens(into, most, cached)

    def dollars(self, model: str, each: Tokens) -> tuple[Decimal, Decimal] | None:
        """US dollars that hedging adds on average, at least and at most; None when the model has no known price."""
        request, prompt = costs.price(model, each), costs.price(model, each._replace(out=0))
        if request is None or prompt is None:
            return None
        more = Decimal(self.count * self.second)
        return more * prompt, more * request
