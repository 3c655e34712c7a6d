"""Plotly figures of traces and results: pure functions, each with its title, its units and its alternative text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

import plotly.graph_objects as go

from core.span import Span
from core.trace import Trace

MOST_ROWS = 500  # calls drawn one by one; a longer trace shows its longest and its failed calls
LONGEST = 40
MOST_FAILED = 40
MOST_STEPS = 600  # points of the curve of calls in flight
SANS = '"Source Sans", sans-serif'
SERIF = '"Source Serif", serif'


class Colors(NamedTuple):
    """The colours of one theme; `.streamlit/config.toml` and the drawings in the browser have the same ones."""

    ground: str
    ink: str
    quiet: str  # captions and axis text
    idle: str  # waiting and cancelled: shapes, never text
    hairline: str
    work: str
    decide: str
    judge: str
    combine: str
    failed: str

    def kind(self, span: Span) -> str:
        """The colour of a call; a tool does work."""
        colors = {"decide": self.decide, "judge": self.judge, "combine": self.combine}
        return colors.get(span.kind, self.work)


LIGHT = Colors(
    ground="#FCFBF8", ink="#1B1E24", quiet="#5B606B", idle="#858A93", hairline="#DEDAD0",
    work="#3665CD", decide="#7E0185", judge="#9D7427", combine="#195C4C", failed="#AC0016",
)  # fmt: skip
DARK = Colors(
    ground="#14161A", ink="#E9E7E1", quiet="#A3A8B2", idle="#747A85", hairline="#343943",
    work="#6A93F5", decide="#C98BB8", judge="#F6C26B", combine="#7FDCC4", failed="#F97566",
)  # fmt: skip


class Scored(Protocol):
    """A draft, as far as the score chart looks at it."""

    @property
    def score(self) -> int | None: ...


def alt(figure: go.Figure) -> str:
    """What the figure shows, in one sentence, for those who can't see it."""
    return str(figure.layout.meta["alt"])


def wall_time(sequential: Trace | None, parallel: Trace | None, colors: Colors = LIGHT) -> go.Figure:
    """Makespans in seconds as two bars; axes alone when there is no comparison yet."""
    runs = [run and run.makespan for run in (sequential, parallel)]
    return _pair("Wall time", "seconds", runs, [_seconds(run) for run in runs], 10.0, colors)


def call_count(sequential: Trace | None, parallel: Trace | None, colors: Colors = LIGHT) -> go.Figure:
    """Calls asked for, retries not counted, as two bars; axes alone when there is no comparison yet."""
    runs = (sequential, parallel)
    return _pair("Calls", "calls", [run and run.calls for run in runs], [_calls(run) for run in runs], 6.0, colors)


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:.2f} s"


def _calls(run: Trace | None) -> str:
    if run is None:
        return ""
    cancelled = sum(span.status == "cancelled" for span in run.spans)
    return f"{run.calls}, {cancelled} cancelled" if cancelled else f"{run.calls}"


def _pair(
    title: str, unit: str, values: Sequence[float | None], texts: Sequence[str], empty: float, colors: Colors
) -> go.Figure:
    """Sequential hollow, parallel filled: told apart without colour."""
    names = ["Sequential", "Parallel"]
    known = [value for value in values if value is not None]
    words = max((len(text) for text in texts), default=0)
    end = max(known, default=0.0) * (1.12 + 0.03 * words) or empty
    bars = go.Bar(
        x=list(values),
        y=names,
        orientation="h",
        width=0.52,
        text=list(texts),
        textposition="outside",
        textfont={"size": 15, "color": colors.ink},
        cliponaxis=False,
        hoverinfo="skip",
        marker={"color": [colors.ground, colors.work], "line": {"color": colors.work, "width": 2}, "opacity": 1},
    )
    said = "; ".join(f"{name} {text}" for name, text in zip(names, texts, strict=True) if text)
    figure = _figure(title, f"{title}, bars: {said or 'nothing to show yet'}.", colors, height=240, data=[bars])
    figure.update_xaxes(
        title=unit, range=[0, end], showgrid=False, showline=True, linecolor=colors.idle, nticks=4, rangemode="tozero"
    )
    figure.update_yaxes(autorange="reversed", tickfont={"size": 15, "color": colors.ink}, ticksuffix=" ")
    if not known:
        _note(figure, "nothing to compare yet", colors)
    return figure


def score_chart(history: Sequence[Sequence[Scored]], target: int, colors: Colors = LIGHT) -> go.Figure:
    """The score of every draft by round, the best filled and said, the target as a dashed line; no unit, 1 to 10."""
    points = [
        (number + 0.16 * (place - (len(drafts) - 1) / 2), number, draft.score)
        for number, drafts in enumerate(history, 1)
        for place, draft in enumerate(drafts)
    ]
    scored = [(x, number, score) for x, number, score in points if score is not None]
    best = max(scored, key=lambda point: point[2], default=None)
    tops = [max(p for p in scored if p[1] == number) for number in sorted({p[1] for p in scored})]
    tops = [max((p for p in scored if p[1] == top[1]), key=lambda p: p[2]) for top in tops]
    texts = [f"<b>{score}</b> best" if (x, number, score) == best else f"{score}" for x, number, score in scored]
    line = go.Scatter(
        x=[p[0] for p in tops], y=[p[2] for p in tops], mode="lines", line={"color": colors.judge, "width": 2},
        hoverinfo="skip",
    )  # fmt: skip
    dots = go.Scatter(
        x=[p[0] for p in scored],
        y=[p[2] for p in scored],
        mode="markers+text",
        text=texts,
        textposition=["top center" if p == best else "bottom center" for p in scored],
        textfont={"size": 15, "color": colors.ink},
        cliponaxis=False,
        hoverinfo="skip",
        marker={
            "size": [16 if p == best else 11 for p in scored],
            "color": [colors.judge if p == best else colors.ground for p in scored],
            "line": {"color": colors.judge, "width": 2.25},
            "opacity": 1,
        },
    )
    figure = _figure("Score per round", _said(history, target), colors, height=320, data=[line, dots])
    rounds = max(len(history), 3)
    figure.update_xaxes(title="round", range=[0.6, rounds + 0.5], dtick=1, showgrid=False, showline=True)
    figure.update_yaxes(title="score (1 to 10)", range=[0, 10.9], dtick=2, tick0=0, rangemode="tozero")
    figure.update_xaxes(linecolor=colors.idle)
    figure.add_hline(y=target, line={"color": colors.ink, "width": 1.5, "dash": "dash"})
    figure.add_annotation(
        x=0, xref="paper", y=target, text=f"target {target}", showarrow=False, xanchor="left", yanchor="bottom",
        font={"size": 13, "color": colors.ink},
    )  # fmt: skip
    for x, _, score in points:
        if score is None:
            figure.add_annotation(x=x, y=0, text="no<br>score", showarrow=False, yanchor="bottom")
    return figure


def _said(history: Sequence[Sequence[Scored]], target: int) -> str:
    rounds = [", ".join("no score" if d.score is None else f"{d.score}" for d in drafts) for drafts in history]
    each = "; ".join(f"round {number}: {scores}" for number, scores in enumerate(rounds, 1))
    return f"Scores by round, target {target}. {each or 'No round yet'}."


class Bar(NamedTuple):
    """A stretch of one call's row."""

    row: int
    start: float
    length: float
    span: int
    look: tuple[str, str]  # what it is, its colour


def timeline(trace: Trace, colors: Colors = LIGHT) -> go.Figure:
    """Calls over time in seconds, and below them the calls in flight.

    Up to 500 calls have a row each; of more, the longest and the failed ones do. Built for 10,000 calls in one
    chart of at most 300 kB.
    """
    shown, caption = _shown(trace)
    names = trace.names
    rows = {span.id: row for row, span in enumerate(shown, 1)}
    looks: defaultdict[tuple[str, str], list[Bar]] = defaultdict(list)
    for span in shown:
        for bar in _bars(span, rows[span.id], trace.now, colors):
            looks[bar.look].append(bar)
    data: list[Any] = [_row_bars(what, color, bars, colors) for (what, color), bars in looks.items()]
    data.append(_in_flight(trace, colors))
    height = 190 + min(max(14 * len(shown), 120), 640)
    figure = _figure("Timeline", f"Timeline in seconds. {caption}", colors, height=height, data=data)
    few = len(shown) <= LONGEST + MOST_FAILED
    labels = {"tickvals": list(rows.values()), "ticktext": [names[i] for i in rows]} if few else {"title": "call"}
    figure.update_layout(
        barmode="overlay",
        bargap=0.25,
        xaxis={"title": "seconds", "range": [0, max(trace.now, 0.001) * 1.02], "anchor": "y2", "rangemode": "tozero"},
        yaxis={"domain": [0.26, 1], "range": [len(shown) + 0.6, 0.4], "showgrid": False, **labels},
        yaxis2={"domain": [0, 0.2], "title": "in flight", "rangemode": "tozero", "nticks": 4},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        margin={"t": 92},
    )
    figure.add_annotation(text=caption, x=0, xref="paper", y=1, yref="container", yshift=-44, showarrow=False)
    return figure


def _shown(trace: Trace) -> tuple[Sequence[Span], str]:
    """The calls that get a row, in the order they were asked for, and a sentence that says which they are."""
    failed = [span for span in trace.spans if span.status == "error"]
    counts = f"{trace.calls:,} calls in {trace.makespan:.2f} s, {len(failed):,} failed, at most {trace.peak:,} in flight."
    if trace.calls <= MOST_ROWS:
        return trace.spans, counts
    ended = [span for span in trace.spans if span.duration is not None]
    chosen = {span.id for span in sorted(ended, key=lambda span: -(span.duration or 0.0))[:LONGEST]}
    chosen |= {span.id for span in failed[:MOST_FAILED]}
    rows = [span for span in trace.spans if span.id in chosen]
    return rows, f"{counts} Rows: the {LONGEST} longest" + (f" and {min(len(failed), MOST_FAILED)} failed." if failed else ".")


def _bars(span: Span, row: int, now: float, colors: Colors) -> Iterable[Bar]:
    """One call's waiting, its attempts and their phases."""
    for attempt in span.attempts:
        end = now if attempt.end is None else attempt.end
        start = end if attempt.start is None else attempt.start
        if start > attempt.queued:
            yield Bar(row, attempt.queued, start - attempt.queued, span.id, ("waiting for a slot", colors.hairline))
        if attempt.status in ("error", "cancelled"):
            what, color = ("failed", colors.failed) if attempt.status == "error" else ("cancelled", colors.idle)
            yield Bar(row, start, end - start, span.id, (what, color))
            continue
        first = end if attempt.first_token is None else attempt.first_token
        yield Bar(row, start, first - start, span.id, (f"{span.kind}, waiting", colors.kind(span)))
        if end > first:
            yield Bar(row, first, end - first, span.id, (f"{span.kind}, streaming", colors.kind(span)))


def _row_bars(what: str, color: str, bars: Sequence[Bar], colors: Colors) -> go.Bar:
    """All stretches of one look, as one series; hollow unless an answer is streaming in."""
    solid = what.endswith("streaming") or what == "waiting for a slot"
    return go.Bar(
        name=what,
        orientation="h",
        base=[round(bar.start, 3) for bar in bars],
        x=[round(bar.length, 3) for bar in bars],
        y=[bar.row for bar in bars],
        customdata=[bar.span for bar in bars],
        hoverinfo="none",
        marker={"color": color if solid else colors.ground, "line": {"color": color, "width": 0 if solid else 1.25}},
    )


def _in_flight(trace: Trace, colors: Colors) -> go.Scatter:
    """The curve of attempts in flight; of a long one the highest level of each stretch of time."""
    steps = trace.in_flight()
    if len(steps) > MOST_STEPS:
        width = (steps[-1][0] - steps[0][0]) / MOST_STEPS or 1.0
        highest: dict[int, int] = {}
        for at, level in steps:
            stretch = int((at - steps[0][0]) / width)
            highest[stretch] = max(level, highest.get(stretch, 0))
        steps = [(steps[0][0] + stretch * width, level) for stretch, level in highest.items()]
        steps[-1] = (steps[-1][0], 0)
    return go.Scatter(
        x=[round(at, 3) for at, _ in steps], y=[level for _, level in steps], yaxis="y2", name="calls in flight",
        mode="lines", line={"shape": "hv", "color": colors.quiet, "width": 1.5}, fill="tozeroy",
        fillcolor=colors.hairline, hoverinfo="skip", showlegend=False,
    )  # fmt: skip


def _figure(title: str, alt: str, colors: Colors, *, height: int, data: list[Any]) -> go.Figure:
    """Paper, hairlines, figures: what all charts share."""
    axis = {
        "color": colors.quiet, "gridcolor": colors.hairline, "zeroline": False, "automargin": True, "fixedrange": True,
        "tickfont": {"size": 13, "color": colors.quiet}, "title": {"font": {"size": 13, "color": colors.quiet}},
    }  # fmt: skip
    return go.Figure(
        data=data,
        layout={
            "template": go.layout.Template(),
            "title": {"text": title, "x": 0, "xref": "container", "xanchor": "left", "y": 1, "yanchor": "top",
                      "pad": {"t": 8}, "font": {"size": 16, "weight": 600, "color": colors.ink, "family": SANS}},
            "font": {"family": SANS, "size": 13, "color": colors.quiet},
            "paper_bgcolor": colors.ground,
            "plot_bgcolor": colors.ground,
            "height": height,
            "margin": {"l": 8, "r": 16, "t": 48, "b": 44},
            "showlegend": False,
            "dragmode": False,
            "xaxis": axis,
            "yaxis": axis,
            "meta": {"alt": alt},
        },
    )  # fmt: skip


def _note(figure: go.Figure, text: str, colors: Colors) -> None:
    figure.add_annotation(
        text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font={"size": 14, "color": colors.quiet}
    )
