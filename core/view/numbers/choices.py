"""Ways to do one thing: seconds against money, with what each wins or costs beside the plainest of its group."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from textwrap import wrap

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.choices import Chosen
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, MARGIN, MONEY, Cell, Table, Told, label, points

_WIDTH = 17  # letters of a name in a line


def told_price(ways: Sequence[Chosen]) -> Told:
    """For each pair: what the second way costs more, for the time that it wins."""
    words = [_pair(first, second) for first, second in _pairs(ways)]
    return Told(f"{most_won(ways):.2f} s", f"is the most that more calls win here. {' '.join(words)}")


def most_won(ways: Sequence[Chosen]) -> float:
    """Seconds of the median run, of the pair whose second way wins most."""
    return max(plain.summary.median - more.summary.median for plain, more in _pairs(ways))


def _pairs(ways: Sequence[Chosen]) -> list[tuple[Chosen, Chosen]]:
    return [(first, second) for first, second in pairwise(ways) if _same(first, second)]


def _pair(plain: Chosen, more: Chosen) -> str:
    won = plain.summary.median - more.summary.median
    time = f"{abs(won):.2f} s {'faster' if won >= 0 else 'slower'} in the median run"
    return f"{more.way.title}: {time}, for {more.calls:.1f} calls instead of {plain.calls:.1f}{_money(plain, more)}."


def _money(plain: Chosen, more: Chosen) -> str:
    if plain.dollars is None or more.dollars is None or not plain.dollars[1]:
        return ""
    least, most = (float(one / plain.dollars[1]) for one in more.dollars)
    times = f"{least:.1f}" if f"{least:.1f}" == f"{most:.1f}" else f"{least:.1f} to {most:.1f}"
    return f" and {times} times the money"


def told_worth(ways: Sequence[Chosen]) -> Told:
    """What each way adds to one call."""
    plain, others = ways[0], ways[1:]
    each = "; ".join(
        f"{one.way.title.lower()} {one.summary.median:.2f} s, {one.calls:.0f} calls{_money(plain, one)}"
        for one in others
    )
    slowest = max(others, key=lambda one: one.summary.median)
    return Told(
        f"{slowest.summary.median / plain.summary.median:.1f}×",
        f"the time of one call is what the slowest way to do this task takes: {plain.summary.median:.2f} s for one "
        f"call, then {each}. What the more calls buy is not time: it is a plan, parts and a check that can be read, "
        "and mended, one by one. Open a run to see them.",
    )


def figures(ways: Sequence[Chosen], prices: str, colors: Colors = LIGHT) -> list[go.Figure]:
    """One chart: the median in seconds against US dollars for a thousand runs; the line reaches to p95."""
    money = all(one.dollars for one in ways)
    x = [float(one.dollars[1]) if one.dollars else one.calls for one in ways]
    least = [float(one.dollars[0]) if one.dollars else one.calls for one in ways]
    y = [one.summary.median for one in ways]
    hollow = [place for place, one in enumerate(ways) if place == 0 or not _same(ways[place - 1], one)]
    opens = [f"way{place}.{one.median_seed}" for place, one in enumerate(ways)]
    words = [
        f"{one.way.title}: median {one.summary.median:.2f} s, p95 {one.summary.p95:.2f} s, {one.calls:.1f} calls"
        for one in ways
    ]
    data = [
        points([x[n] for n in places], [y[n] for n in places], "", colors, [opens[n] for n in places],
               [words[n] for n in places], hollow=empty, size=12)
        for places, empty in ((hollow, True), ([n for n in range(len(ways)) if n not in hollow], False))
    ]  # fmt: skip
    reach = [
        {"type": "line", "x0": a, "x1": a, "y0": one.summary.median, "y1": one.summary.p95, "layer": "below",
         "line": {"color": colors.work, "width": 1.25}}
        for a, one in zip(x, ways, strict=True)
    ] + [
        {"type": "line", "x0": low, "x1": high, "y0": b, "y1": b, "layer": "below",
         "line": {"color": colors.work, "width": 1.25, "dash": "dot"}}
        for low, high, b in zip(least, x, y, strict=True) if low < high
    ]  # fmt: skip
    names = [
        label(a, b, _in_lines(one.way.title), colors, xanchor="left", xshift=10, align="left",
              bgcolor="rgba(0,0,0,0)")
        for a, b, one in zip(x, y, ways, strict=True)
    ]  # fmt: skip
    said = "; ".join(words)
    across = f"dollars for 1,000 runs on {prices}" if money else f"calls a run (no price known for {prices})"
    return [
        figure_of(
            "Median time against money; a line reaches to p95", f"Seconds against {across}: {said}.",
            colors, HEIGHT, data,
            xaxis={"title_text": across, "range": [0, 1.5 * max(x)], "showgrid": False, "showline": True,
                   "tickprefix": "$" if money else "", "tickformat": f".{_digits(max(x))}f"},
            yaxis={"title_text": "seconds",
                   "range": [0, 1.1 * max(one.summary.p95 for one in ways)]},
            annotations=names, shapes=reach, margin={**MARGIN, "t": 56},
        )
    ]  # fmt: skip


def _in_lines(title: str) -> str:
    """Narrow, so that on a phone it ends before the next point."""
    return "<br>".join(line for part in title.split(": ") for line in wrap(part, _WIDTH))


def _digits(most: float) -> int:
    """Behind the point, so that all marks of an axis have as many."""
    return max(0, 1 - math.floor(math.log10(most))) if most > 0 else 0


def tables(ways: Sequence[Chosen]) -> dict[str, Table]:
    """Every way with its seconds, calls, tokens and money."""
    head = ["", "Median s", "p95 s", "Calls", "of them cancelled", "Tokens in", "Tokens out",
            "1,000 runs, at least", "1,000 runs, at most", "Words handed over"]  # fmt: skip
    rows: list[list[Cell]] = []
    for one in ways:
        least, most = one.dollars or (None, None)
        rows.append([one.way.title, one.summary.median, one.summary.p95, one.calls, one.cancelled, *one.tokens, least,
                     most, one.words])  # fmt: skip
    forms = ("", ".2f", ".2f", ".1f", ".1f", ",.0f", ",.0f", MONEY, MONEY, ",.0f")
    return {"Every way": Table(head, rows, forms)}


def _same(first: Chosen, second: Chosen) -> bool:
    return bool(second.way.group) and first.way.group == second.way.group
