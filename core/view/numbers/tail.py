"""The tail: a thousand makespans beside their theory, why the longest grows with N, and what asking twice wins."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.tail import Hedged, Tail
from core.laws.costs import price_in_words
from core.laws.durations import quantile
from core.laws.samples import value_at
from core.trace.counts import counted
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, LEGEND, MARGIN, Cell, Table, Told, label, line, points, upright

_BINS = 40
_SHARES = (0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)


def told(tail: Tail) -> Told:
    """The p99 beside the median, and why the longest of many is so late."""
    short = tail.summary
    each = counted(tail.items, tail.item.lower())
    if not tail.varies:
        return Told(
            f"{short.p99:.2f} s",
            f"is what each of {short.size:,} runs of {each} takes: with this latency no time varies, so none is late.",
        )
    words = (
        f"is the p99 of {each}, {short.size:,} times with the same answers: one run in a hundred takes longer, half "
        f"take at most {short.median:.2f} s. One call takes {tail.average:.2f} s on average"
    )
    if tail.calls == 1:
        words += ", and a run is one call: it is late as often as that is."
    elif tail.theory is not None:
        words += f", but a run waits for the slowest of {tail.calls:,}: so many chances to meet a slow one."
    else:
        words += "; the draws of its calls add up."
    return Told(f"{short.p99:.2f} s", words)


def figures(tail: Tail, colors: Colors = LIGHT) -> list[go.Figure]:
    """The distribution of the makespan, and the mean of the longest against the number of calls."""
    return [_spread(tail, colors), _grows(tail, colors)]


class _Bar(NamedTuple):
    """Runs of about so many seconds: how many there were, and how many the theory expects; None: there is none."""

    middle: float
    runs: int
    expected: float | None


def _bars(tail: Tail) -> list[_Bar]:
    low = min(tail.makespans)
    # Where no time varies the one bar is to be seen beside its axis.
    width = max(max(tail.makespans) - low, 0.0 if tail.varies else low, 0.01) / _BINS
    counts = Counter(min(int((one - low) / width), _BINS - 1) for one in tail.makespans)
    edges = [low + number * width for number in range(_BINS + 1)]
    later = [None if tail.theory is None else tail.theory.later(edge) for edge in edges]
    return [
        _Bar((edges[n] + edges[n + 1]) / 2, counts[n],
             None if a is None or b is None else len(tail.makespans) * (a - b))
        for n, (a, b) in enumerate(pairwise(later))
    ]  # fmt: skip


def _spread(tail: Tail, colors: Colors) -> go.Figure:
    short, bars = tail.summary, _bars(tail)
    middles, counts, expected = (list(column) for column in zip(*bars, strict=True))
    width = bars[1].middle - bars[0].middle
    low, high = middles[0] - width / 2, middles[-1] + width / 2
    data: list[go.Bar | go.Scatter] = [
        go.Bar(
            x=middles, y=counts, width=width * 0.9, name="runs, computed",
            customdata=[[f"times{tail.seed_near(middle)}"] for middle in middles],
            hovertext=[f"{some:,} runs of about {middle:.2f} s" for some, middle in zip(counts, middles, strict=True)],
            hoverinfo="text", marker={"color": colors.work, "line": {"width": 0}},
            selected={"marker": {"color": colors.ink, "opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )
    ]  # fmt: skip
    if tail.theory is not None and tail.varies:
        data.append(line(middles, expected, f"theory: the longest of {tail.calls:,}", colors.ink, "dot"))
    marks = {"median": short.median, "p95": short.p95, "p99": short.p99} if tail.varies else {"each": short.median}
    top = max(counts) * 1.3
    edges = [low, *marks.values(), high]
    words = [
        label(at, top * (0.98 - 0.13 * place), f"{name} {at:.2f} s", colors, **_beside(*edges[place : place + 3]))
        for place, (name, at) in enumerate(marks.items())
    ]
    said = ", ".join(f"{name} {at:.2f} s" for name, at in marks.items())
    return figure_of(
        f"How long {short.size:,} runs take", f"Distribution of {short.size:,} makespans: {said}.",
        colors, HEIGHT, data,
        xaxis={"title_text": "seconds", "range": [max(0, low - width), high + 4 * width], "showgrid": False,
               "showline": True, "rangemode": "normal"},
        yaxis={"title_text": "runs", "range": [0, top]},
        annotations=words, shapes=[upright(at, colors) for at in marks.values()],
        bargap=0, showlegend=True, legend=LEGEND, margin=MARGIN,
    )  # fmt: skip


def _beside(before: float, at: float, after: float) -> dict[str, object]:
    """On the side of a mark where the next one is further away."""
    right = after - at >= at - before
    return {"xanchor": "left" if right else "right", "xshift": 4 if right else -4}


def _grows(tail: Tail, colors: Colors) -> go.Figure:
    counts, means = zip(*tail.grows, strict=True)
    data = [
        line(counts, means, "the longest of them, on average", colors.work),
        line([counts[0], counts[-1]], [means[0], means[0]], "one call, on average", colors.quiet, "dash"),
    ]
    own = dict(tail.grows)[tail.calls]
    return figure_of(
        "The longest of N calls grows, the average does not" if means[-1] > 1.01 * means[0]
        else "The longest of N equal calls takes no longer than one",
        f"The longest of N calls takes {means[0]:.2f} s of one and {means[-1]:.2f} s of {counts[-1]:,}, on average.",
        colors, 300, data,
        xaxis={"title_text": "calls side by side, without a limit", "type": "log", "tickvals": _decades(counts[-1]),
               "showgrid": False, "showline": True, "rangemode": "normal",
               "range": [-0.03, math.log10(counts[-1]) + 0.05]},
        yaxis={"title_text": "seconds", "range": [0, max(means) * 1.15]},
        annotations=[label(math.log10(tail.calls), own, f"{tail.calls:,}: {own:.2f} s", colors, yanchor="bottom",
                           xanchor="right" if tail.calls > 30 else "left", yshift=6)],
        showlegend=True, legend=LEGEND, margin=MARGIN,
    )  # fmt: skip


def _decades(most: int) -> list[int]:
    return [value for value in (1, 2, 5, 10, 20, 50, 100, 200, 500) if value <= most]


def tables(tail: Tail) -> dict[str, Table]:
    """The quantiles, measured and by theory; the bars beside it; the mean of the longest; and every run."""
    seconds, runs, expected = zip(*_bars(tail), strict=True)
    quantiles: list[list[Cell]] = [
        [f"p{share * 100:g}", value_at(tail.makespans, share),
         quantile(tail.theory, share) if tail.theory is not None else "no formula"]
        for share in _SHARES
    ]  # fmt: skip
    count, off = tail.checked
    quantiles.append([f"{count} of them run as code: off by at most", off, None])
    return {
        "The quantiles": Table(
            ["", f"Seconds, of {len(tail.makespans):,} draws", "Seconds, by theory"], quantiles, ("", ".3f", ".3f")
        ),
        "Runs of about so many seconds": Table(
            ["Seconds", "Runs", "Runs, by theory"], list(zip(seconds, runs, expected, strict=True)),
            (".3f", ",d", ",.1f"),
        ),
        "The longest of so many calls": Table(
            ["Calls", "Seconds, on average, by theory"], tail.grows, (",d", ".3f")
        ),
        "Every run": Table(["Seed of its times", "Seconds"], list(enumerate(tail.makespans)), (",d", ".3f")),
    }  # fmt: skip


def told_hedge(made: Hedged, prices: str) -> Told:
    """What a second request wins at p99, and what it costs."""
    hedge = made.hedge
    more = hedge.dollars(prices, made.each)
    money = "price not known" if more is None else " to ".join(price_in_words(one * 1000) for one in more)
    least, most = hedge.tokens(made.each)
    plain = hedge.count * (made.each.into + made.each.out)
    extra = f"{least.into + least.out - plain:,} to {most.into + most.out - plain:,} tokens"
    return Told(
        f"{made.plain[2] - made.hedged[2]:.2f} s",
        f"won at p99: {made.hedged[2]:.2f} s instead of {made.plain[2]:.2f} s for {hedge.count:,} calls side by side. "
        f"Each is asked a second time when {made.watched} is later than {hedge.after:.2f} s (p{hedge.share * 100:g}), "
        f"and the first answer counts. It costs {hedge.second:.1%} more requests: {extra} a run, and {money} in a "
        f"thousand runs on {prices}.",
    )


def hedge_figures(made: Hedged, colors: Colors = LIGHT) -> list[go.Figure]:
    """The share of runs that are done by when, without and with a second request."""
    shares = [100 * share for share, _, _ in made.wins]
    data = [
        line([plain for _, plain, _ in made.wins], shares, "asked once", colors.quiet, "dash"),
        line([twice for _, _, twice in made.wins], shares, "asked twice when late", colors.work),
        points([made.plain[2]], [99], "", colors, [""], [f"p99, asked once: {made.plain[2]:.2f} s"], hollow=True),
        points([made.hedged[2]], [99], "", colors, [""], [f"p99, asked twice: {made.hedged[2]:.2f} s"]),
    ]
    for one in data[2:]:
        one.showlegend = False
    middle = (made.plain[2] + made.hedged[2]) / 2
    gap = {
        "type": "line", "x0": made.hedged[2], "x1": made.plain[2], "y0": 99, "y1": 99,
        "line": {"color": colors.ink, "width": 1.5},
    }  # fmt: skip
    won = f"{made.plain[2] - made.hedged[2]:.2f} s at p99"
    return [
        figure_of(
            "Share of runs that are done, by theory", f"Asking twice wins {won}.", colors, HEIGHT, data,
            xaxis={"title_text": "seconds", "showgrid": False, "showline": True},
            yaxis={"title_text": "% of the runs", "range": [0, 108], "tickvals": [0, 25, 50, 75, 99],
                   "ticktext": ["0", "25", "50", "75", "99"]},
            annotations=[label(middle, 99, won, colors, yanchor="bottom", yshift=3)], shapes=[gap],
            showlegend=True, legend=LEGEND, margin=MARGIN,
        )
    ]  # fmt: skip


def hedge_tables(made: Hedged) -> dict[str, Table]:
    """The quantiles of the makespan without and with it, and what it takes; then the curves."""
    names = ("median", "p95", "p99")
    rows: list[list[Cell]] = [[name, a, b] for name, a, b in zip(names, made.plain, made.hedged, strict=True)]
    rows.append(["requests a run", made.hedge.count, made.hedge.requests()])
    head = ["Asked once", "Asked twice when late"]
    return {
        "The quantiles in seconds, and the requests": Table(["", *head], rows, ("", ",.6g", ",.6g")),
        "Share of runs that are done": Table(
            ["Share", *(f"Seconds, {one.lower()}" for one in head)], made.wins, (".1%", ".3f", ".3f")
        ),
    }
