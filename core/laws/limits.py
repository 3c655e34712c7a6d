"""What a provider takes of one account: requests and tokens in a minute, and how many requests at the same time."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import InputError

MINUTE = 60.0  # seconds
_MOST = 10**9


@dataclass(frozen=True)
class ProviderLimits:
    """`requests`, `tokens`: in a minute; `slots`: requests that it answers at the same time. None: no limit.

    The first two are buckets that are full at the start and refilled evenly. They hold what comes in `burst` seconds:
    a minute's worth may go at once, and then one by one. A request that finds too little in one is refused. `tokens`
    are those that go in and come out. Requests beyond the slots are not refused: they queue. Raises InputError for a
    number that is not above 0, or above 1,000,000,000, for slots below 1, and for a bucket that holds no request.

    Source: the token bucket, as Anthropic's documentation of its rate limits describes it; OpenAI's refusals name the
    waits of such buckets, and its documentation says that 60,000 a minute may be kept as 1,000 a second.
    """

    requests: float | None = None
    tokens: float | None = None
    slots: int | None = None
    burst: float = MINUTE

    def __post_init__(self) -> None:
        for name in ("requests", "tokens", "slots", "burst"):
            value, what = getattr(self, name), f"the provider's limit of {name}"
            if value is None and name != "burst":
                continue
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= _MOST:
                raise InputError(f"{what} is {value!r}; it must be a number above 0, and at most {_MOST:,}")
            if name == "slots" and value != int(value):
                raise InputError(f"{what} is {value!r}; it must be a whole number")
        if self.requests is not None and self.requests * self.burst < MINUTE:
            raise InputError(
                f"the provider takes {self.requests:g} requests a minute, {self.burst:g} s of it at once: that is less "
                "than one request, so none would ever be taken"
            )

    @property
    def holds(self) -> float | None:
        """Tokens that a request may have at most; None: as many as it likes."""
        return None if self.tokens is None else self.tokens * self.burst / MINUTE

    def least(self, calls: int, tokens: float) -> float:
        """Seconds until the last of so many calls can be taken at the earliest, all of so many tokens; 0 or more.

        What does not fit into the full bucket at the start comes at the pace at which it is refilled.
        """
        by_requests = calls * MINUTE / self.requests if self.requests else 0.0
        by_tokens = tokens * MINUTE / self.tokens if self.tokens else 0.0
        return max(0.0, max(by_requests, by_tokens) - self.burst)
