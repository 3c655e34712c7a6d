"""The picture of costs, computed or measured: one run in seconds, and a thousand such runs in all else."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.laws.costs import bill, price_in_words
from core.laws.estimate import Estimate
from core.laws.samples import Summary
from core.lesson.registry import lesson_of
from core.trace.lanes import lanes
from core.trace.span import Kind
from core.trace.trace import Trace
from pages.parts.drawings.views import CostRow, Costs

RUNS = 1000


def titled(pattern: str) -> str:
    """The title of a pattern's page; of a pattern without one its name in words."""
    page = lesson_of(pattern).page
    return page.title if page else pattern.replace("_", " ").capitalize()


def costs_picture(estimates: Sequence[Estimate], models: list[str], spread: Sequence[Summary] | None = None) -> Costs:
    """What is drawn of them, with the prices of these models; `spread`: of the seconds of each, once it is known."""
    late = [f"{one.median:.1f}–{one.p95:.1f}" for one in spread] if spread else [""] * len(estimates)
    rows: list[CostRow] = [{**_row(each, models), "spread": words} for each, words in zip(estimates, late, strict=True)]
    words = "; ".join(f"{row['name']} {row['seconds']:.2f} s{_spread(row)}, {_in_words(row, models)}" for row in rows)
    label = f"What a run takes and a thousand runs cost, computed: {words}."
    return {"view": "costs", "label": label, "models": models, "rows": rows}


def measured_picture(titles: Sequence[str], traces: Sequence[Trace], models: list[str]) -> Costs:
    """What is drawn of runs that have ended, with the prices of these models; a live run has its own."""
    rows = [_measured(title, trace, models) for title, trace in zip(titles, traces, strict=True)]
    words = "; ".join(f"{row['name']} {row['seconds']:.2f} s, {_in_words(row, models)}" for row in rows)
    label = f"What a run took and a thousand such runs cost: {words}."
    return {"view": "costs", "label": label, "models": models, "rows": rows}


def of_many(dollars: Decimal | None) -> str:
    """What a thousand runs cost, from what one does."""
    return price_in_words(None if dollars is None else dollars * RUNS)


def shortened(count: float) -> str:
    """A large count in a few letters: 900, 12,000, 2.1M."""
    return f"{count / 1e6:,.1f}M" if count >= 1e6 else f"{count:,.0f}"


def _spread(row: CostRow) -> str:
    return f", median to p95 {row['spread']} s" if row["spread"] else ""


def _row(each: Estimate, models: Sequence[str]) -> CostRow:
    paid = [each.dollars(model) for model in models]
    calls = each.calls.value * RUNS
    into, out = each.tokens_in.value * RUNS, each.tokens_out.value * RUNS
    return {
        "name": titled(each.pattern),
        "seconds": each.seconds.value,
        "bars": [(call.kind, call.start, call.end, call.lane) for call in each.drawn],
        "calls": calls,
        "tokens": [into, out],
        "money": [None if dollars is None else float(dollars * RUNS) for dollars in paid],
        "spread": "",
        "words": [f"{calls:,.0f}", shortened(into + out), *map(of_many, paid)],
    }


def _measured(title: str, trace: Trace, models: Sequence[str]) -> CostRow:
    paid = [bill(trace, model).dollars for model in models]
    used = [tokens * RUNS for tokens in (trace.tokens_in, trace.tokens_out) if tokens is not None]
    known = used if len(used) == 2 else []
    in_all = shortened(sum(known)) if known else "not known"
    return {
        "name": title,
        "seconds": trace.makespan,
        "bars": _lanes(trace),
        "calls": trace.calls * RUNS,
        "tokens": [float(count) for count in known],
        "money": [None if dollars is None else float(dollars * RUNS) for dollars in paid],
        "spread": "",
        "words": [f"{trace.calls * RUNS:,}", in_all, *map(of_many, paid)],
    }


def _lanes(trace: Trace) -> list[tuple[Kind, float, float, int]]:
    """The calls of a run as bars, each in the first lane that is free."""
    made = [(span.start, span.end, span.kind) for span in trace.spans]
    times = sorted((start, end, kind) for start, end, kind in made if start is not None and end is not None)
    began = min((start for start, _, _ in times), default=0.0)
    places = zip(times, lanes((start, end) for start, end, _ in times), strict=True)
    return [(kind, start - began, end - began, lane) for (start, end, kind), lane in places]


def _in_words(row: CostRow, models: Sequence[str]) -> str:
    calls, tokens, *money = row["words"]
    priced = ", ".join(f"{words} on {model}" for words, model in zip(money, models, strict=True))
    return f"{calls} calls, {tokens} tokens, {priced}"
