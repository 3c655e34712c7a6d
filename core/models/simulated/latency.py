"""How long a simulated model takes: time to first token, then tokens per second. Illustrative, not a benchmark."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.errors import ConfigError

if TYPE_CHECKING:
    from core.laws.durations import Durations

LATENCIES = ("jittered", "equal", "uneven")
_OUTLIERS = 0.015  # share of calls whose first token takes LATE times as long: why the slowest of N gets slower with N
LATE = 5.0
WIDEST = 4.0  # no draw is further than this factor from the median, but for outliers
MOST_SPREAD = 0.9  # of a profile: beyond it the cut leaves less and less of the lognormal
_UNEVEN = 4.0  # how many times longer the slow item takes


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of model. Times in seconds, rate in tokens per second."""

    first_token: float  # the median
    spread: float  # sigma of the lognormal: ln(p95 / p50) / 1.645
    rate: float
    equal: float  # what every call takes where all take the same: a round number near a call of 40 to 60 tokens
    thinks: bool = False  # part of the time to the first token goes into hidden reasoning tokens

    def of(self, step: str) -> Profile:
        """What holds for the calls of one step; here the same for all."""
        return self

    def drawn(self, tokens: int, draw: random.Random) -> Timing:
        """The first token after a lognormal draw, the rest at the profile's rate."""
        factor = math.exp(self.spread * draw.gauss(0, 1))
        late = LATE if draw.random() < _OUTLIERS else 1
        first = self.first_token * min(max(factor, 1 / WIDEST), WIDEST) * late
        return Timing(first, first + tokens / self.rate)

    def lasts(self, tokens: int) -> Durations:
        """The distribution that `drawn` draws its end from."""
        from core.laws.durations import Clamped, Lognormal  # loaded by who computes, not by who runs

        return Clamped(Lognormal(self.first_token, self.spread), WIDEST, _OUTLIERS, LATE, rest=tokens / self.rate)


PROFILES = {
    # gpt-4o-mini: first token 0.645 s p50, 1.094 s p95, 105 tokens/s; public log of 60,000 probes over 7 days, 2026.
    "small": Profile(0.645, 0.32, 105.0, equal=1.0),
    # gpt-5.4: 0.91 s, 45 tokens/s; public hourly log, 17 probes, 2026. The spread is a guess.
    "large": Profile(0.91, 0.45, 45.0, equal=2.0),
    # llmsim's profile of the o-series has 2.0 s and 30 ms a token; with longer thinking the values here are a guess.
    "reasoning": Profile(3.0, 0.6, 60.0, equal=4.0, thinks=True),
    # An 8B model on one's own GPU: first token 60 to 120 ms, 10 to 15 ms a token; the tables of llm-d-inference-sim.
    "local": Profile(0.12, 0.2, 70.0, equal=1.0),
    # A 70B model in a desktop's main memory: 40 GB of weights a token, at about 180 GB/s; the first token is a guess.
    "desktop": Profile(0.45, 0.25, 4.5, equal=3.0),
    # Gemini 2.0 Flash: 0.556 s p50, 2.313 s p95, 137 tokens/s; the same log as "small". A long tail.
    "flash": Profile(0.556, 0.87, 137.0, equal=1.0),
    # Llama 3.3 70B: 0.761 s p50, 2.221 s p95, 48 tokens/s; the same log.
    "open": Profile(0.761, 0.65, 48.0, equal=2.0),
}


@dataclass(frozen=True, slots=True)
class Timing:
    """Of one attempt, in seconds since the request came; `thought`: hidden reasoning tokens.

    `tokens`: how long the answer was taken to be; None: as long as its text is.
    """

    first: float
    end: float
    thought: int = 0
    tokens: int | None = None


def profile(name: str | Profile, latency: str = "jittered") -> Profile:
    """The profile of that name, or the one that is given; raises ConfigError if there is none, or no such latency."""
    check_name("latency", latency, LATENCIES)
    if isinstance(name, Profile):
        return name
    check_name("profile", name, PROFILES)
    return PROFILES[name]


def check_name(kind: str, name: str, offered: Iterable[str]) -> None:
    """Raises ConfigError for a name that is not offered."""
    if name not in offered:
        raise ConfigError(f"There is no {kind} {name!r}: choose one of {', '.join(offered)}.")


def timing(kind: Profile, latency: str, tokens: int, place: tuple[int, int] | None, draw: random.Random) -> Timing:
    """When the first and the last token of an answer leave.

    jittered: as the profile draws it. equal: every call the same, whatever its length. uneven: equal, but for one item
    of a gather: the third, or the last if there are fewer.
    `place`: the item's place from 1, and how many items there are.
    """
    if latency == "jittered":
        when = kind.drawn(tokens, draw)
    else:
        slow = latency == "uneven" and place is not None and place[0] == min(3, place[1])
        times = _UNEVEN if slow else 1
        when = Timing(times * min(kind.first_token, 0.8 * kind.equal), times * kind.equal)
    if not kind.thinks:
        return when
    thought = round((when.first - 0.3 * kind.first_token) * kind.rate)
    return replace(when, thought=max(0, thought))


def durations(kind: Profile, latency: str, tokens: int, place: tuple[int, int] | None = None) -> Durations:
    """How long an answer of so many tokens takes, as the distribution that `timing` draws its end from.

    Of calls that differ: equal prompts of one seed are one and the same draw.
    """
    from core.laws.durations import Lognormal  # loaded by who computes, not by who runs

    if latency == "jittered":
        return kind.lasts(tokens)
    return Lognormal(timing(kind, latency, tokens, place, random.Random(0)).end, 0.0)
