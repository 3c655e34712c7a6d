"""What a run cost with the models it used, and what the same tokens would cost on one model for all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.trace import Trace


@dataclass(frozen=True)
class Savings:
    """US dollars; None where a price or a count of tokens is not known, never 0."""

    spent: Decimal | None
    instead: Decimal | None
    answers: dict[str, int]  # calls by model

    @property
    def saved(self) -> Decimal | None:
        return None if self.spent is None or self.instead is None else self.instead - self.spent


def savings(trace: Trace, model: str, extra: str = "") -> Savings:
    """The run against one in which `model` answers everything and the step `extra`, which only sorts, is not needed.

    Tokens are those of the run: another model would write another number of them, so `instead` is an estimate.
    """
    spent = _dollars([(span.model, span.tokens_in, span.tokens_out) for span in trace.spans])
    answers = [span for span in trace.spans if span.step != extra]
    instead = _dollars([(model, span.tokens_in, span.tokens_out) for span in answers])
    names = [span.model for span in answers]
    return Savings(spent, instead, {name: names.count(name) for name in dict.fromkeys(names)})


def _dollars(calls: list[tuple[str, int | None, int | None]]) -> Decimal | None:
    from core.costs import Tokens, price  # the price table takes a moment to load

    total = Decimal(0)
    for model, tokens_in, tokens_out in calls:
        if tokens_in is None or tokens_out is None or (cost := price(model, Tokens(tokens_in, tokens_out))) is None:
            return None
        total += cost
    return total
