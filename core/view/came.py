"""What came of an answer and when, before it was read as one, for the card of its call."""

from __future__ import annotations

from itertools import accumulate

from core.trace.counts import listed
from core.trace.span import Span
from core.view.drawings import Card

_MOST_DELTAS = 120


def came(span: Span, card: Card) -> None:
    """Adds to the card what was done to what came, that itself, and the thoughts beside it, as far as there are any."""
    if span.done:
        card["read"] = f"How it was read: {listed(span.done)}."
    # With only its thoughts taken off it would be the answer and the thoughts once more.
    if span.raw and (len(span.done) > 1 or not span.thoughts):
        card["raw"] = span.raw
    if span.thoughts:
        card["thoughts"] = span.thoughts


def deltas(span: Span) -> list[tuple[float, int]]:
    """When how many characters of the answer were there, in all; of very many every few."""
    attempt = span.attempts[-1] if span.attempts else None
    if attempt is None or not attempt.deltas:
        return []
    counts = accumulate(count for _, count in attempt.deltas)
    steps = [(round(at, 3), count) for (at, _), count in zip(attempt.deltas, counts, strict=True)]
    every = -(-len(steps) // _MOST_DELTAS)
    return steps[:-1:every] + steps[-1:]
