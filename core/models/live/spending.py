"""What one request to a live model takes: the most that it can, before it is sent, and what it took."""

from __future__ import annotations

from decimal import Decimal

from core.errors import CallError, Unreachable
from core.laws.costs import Tokens, price
from core.models.live.budget import Amount, Turn
from core.models.model import Answer, Ask
from core.trace.trace import HERE

FRAME = 64  # tokens at most that an API puts around the texts of a request
ANSWER = 4096  # tokens that are reserved for an answer that has no limit of its own


def most(ask: Ask, model: str, host: str, answer_limit: int | None, in_dollars: bool) -> Amount:
    """Nothing at all for a server on this computer, which costs nobody anything. No money where no price is known."""
    if host == HERE:
        return Amount()
    # No token is shorter than a byte, so a text has at most as many tokens as it has bytes.
    texts = [ask.prompt, ask.instructions, str(ask.schema or ""), *map(str, ask.tools), *map(str, ask.used)]
    into, out = (
        FRAME + sum(len(text.encode(errors="replace")) for text in texts),
        ask.answer_limit or answer_limit or ANSWER,
    )
    dollars = price(model, Tokens(into, out), host) if in_dollars else None
    return Amount(1, into + out, dollars or Decimal(0))


def used(told: Answer | CallError, turn: Turn, model: str, host: str) -> Amount:
    """What a request took, by the tokens that the server said; as much as it could where it answered and said none."""
    reserved = turn.most
    if not reserved.calls or isinstance(told, Unreachable):
        return Amount()
    if told.tokens_in is None or told.tokens_out is None:
        return reserved if isinstance(told, Answer) else Amount(1)
    cached = min(told.tokens_cached or 0, told.tokens_in) if isinstance(told, Answer) else 0
    tokens, dollars = Tokens(told.tokens_in, told.tokens_out, cached), None
    if turn.budget.counts_dollars:
        answered = told.model if isinstance(told, Answer) else model
        dollars = price(answered, tokens, host) or price(model, tokens, host)
    return Amount(1, tokens.into + tokens.out, dollars or Decimal(0))
