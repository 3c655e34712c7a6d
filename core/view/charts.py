"""Plotly figures of traces and results: pure functions, each with its title, its units and its alternative text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.trace.trace import Trace
from core.view.colors import LIGHT, Colors

SANS = '"Source Sans", sans-serif'


class Scored(Protocol):
    """A draft, as far as the score chart looks at it."""

    @property
    def score(self) -> int | None:
        """1 to 10; None: its verdict could not be used."""


def alt(figure: go.Figure) -> str:
    """What the figure shows, in a sentence, for those who can't see it."""
    return str(figure.layout.meta["alt"])


def wall_time(sequential: Trace, parallel: Trace, colors: Colors = LIGHT) -> go.Figure:
    """Makespans in seconds as two bars."""
    values = [run.makespan for run in (sequential, parallel)]
    return _pair("Wall time", "seconds", values, [f"{v:.2f} s" for v in values], colors)


def call_count(sequential: Trace, parallel: Trace, colors: Colors = LIGHT) -> go.Figure:
    """Calls asked for, retries not counted, as two bars."""
    runs = [run.spans for run in (sequential, parallel)]
    cancelled = [sum(span.status == "cancelled" for span in spans) for spans in runs]
    notes = [f"{count:,} cancelled" if count else "" for count in cancelled]
    values = [len(spans) for spans in runs]
    return _pair("Calls", "calls", values, [f"{v:,}" for v in values], colors, notes)


def _pair(
    title: str,
    unit: str,
    values: Sequence[float],
    texts: Sequence[str],
    colors: Colors,
    notes: Sequence[str] = ("", ""),
) -> go.Figure:
    """Sequential hollow, parallel filled: told apart without colour."""
    names = ["Sequential", "Parallel"]
    room = max(len(words) for words in (*texts, *notes))
    bars = go.Bar(
        x=list(values),
        y=names,
        orientation="h",
        width=0.52,
        text=[f"\u2002{text}" for text in texts],
        textposition="outside",
        textfont={"size": 15, "color": colors.ink},
        cliponaxis=False,
        hoverinfo="skip",
        marker={"color": [colors.ground, colors.work], "line": {"color": colors.work, "width": 2}, "opacity": 1},
    )
    said = [f"{name} {text}" for name, text in zip(names, texts, strict=True)]
    said += [f"{note} of {name}" for name, note in zip(names, notes, strict=True) if note]
    beside = [
        {
            "x": value, "y": name, "text": note, "showarrow": False, "xanchor": "left", "yanchor": "top",
            "xshift": 8, "yshift": -9,
        }
        for name, value, note in zip(names, values, notes, strict=True)
        if note
    ]  # fmt: skip
    across = {
        "title_text": unit, "range": [0, max(values) * (1.1 + 0.05 * room) or 1], "showgrid": False,
        "showline": True, "linecolor": colors.idle, "nticks": 4,
        "dtick": 1 if unit == "calls" and max(values) < 4 else None,  # there is no half of a call
    }  # fmt: skip
    down = {
        "autorange": "reversed", "showgrid": False, "tickfont": {"size": 15, "color": colors.ink},
        "ticksuffix": "\u2002",
    }  # fmt: skip
    said_all = f"{title}, two bars: {'; '.join(said)}."
    return figure_of(title, said_all, colors, 240, [bars], xaxis=across, yaxis=down, annotations=beside)


class _Point(NamedTuple):
    """A draft on the score chart; the candidates of a round stand side by side."""

    x: float
    round: int
    score: int


def score_chart(history: Sequence[Sequence[Scored]], target: int, colors: Colors = LIGHT) -> go.Figure:
    """The score of every draft by round, 1 to 10; the best is filled and said, the target a dashed line."""
    points: list[_Point] = []
    missing: list[float] = []
    for number, drafts in enumerate(history, 1):
        for place, draft in enumerate(drafts):
            x = number + 0.16 * (place - (len(drafts) - 1) / 2)
            if draft.score is None:
                missing.append(x)
            else:
                points.append(_Point(x, number, draft.score))
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
        "title_text": "round", "range": [0.6, max(len(history), 3) + 0.5], "dtick": 1, "showgrid": False,
        "showline": True, "linecolor": colors.idle,
    }  # fmt: skip
    up = {"title_text": "score (1 to 10)", "range": [0, 10.9], "dtick": 2, "tick0": 0}
    return figure_of(
        "Score per round", _said(history, target), colors, 320, data,
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


def _said(history: Sequence[Sequence[Scored]], target: int) -> str:
    rounds = [", ".join("no score" if d.score is None else f"{d.score}" for d in drafts) for drafts in history]
    each = "; ".join(f"round {number}: {scores}" for number, scores in enumerate(rounds, 1))
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
