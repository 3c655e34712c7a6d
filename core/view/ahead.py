"""What a setup will take, before it is run: its time, over many seeds too, its calls, tokens and money, in words."""

from __future__ import annotations

from collections.abc import Sequence

from core.forecasts.choices import Chosen
from core.laws.costs import Bill, bill, price_in_words
from core.trace.speed import at_speed, took
from core.trace.trace import Trace
from core.view.numbers.drawn import Table

_COMPUTING = "…"


def ahead(forecast: Trace, many: Chosen | None) -> str:
    """Beside the forecast of one seed: the spread over many, once it is known; and what this one will cost."""
    spread = "" if many is None else _spread(many, forecast)
    paid = bill(forecast)
    money = "" if paid.dollars is None else f"{_least(paid)}{price_in_words(paid.dollars)} on {forecast.model}"
    return "; ".join(filter(None, [spread, ", ".join(filter(None, [_tokens(forecast, paid, " tokens"), money]))]))


def _spread(many: Chosen, forecast: Trace) -> str:
    short = many.summary
    words = f"median {short.median:.2f} s, p95 {short.p95:.2f} s {at_speed(forecast.pace)}".rstrip()
    mean = "" if round(many.calls, 1) == forecast.calls else f", {many.calls:.1f} calls on average"
    return f"{words} over {short.size:,} seeds{mean}"


def side_by_side(
    titles: Sequence[str], forecasts: Sequence[Trace], seed: int, prices: str, many: Sequence[Chosen] | None
) -> Table:
    """The forecasts of several ways with one seed, a column each, and the spread of each over many once it is known.

    `many`: None while it is computed, empty where it cannot be. `prices`: the model whose prices hold.
    """
    bills = [bill(one, prices) for one in forecasts]
    dollars = [None if one.dollars is None else one.dollars * 1000 for one in bills]
    pace = at_speed(forecasts[0].pace)
    spread = list[tuple[str, list[str]]]()
    if many is None:
        spread = [("Time, median", [_COMPUTING] * len(titles)), ("Time, p95", [_COMPUTING] * len(titles))]
    elif many:
        size, short = f"{many[0].summary.size:,}", [one.summary for one in many]
        spread = [
            (f"Time, median of {size} seeds", [f"{one.median:.2f} s {pace}".rstrip() for one in short]),
            ("Time, p95", [f"{one.p95:.2f} s {pace}".rstrip() for one in short]),
        ]
    rows = [
        (f"Time, seed {seed}", [took(one) for one in forecasts]),
        *spread,
        ("Calls", [_calls(one) for one in forecasts]),
        ("Tokens", [_tokens(one, paid) for one, paid in zip(forecasts, bills, strict=True)]),
        (f"1,000 runs on {prices}",
         [_least(paid) + price_in_words(cost) for paid, cost in zip(bills, dollars, strict=True)]),
    ]  # fmt: skip
    return Table(["Predicted", *titles], [[name, *cells] for name, cells in rows])


def _calls(forecast: Trace) -> str:
    lost = sum(span.status == "cancelled" for span in forecast.spans)
    return f"{forecast.calls}, {lost} of them cancelled" if lost else f"{forecast.calls}"


def _tokens(forecast: Trace, paid: Bill, unit: str = "") -> str:
    count = (forecast.tokens_in or 0) + (forecast.tokens_out or 0)
    return f"{_least(paid)}{count:,}{unit}" if count else ""


def _least(paid: Bill) -> str:
    """A call that was cancelled has not said its tokens."""
    return "at least " if paid.unsaid else ""
