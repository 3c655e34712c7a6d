"""What calls cost: money from tokens, by the price table that comes with the package `genai-prices`, without network.

Money is US dollars as exact decimals. The prices are those that held on the day of the table. A price that is not
known is None, never 0. The table is loaded when it is first asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import NamedTuple

from core.trace.counts import counted
from core.trace.span import Attempt, Span
from core.trace.trace import HERE, NEAR, Trace

TABLE = ("genai-prices 0.2.3", datetime(2026, 11, 10, tzinfo=UTC))  # the pinned version, and the day of its release
MODELS = (  # well-known ones, to choose from; the table has many more
    "gpt-4o-mini", "gpt-4.1-mini", "gpt-5-mini", "gpt-6-luna", "gpt-6-sol", "claude-haiku-4-5", "claude-sonnet-5",
    "gemini-2.5-flash", "mistral-small-latest", "deepseek-chat",
)  # fmt: skip


class Tokens(NamedTuple):
    """The tokens of one request; the cached ones are among those that went in."""

    into: int
    out: int
    cached: int = 0


@dataclass(frozen=True)
class Bill:
    """What the requests of a run cost together; `unsaid` of them did not say their tokens and are not in it.

    `why`: why there is no price, in words, where that is known.
    """

    dollars: Decimal | None
    unsaid: int
    why: str = ""

    @property
    def words(self) -> str:
        """The amount, or why there is none."""
        return self.why or price_in_words(self.dollars)

    @property
    def without(self) -> str:
        """What is not in it, in words; empty where everything is."""
        whose = "its" if self.unsaid == 1 else "their"
        return f"without {counted(self.unsaid, 'request')} that did not say {whose} tokens" if self.unsaid else ""


@dataclass(frozen=True)
class Savings:
    """What a run cost with the models it used, and what the same tokens would cost on one model for all."""

    spent: Bill
    instead: Bill
    answers: dict[str, int]  # calls that were answered, by model

    @property
    def saved(self) -> Decimal | None:
        """US dollars; below 0 where the run cost more; None where one of the two is not known."""
        both = self.instead.dollars, self.spent.dollars
        return None if both[0] is None or both[1] is None else both[0] - both[1]


def date_of_prices() -> str:
    """The day of the table, in words."""
    return f"{TABLE[1].day} {TABLE[1]:%B %Y}"


def price(model: str, tokens: Tokens, host: str = "") -> Decimal | None:
    """US dollars for one request to a model; None when the table does not have the model, or not at this host.

    `host`: that of a live run; without one, the model at whoever made it. Each request by itself, since a very long
    one may have a higher rate. Source: the table of `genai-prices`.
    """
    if host in (HERE, NEAR):
        return None
    # Loaded at the first price: it takes 0.6 s, which nobody should pay who only imports core.
    from genai_prices import Usage, calc_price

    usage = Usage(input_tokens=tokens.into, output_tokens=tokens.out, cache_read_tokens=tokens.cached)
    # At a fixed day, else the same run would cost another amount next month.
    try:
        at = f"https://{host}/v1" if host else None
        return calc_price(usage, model, provider_api_url=at, genai_request_timestamp=TABLE[1]).total_price
    except LookupError:
        return None


def rates(model: str) -> tuple[Decimal, Decimal] | None:
    """US dollars for a million tokens in and out, at the rate of short requests; None when it is not known."""
    # From a thousand tokens: a million in one request would have the rate of long contexts.
    into, out = price(model, Tokens(1000, 0)), price(model, Tokens(0, 1000))
    return None if into is None or out is None else (into * 1000, out * 1000)


def price_of(model: str, requests: Iterable[Tokens]) -> Decimal | None:
    """US dollars for several requests to one model; None when the table does not have it."""
    # Each sort of request once: a thousand runs are many equal ones.
    sorts = Counter(requests)
    return _sum([None if (one := price(model, tokens)) is None else one * n for tokens, n in sorts.items()])


def _sum(prices: list[Decimal | None]) -> Decimal | None:
    # One that is not known makes the sum unknown: without it a total would look like a small one.
    known = [dollars for dollars in prices if dollars is not None]
    return sum(known, Decimal(0)) if len(known) == len(prices) else None


def tokens(attempt: Attempt) -> Tokens | None:
    """None for a request that did not say its tokens, as one that failed or was cancelled may do."""
    if attempt.tokens_in is None or attempt.tokens_out is None:
        return None
    cached = min(attempt.tokens_cached or 0, attempt.tokens_in)  # a server may say anything
    return Tokens(attempt.tokens_in, attempt.tokens_out, cached)


def requests(trace: Trace) -> Iterator[tuple[Span, Attempt]]:
    """Every attempt that was sent to a model; a tool costs nothing, nor does an answer that was there."""
    asked = (span for span in trace.spans if span.kind != "tool" and not span.reused)
    return ((span, a) for span in asked for a in span.attempts if a.start is not None)


def bill(trace: Trace, model: str = "") -> Bill:
    """What a run cost on the models that answered; or what it would have cost on another one.

    Every attempt that was sent counts. `dollars` is None when a model is not in the table, or when no attempt said
    its tokens; 0 where every answer was there.
    """
    sent = [(attempt.model or span.model, tokens(attempt)) for span, attempt in requests(trace)]
    # Each attempt by itself, the failed ones too: a provider bills what was sent.
    told = [(model or own, used) for own, used in sent if used is not None]
    host = "" if model else trace.host
    prices = {one: price(*one, host) for one in told}
    dollars = _sum([prices[one] for one in told]) if told or (trace.reused and not sent) else None
    why = _why_no_price(host, [own for own, used in told if prices[own, used] is None])
    return Bill(dollars, len(sent) - len(told), why)


def _why_no_price(host: str, models: Sequence[str]) -> str:
    if host == HERE:
        return "no price: runs on your computer"
    if host == NEAR:
        return "no price: runs in your network"
    return f"no price known for {models[0]}{f' at {host}' if host else ''}" if models else ""


def savings(trace: Trace, model: str, extra: str = "") -> Savings:
    """The run against one in which `model` answers everything and the step `extra`, which only sorts, is not needed.

    Tokens are those of the run: another model would write another number of them, so `instead` is an estimate.
    """
    answers = tuple(span for span in trace.spans if span.step != extra)
    names = [span.attempts[-1].model or span.model for span in answers if span.status == "ok"]
    instead = bill(trace.model_copy(update={"spans": answers}), model)
    return Savings(bill(trace), instead, {name: names.count(name) for name in dict.fromkeys(names)})


def price_in_words(dollars: Decimal | None) -> str:
    """As money is written, with at least two figures that count: $1.20, $0.00042; and never 0 for what is not known."""
    if dollars is None:
        return "price not known"
    if dollars == 0:
        return "$0"
    places = max(2, 1 - dollars.adjusted())
    return f"${dollars:,.{places}f}"
