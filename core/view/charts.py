"""Plotly figures of traces and results: pure functions, each with its title, its units and its alternative text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.trace.span import Span
from core.trace.trace import Trace

MOST_ROWS = 500  # calls drawn one by one; a longer trace shows its longest and its failed calls
LONGEST = 40
MOST_FAILED = 40
MOST_STEPS = 600  # points of the curve of calls in flight
SANS = '"Source Sans", sans-serif'


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

    def of(self, span: Span) -> str:
        """The colour of a call's kind; a tool does work."""
        return {"decide": self.decide, "judge": self.judge, "combine": self.combine}.get(span.kind, self.work)


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
    return _figure(title, said_all, colors, 240, [bars], xaxis=across, yaxis=down, annotations=beside)


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
    return _figure(
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


class _Bar(NamedTuple):
    """A stretch of one call's row, in seconds."""

    row: int
    start: float
    length: float
    span: int


Looks = defaultdict[tuple[str, str], list[_Bar]]  # by what it is and its colour


def timeline(trace: Trace, colors: Colors = LIGHT) -> go.Figure:
    """Calls over time in seconds, and below them the calls in flight.

    Up to 500 calls have a row each; of more, the longest and the failed ones. 10,000 calls are one chart of at most
    300 kB.
    """
    shown, caption = _shown(trace)
    names = trace.names
    looks: Looks = defaultdict(list)
    for row, span in enumerate(shown, 1):
        _stretches(looks, span, row, trace.now, colors)
    data = [*(_bars(what, color, bars, colors) for (what, color), bars in looks.items()), _in_flight(trace, colors)]
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
    return _figure(
        "Timeline", f"Timeline in seconds. {caption}", colors, height, data,
        xaxis={"title_text": "seconds", "range": [0, max(trace.now, 0.001) * 1.02], "anchor": "y2"},
        yaxis=rows,
        yaxis2=_axis(colors) | {"title_text": "calls in flight", "nticks": 4, "domain": [0, 0.2]},
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


def _stretches(looks: Looks, span: Span, row: int, now: float, colors: Colors) -> None:
    """One call's waiting, its attempts and their phases."""

    def put(what: str, color: str, start: float, end: float) -> None:
        if end > start:
            looks[what, color].append(_Bar(row, round(start, 3), round(end - start, 3), span.id))

    over = now if span.end is None else span.end
    for attempt in span.attempts:
        end = over if attempt.end is None else attempt.end
        start = end if attempt.start is None else attempt.start
        put("waiting for a slot", colors.idle, attempt.queued, start)
        if attempt.status in ("error", "cancelled"):
            put(*(("failed", colors.failed) if attempt.status == "error" else ("cancelled", colors.idle)), start, end)
            continue
        first = start if attempt.first_token is None else attempt.first_token
        put(f"{span.kind}, before the first token", colors.of(span), start, first)
        put(f"{span.kind}, answer", colors.of(span), first, end)


def _bars(what: str, color: str, bars: Sequence[_Bar], colors: Colors) -> go.Bar:
    """All stretches of one look as one series: filled where an answer comes in, a line where nothing happens."""
    waiting = what.endswith("slot")
    filled = waiting or what.endswith("answer")
    return go.Bar(
        name=what,
        orientation="h",
        width=0.1 if waiting else 0.7,
        base=[bar.start for bar in bars],
        x=[bar.length for bar in bars],
        y=[bar.row for bar in bars],
        customdata=[bar.span for bar in bars],
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


def _axis(colors: Colors) -> dict[str, Any]:
    small = {"size": 13, "color": colors.quiet}
    return {
        "color": colors.quiet, "gridcolor": colors.hairline, "zeroline": False, "rangemode": "tozero",
        "automargin": True, "fixedrange": True, "tickfont": small, "title_font": small,
    }  # fmt: skip


def _figure(
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
        "xaxis": _axis(colors) | xaxis,
        "yaxis": _axis(colors) | yaxis,
        "meta": {"alt": alt},
    }
    return go.Figure(data=data, layout=shared | layout)
