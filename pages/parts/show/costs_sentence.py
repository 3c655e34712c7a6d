"""What the picture of costs comes to, in two sentences made from its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.laws.estimate import Estimate
from core.trace.counts import listed
from pages.parts.show.costs_picture import of_many, titled


def costs_sentence(estimates: Sequence[Estimate], model: str) -> str:
    """Which patterns cost most, and how many times as much as the others, on a model; and the same of their seconds."""
    names = [titled(each.pattern) for each in estimates]
    paid = [each.dollars(model) for each in estimates]
    known = [(name, dollars) for name, dollars in zip(names, paid, strict=True) if dollars]
    seconds = [(name, Decimal(str(each.seconds.value))) for name, each in zip(names, estimates, strict=True)]
    money = f"On {model} all cost the same."
    if not known:
        money = f"The price of {model} is not known."
    elif (most := _ends(known)) is not None:
        dearest, dollars, times = most
        money = f"Dearest on {model}: {dearest}, {of_many(dollars)} per 1,000 runs {times}."
    longest = _ends(seconds)
    if longest is None:
        return f"{money} All take the same time."
    slowest, took, times = longest
    return f"{money} Slowest: {slowest}, {took:.2f} s {times}."


def _ends(values: Sequence[tuple[str, Decimal]]) -> tuple[str, Decimal, str] | None:
    """Who has the largest value, and how many times the smallest it is, and whose that is; None where all are equal."""
    least, most = min(value for _, value in values), max(value for _, value in values)
    if least == most:
        return None
    dear, cheap = (listed([name for name, value in values if value == end]) for end in (most, least))
    return dear, most, f"({most / least:.1f} times {cheap})"
