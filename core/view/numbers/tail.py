"""The tail: a thousand makespans beside their theory, why the longest grows with N, and what asking twice wins."""

from __future__ import annotations

import math
from itertools import pairwise

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.tail import Hedged, Tail
from core.laws.costs import price_in_words
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, LEGEND, MARGIN, Table, Told, label, line, points, upright

_BINS = 40


def told(tail: Tail) -> Told:
    """The p99 beside the median, and why the longest of many is so late."""
    short = tail.summary
    each = f"{tail.items:,} {tail.item.lower()}{'s' if tail.items > 1 else ''}"
    words = (
        f"is the p99 of {each}, {short.size:,} times with the same answers: one run in a hundred takes longer, half "
        f"take at most {short.median:.2f} s. One call takes {tail.average:.2f} s on average"
    )
    if tail.calls > 1 and tail.theory is not None:
        words += f", but a run waits for the slowest of {tail.calls:,}: so many chances to meet a slow one."
    else:
        words += "; the draws of its calls add up."
    return Told(f"{short.p99:.2f} s", words)


def figures(tail: Tail, colors: Colors = LIGHT) -> list[go.Figure]:
    """The distribution of the makespan, and the mean of the longest against the number of calls."""
    return [_spread(tail, colors), _grows(tail, colors)]


def _spread(tail: Tail, colors: Colors) -> go.Figure:
    short, (low, width, counts, expected) = tail.summary, _bins(tail)
    high, middles = low + width * _BINS, [low + (number + 0.5) * width for number in range(_BINS)]
    seeds = [tail.seed_near(middle) for middle in middles]
    data: list[go.Bar | go.Scatter] = [
        go.Bar(
            x=middles, y=counts, width=width * 0.9, name="runs, computed",
            customdata=[[f"times{seed}"] for seed in seeds],
            hovertext=[f"{some:,} runs of about {middle:.2f} s" for some, middle in zip(counts, middles, strict=True)],
            hoverinfo="text", marker={"color": colors.work, "line": {"width": 0}},
            selected={"marker": {"color": colors.ink, "opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )
    ]  # fmt: skip
    if expected:
        data.append(line(middles, expected, f"theory: the longest of {tail.calls:,}", colors.ink, "dot"))
    marks = {"median": short.median, "p95": short.p95, "p99": short.p99}
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


def _bins(tail: Tail) -> tuple[float, float, list[int], list[float]]:
    """Where the first bar begins, how wide each is, how many runs it has, and how many by theory, if there is one."""
    low, high = min(tail.makespans), max(tail.makespans)
    width = max(high - low, 0.01) / _BINS
    counts = [0] * _BINS
    for one in tail.makespans:
        counts[min(int((one - low) / width), _BINS - 1)] += 1
    later = [tail.theory.later(low + number * width) for number in range(_BINS + 1)] if tail.theory else []
    return low, width, counts, [len(tail.makespans) * (a - b) for a, b in pairwise(later)]


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
        "The longest of N calls grows, the average does not",
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


def table(tail: Tail) -> Table:
    """The quantiles, computed and by theory; the mean of the longest by the number of calls; then the bars."""
    from core.laws.durations import quantile
    from core.laws.samples import value_at

    shares = (0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
    rows = [
        [f"p{share * 100:g}, seconds", f"{value_at(tail.makespans, share):.3f}",
         f"{quantile(tail.theory, share):.3f}" if tail.theory is not None else "no formula"]
        for share in shares
    ]  # fmt: skip
    count, off = tail.checked
    rows.append([f"{count} of them run as code: off by at most, seconds", f"{off:.6f}", ""])
    rows += [[f"mean longest of {count:,} calls, seconds", "", f"{seconds:.3f}"] for count, seconds in tail.grows]
    low, width, counts, expected = _bins(tail)
    rows += [
        [f"{low + number * width:.3f} to {low + (number + 1) * width:.3f} s, runs", f"{some:,}",
         f"{expected[number]:.1f}" if expected else "no formula"]
        for number, some in enumerate(counts)
    ]  # fmt: skip
    return Table(["", f"Of {len(tail.makespans):,} draws", "By theory"], rows)


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


def hedge_table(made: Hedged) -> Table:
    """The quantiles of the makespan without and with it, and what it takes; then the curves, per cent by per cent."""
    names = ("median", "p95", "p99")
    rows = [[name, f"{a:.3f}", f"{b:.3f}"] for name, a, b in zip(names, made.plain, made.hedged, strict=True)]
    rows.append(["requests a run", f"{made.hedge.count:,}", f"{made.hedge.requests():.2f}"])
    rows += [[f"{share:.0%} of the runs", f"{a:.3f}", f"{b:.3f}"] for share, a, b in made.wins if _is_whole(share)]
    return Table(["Seconds", "Asked once", "Asked twice when late"], rows)


def _is_whole(share: float) -> bool:
    return math.isclose(share * 100, round(share * 100))
