"""The timeline of a trace as a Plotly figure: calls over time, and the calls in flight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.trace.span import Span
from core.trace.trace import Trace
from core.view.charts import axis, figure_of
from core.view.colors import LIGHT, Colors

# A thousand rows in a chart of this height would be thinner than a pixel each.
MOST_ROWS = 500  # calls drawn one by one; a longer trace shows its longest and its failed calls
LONGEST = 40
MOST_FAILED = 40
MOST_STEPS = 600  # points of the curve of calls in flight


def timeline(trace: Trace, colors: Colors = LIGHT) -> go.Figure:
    """Calls over time in seconds, and below them the calls in flight.

    Up to 500 calls have a row each; of more, the longest and the failed ones. 10,000 calls are one chart of at most
    300 kB.
    """
    shown, caption = _shown(trace)
    names = trace.names
    data = [*_stretches(shown, trace.now, colors), _in_flight(trace, colors)]
    height = 210 + min(max(16 * len(shown), 120), 660)
    rows: dict[str, Any] = {
        "title_text": "call", "range": [len(shown) + 0.6, 0.4], "domain": [0.25, 1], "showgrid": False,
    }  # fmt: skip
    if len(shown) <= LONGEST + MOST_FAILED:
        rows |= {"tickvals": list(range(1, len(shown) + 1)), "ticktext": [names[span.id] for span in shown]}
    words = {
        "text": caption, "x": 0, "xref": "paper", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 40,
        "showarrow": False,
    }  # fmt: skip
    return figure_of(
        "Timeline", f"Timeline in seconds. {caption}", colors, height, data,
        xaxis={"title_text": "seconds", "range": [0, max(trace.now, 0.001) * 1.02], "anchor": "y2"},
        yaxis=rows,
        yaxis2=axis(colors) | {"title_text": "calls in flight", "nticks": 4, "domain": [0, 0.2]},
        annotations=[words],
        barmode="overlay",
        bargap=0.3,
        showlegend=True,
        legend={"orientation": "h", "y": 1.01, "yanchor": "bottom", "x": 0},
        margin={"l": 8, "r": 16, "t": 100, "b": 44},
    )  # fmt: skip


def _shown(trace: Trace) -> tuple[Sequence[Span], str]:
    """The calls that get a row, in the order they were asked for, and a sentence that says which they are."""
    failed = [span for span in trace.spans if span.status == "error"]
    mean = "" if trace.mean_concurrency is None else f", {trace.mean_concurrency:,.1f} on average"
    flight = f"at most {trace.peak:,} at once{mean}"
    counts = f"{trace.calls:,} calls in {trace.makespan:.2f} s, {len(failed):,} failed, {flight}."
    if trace.calls <= MOST_ROWS:
        return trace.spans, counts
    ended = [span for span in trace.spans if span.duration is not None]
    chosen = {span.id for span in sorted(ended, key=lambda span: -(span.duration or 0.0))[:LONGEST]}
    chosen |= {span.id for span in failed[:MOST_FAILED]}
    too = f" and {min(len(failed), MOST_FAILED)} failed ones" if failed else ""
    return [span for span in trace.spans if span.id in chosen], f"{counts} Rows: the {LONGEST} longest{too}."


def _stretches(shown: Sequence[Span], now: float, colors: Colors) -> list[go.Bar]:
    """The calls' waiting, their attempts and the phases of these: all stretches of one look as one series."""
    looks: defaultdict[tuple[str, str], list[tuple[int, float, float]]] = defaultdict(list)  # row, start, length
    for row, span in enumerate(shown, 1):
        look = {
            "slot": ("waiting for a slot", colors.idle),
            "provider": ("waiting for the provider", colors.idle),
            "error": ("failed", colors.failed),
            "cancelled": ("cancelled", colors.idle),
            "first": (f"{span.kind}, before the first token", colors.of(span)),
            "thinking": (f"{span.kind}, thinking", colors.of(span)),
            "answer": (f"{span.kind}, answer", colors.of(span)),
            "whole": (f"{span.kind}, answer", colors.of(span)),
        }
        for one in span.stretches():
            if one.phase in look and (length := one.seconds(now)) > 0:
                looks[look[one.phase]].append((row, round(one.start, 3), round(length, 3)))
    return [_series(what, color, bars, colors) for (what, color), bars in looks.items()]


def _series(what: str, color: str, bars: Sequence[tuple[int, float, float]], colors: Colors) -> go.Bar:
    """Filled where an answer comes in, a line where nothing happens."""
    rows, starts, lengths = zip(*bars, strict=True)
    waiting = what.startswith("waiting")
    filled = waiting or what.endswith("answer")
    return go.Bar(
        name=what,
        orientation="h",
        width=0.1 if waiting else 0.7,
        base=starts,
        x=lengths,
        y=rows,
        hoverinfo="none",
        marker={"color": color if filled else colors.ground, "line": {"color": color, "width": 0 if filled else 1.25}},
    )


def _in_flight(trace: Trace, colors: Colors) -> go.Scatter:
    """The curve of attempts in flight; of a long one the highest level of each stretch of time."""
    steps = trace.in_flight()
    if len(steps) > MOST_STEPS:
        begin, width = steps[0][0], (steps[-1][0] - steps[0][0]) / MOST_STEPS
        highest: dict[int, int] = {}
        for at, level in steps:
            stretch = int((at - begin) / width)
            highest[stretch] = max(level, highest.get(stretch, 0))
        steps = [(begin + stretch * width, level) for stretch, level in highest.items()]
    return go.Scatter(
        x=[round(at, 3) for at, _ in steps], y=[level for _, level in steps], yaxis="y2", name="calls in flight",
        mode="lines", line={"shape": "hv", "color": colors.quiet, "width": 1.5}, fill="tozeroy",
        fillcolor=colors.hairline, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
