"""The account at a provider with limits: what of them is used up, and what the next request meets. It never waits."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from typing import Any, NamedTuple

from core.laws.limits import MINUTE, ProviderLimits

_LEEWAY = 1e-9  # seconds that a request may come too early: its client has counted as exactly as floats do
_MOST = 20_000  # requests whose refusals are kept: twice as many as there can be items in a run


class TooMany(NamedTuple):
    """The 429 that a request gets which was not taken, in OpenAI's words; `seconds`: when it leaves.

    `wait`: seconds until it would be taken; infinite where it never will.
    """

    wait: float
    headers: dict[str, str]
    body: dict[str, Any]
    seconds: float = 0.05  # the door answers, and not the model


class Account:
    """Reads no clock: times are seconds on that of who asks, and never go back."""

    def __init__(self, limits: ProviderLimits) -> None:
        self._limits = limits
        a_minute = {"requests": limits.requests, "tokens": limits.tokens}
        self._a_minute = {name: many for name, many in a_minute.items() if many is not None}
        self._full = dict.fromkeys(self._a_minute, -math.inf)  # when each bucket would be full again
        self._ends: list[float] = []  # a heap: when each slot is free
        self._refused: defaultdict[bytes, set[int]] = defaultdict(set)

    def take(self, at: float, tokens: int, model: str) -> TooMany | None:
        """One request, with the tokens that go in and come out, is counted at this moment; or refused, and is not."""
        asked, burst = {"requests": 1, "tokens": tokens}, self._limits.burst
        costs = {name: asked[name] * MINUTE / many for name, many in self._a_minute.items()}
        waits = {name: max(self._full[name] - at, 0.0) + cost - burst for name, cost in costs.items()}
        waits |= {name: math.inf for name, cost in costs.items() if cost > burst + _LEEWAY}
        longest = max(waits, key=waits.__getitem__, default="")
        if longest and waits[longest] > _LEEWAY:
            return self._refusal(longest, asked[longest], waits[longest], at, model)
        for name, cost in costs.items():
            self._full[name] = max(self._full[name], at) + cost
        return None

    def _refusal(self, name: str, asked: int, wait: float, at: float, model: str) -> TooMany:
        headers, many = self.headers(at), self._a_minute[name]
        bucket = math.floor(many * self._limits.burst / MINUTE + _LEEWAY)
        used = bucket - int(headers[f"x-ratelimit-remaining-{name}"])
        where = f"for {model} on {name} per min ({name[0].upper()}PM): Limit {many:.0f}"
        if self._limits.burst != MINUTE:
            where += f", {bucket} at once"
        if wait == math.inf:
            rest = "The input or output tokens must be reduced in order to run successfully."
            message = f"Request too large {where}, Requested {asked}. {rest}"
        else:
            message = f"Rate limit reached {where}, Used {used}, Requested {asked}. "
            message += f"Please try again in {wait:.3f}s."
            headers |= {"retry-after": str(math.ceil(wait)), "retry-after-ms": str(math.ceil(wait * 1000))}
        error = {"message": message, "type": name, "param": None, "code": "rate_limit_exceeded"}
        return TooMany(wait, headers, {"error": error})

    def queue(self, at: float, seconds: float) -> float:
        """Seconds that a request which was taken waits for a slot; it keeps it for so many, whoever still waits."""
        if self._limits.slots is None:
            return 0.0
        if len(self._ends) < self._limits.slots:
            heapq.heappush(self._ends, at + seconds)
            return 0.0
        start = max(at, self._ends[0])
        heapq.heapreplace(self._ends, start + seconds)
        return start - at

    def refuse(self, request: bytes, attempt: str) -> None:
        """This attempt at a request was refused."""
        self._refused[request].add(int(attempt))
        if len(self._refused) > _MOST:
            del self._refused[next(iter(self._refused))]

    def heard(self, request: bytes, attempt: str) -> str:
        """Which attempt this is of those that were not refused: a refused one has drawn nothing.

        With a first attempt the request begins anew, whatever became of it in an earlier run.
        """
        if int(attempt) <= 1:
            self._refused.pop(request, None)
        return str(int(attempt) - sum(one < int(attempt) for one in self._refused.get(request, ())))

    def headers(self, at: float) -> dict[str, str]:
        """What is left of the limits, in OpenAI's headers."""
        sent = dict[str, str]()
        for name, many in self._a_minute.items():
            used = max(0.0, self._full[name] - at)
            left = math.floor((self._limits.burst - used) * many / MINUTE + _LEEWAY)
            sent[f"x-ratelimit-limit-{name}"] = f"{many:.0f}"
            sent[f"x-ratelimit-remaining-{name}"] = str(max(0, left))
            sent[f"x-ratelimit-reset-{name}"] = f"{used:.3f}s"
        return sent
