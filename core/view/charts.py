"""Plotly figures of traces and results, in the colours of both themes, each with its alternative text. All are pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.trace.compare import pairs
from core.trace.speed import at_speed
from core.trace.trace import Trace
from core.view.colors import LIGHT, Colors

SANS = '"Source Sans", sans-serif'
_MOST_CALLS = 20  # that are drawn by name
Scores = Sequence[Sequence[int | None]]  # of the drafts in each round; None: no usable verdict


def alt(figure: go.Figure) -> str:
    """What the figure shows, in a sentence, for those who can't see it."""
    return str(figure.layout.meta["alt"])


def latencies(first: Trace, second: Trace, titles: tuple[str, str], colors: Colors = LIGHT) -> go.Figure:
    """How long each call lasted in both of two runs, in seconds, in the order of their rows; at most 20 calls.

    The gap in a pair of bars is a call that one of them did not make, or that never ended.
    """
    compared = pairs(first, second)[:_MOST_CALLS]
    values = [[None if made is None else made.duration for made in (pair.first, pair.second)] for pair in compared]
    texts = [["" if value is None else f"{value:.2f} s" for value in both] for both in values]
    names = [pair.name for pair in compared]
    speeds = {at_speed(run.pace) for run in (first, second)}
    title = ", ".join(["Latency of each call", *filter(None, speeds)]) if len(speeds) == 1 else "Latency of each call"
    return _pairs(title, "seconds", names, values, texts, titles, colors)


def calls_by_step(first: Trace, second: Trace, titles: tuple[str, str], colors: Colors = LIGHT) -> go.Figure:
    """How many calls both of two runs made of each step, retries not counted."""
    steps = list(dict.fromkeys(span.step for run in (first, second) for span in run.spans))
    counts = [[sum(span.step == step for span in run.spans) for run in (first, second)] for step in steps]
    texts = [[f"{count:,}" for count in both] for both in counts]
    return _pairs("Calls of each step", "calls", steps, counts, texts, titles, colors)


def _pairs(
    title: str,
    unit: str,
    names: Sequence[str],
    values: Sequence[Sequence[float | None]],
    texts: Sequence[Sequence[str]],
    titles: tuple[str, str],
    colors: Colors,
) -> go.Figure:
    """The first run hollow, the second filled: told apart without colour."""
    bars = [
        go.Bar(
            x=[both[side] for both in values],
            y=list(names),
            orientation="h",
            name=titles[side],
            text=[f"\u2002{both[side]}" if both[side] else "" for both in texts],
            textposition="outside",
            textfont={"size": 13, "color": colors.ink},
            constraintext="none",
            cliponaxis=False,
            hoverinfo="skip",
            marker={
                "color": (colors.ground, colors.work)[side],
                "line": {"color": colors.work, "width": 1.5},
                "opacity": 1,
            },
        )
        for side in (0, 1)
    ]
    most = max((value for both in values for value in both if value is not None), default=0)
    words = [f"{name} {' and '.join(text or 'none' for text in both)}" for name, both in zip(names, texts, strict=True)]
    across = {
        "title_text": unit, "range": [0, most * 1.35 or 1], "showgrid": False, "showline": True,
        "linecolor": colors.idle, "nticks": 4,
        "dtick": 1 if unit == "calls" and most < 4 else None,  # there is no half of a call
    }  # fmt: skip
    down = {
        "autorange": "reversed", "showgrid": False, "tickfont": {"size": 14, "color": colors.ink},
        "ticksuffix": "\u2002", "type": "category",
    }  # fmt: skip
    alt = f"{title}, {titles[0].lower()} and {titles[1].lower()}: {'; '.join(words)}."
    return figure_of(
        title, alt, colors, 140 + 38 * max(len(names), 1), bars, xaxis=across, yaxis=down,
        barmode="group", bargap=0.3, bargroupgap=0.12, showlegend=True,
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "font": {"color": colors.ink}},
        margin={"l": 8, "r": 16, "t": 76, "b": 44},
    )  # fmt: skip


class _Point(NamedTuple):
    """A draft on the score chart; the candidates of a round stand side by side."""

    x: float
    round: int
    score: int


def score_chart(rounds: Scores, target: int, colors: Colors = LIGHT) -> go.Figure:
    """The score of every draft by round, 1 to 10; the best is filled and said, the target a dashed line."""
    points: list[_Point] = []
    missing: list[float] = []
    for number, scores in enumerate(rounds, 1):
        for place, score in enumerate(scores):
            x = number + 0.16 * (place - (len(scores) - 1) / 2)
            if score is None:
                missing.append(x)
            else:
                points.append(_Point(x, number, score))
    best = max(points, key=lambda point: point.score, default=None)  # of equals the earlier
    tops = {p.round: p for p in sorted(points, key=lambda point: (point.score, -point.x))}
    data = [_line(tops, colors), _dots(points, best, target, colors)]
    marks: list[dict[str, Any]] = [
        {
            "x": 0, "xref": "paper", "y": target, "text": f"target {target}", "showarrow": False, "xanchor": "left",
            "yanchor": "bottom", "font": {"color": colors.ink},
        },
        *({"x": x, "y": 0, "text": "no<br>score", "showarrow": False, "yanchor": "bottom"} for x in missing),
    ]  # fmt: skip
    line = {
        "type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": target, "y1": target,
        "line": {"color": colors.ink, "width": 1.5, "dash": "dash"},
    }  # fmt: skip
    across = {
        "title_text": "round", "range": [0.6, max(len(rounds), 3) + 0.5], "dtick": 1, "showgrid": False,
        "showline": True, "linecolor": colors.idle,
    }  # fmt: skip
    up = {"title_text": "score (1 to 10)", "range": [0, 10.9], "dtick": 2, "tick0": 0}
    return figure_of(
        "Score per round", _in_words(rounds, target), colors, 320, data,
        xaxis=across, yaxis=up, annotations=marks, shapes=[line],
    )  # fmt: skip


def _line(tops: Mapping[int, _Point], colors: Colors) -> go.Scatter:
    """From the best draft of each round to that of the next."""
    points = [tops[number] for number in sorted(tops)]
    return go.Scatter(
        x=[p.x for p in points], y=[p.score for p in points], mode="lines", line={"color": colors.judge, "width": 2},
        hoverinfo="skip",
    )  # fmt: skip


def _dots(points: Sequence[_Point], best: _Point | None, target: int, colors: Colors) -> go.Scatter:
    """Each with its score below it; of the best above it, where the line of the target would not cross the words."""
    above = best if best is None or best.score >= target or best.score < target - 1 else None
    return go.Scatter(
        x=[p.x for p in points],
        y=[p.score for p in points],
        mode="markers+text",
        text=[f"<b>{p.score}</b> best" if p == best else f"{p.score}" for p in points],
        textposition=["top center" if p == above else "bottom center" for p in points],
        textfont={"size": 15, "color": colors.ink},
        cliponaxis=False,
        hoverinfo="skip",
        marker={
            "size": [16 if p == best else 11 for p in points],
            "color": [colors.judge if p == best else colors.ground for p in points],
            "line": {"color": colors.judge, "width": 2.25},
            "opacity": 1,
        },
    )


def _in_words(rounds: Scores, target: int) -> str:
    words = [", ".join("no score" if score is None else f"{score}" for score in scores) for scores in rounds]
    each = "; ".join(f"round {number}: {scores}" for number, scores in enumerate(words, 1))
    return f"Scores by round, target {target}. {each or 'No round yet'}."


def axis(colors: Colors) -> dict[str, Any]:
    """What all axes have."""
    small = {"size": 13, "color": colors.quiet}
    return {
        "color": colors.quiet, "gridcolor": colors.hairline, "zeroline": False, "rangemode": "tozero",
        "automargin": True, "fixedrange": True, "tickfont": small, "title_font": small,
    }  # fmt: skip


def figure_of(
    title: str,
    alt: str,
    colors: Colors,
    height: int,
    data: list[Any],
    *,
    xaxis: dict[str, Any],
    yaxis: dict[str, Any],
    **layout: Any,
) -> go.Figure:
    """Paper, hairlines, figures: what all charts share. Built in one go: each later change would cost a millisecond."""
    heading = {
        "text": title, "x": 0, "xref": "container", "xanchor": "left", "y": 1, "yanchor": "top", "pad": {"t": 8},
        "font": {"family": SANS, "size": 16, "weight": 600, "color": colors.ink},
    }  # fmt: skip
    shared = {
        "template": {},
        "title": heading,
        "font": {"family": SANS, "size": 13, "color": colors.quiet},
        "paper_bgcolor": colors.ground,
        "plot_bgcolor": colors.ground,
        "height": height,
        "margin": {"l": 8, "r": 16, "t": 48, "b": 44},
        "showlegend": False,
        "dragmode": False,
        "xaxis": axis(colors) | xaxis,
        "yaxis": axis(colors) | yaxis,
        "meta": {"alt": alt},
    }
    return go.Figure(data=data, layout=shared | layout)
