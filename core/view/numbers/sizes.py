"""Time, speed-up and efficiency against size or limit: computed points on the curves of the laws."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.sizes import Point, Sweep
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, LEGEND, MARGIN, Table, Told, lasting, line, points


def told(sweep: Sweep) -> Told:
    """The speed-up of the last point and what holds it there."""
    last = sweep.points[-1]
    where = f"{last.items:,} {sweep.item.lower()}{'s, ' if last.items > 1 else ', '}"
    limit = "all at once" if last.limit is None or last.limit >= last.calls else f"{last.limit:,} at once"
    at_once = "alone" if last.calls == 1 else limit
    words = (
        f"as fast as one call after the other: {where}{at_once}, {'take' if last.items > 1 else 'takes'} "
        f"{lasting(last.took)} instead of {lasting(last.work)}. {_HELD[_holds(last)].format(last)}"
    )
    least, most = f"{last.bounds.least:.2f}", f"{last.bounds.most:.2f}"
    if least != most:
        words += f" In any order these calls take {least} to {most} s: the bounds of Graham and Brent."
    if sweep.serial > 0:
        words += f" {sweep.serial:.0%} of the work can share its time with nothing: Amdahl allows {last.most:.1f}×."
    return Told(f"{last.speedup:.1f}×", words)


def _holds(point: Point) -> str:
    """What keeps the run from being shorter."""
    if point.longest >= point.took * (1 - 1e-9):
        return "the longest chain"
    return "the slots" if point.limit is not None and point.efficiency > 0.9 else "the wait for the last calls"


_HELD = {
    "the longest chain": "The longest chain alone takes {0.longest:.2f} s, and nobody can be faster.",
    "the slots": "The slots are busy {0.efficiency:.0%} of the time: only more of them would help.",
    "the wait for the last calls": "The slots are busy {0.efficiency:.0%} of the time; the rest is waiting for the "
    "last calls to end.",
}


def figures(sweep: Sweep, colors: Colors = LIGHT) -> list[go.Figure]:
    """Seconds with the bounds; then the speed-up under Amdahl's curve and its ceiling, and the efficiency."""
    return [_seconds(sweep, colors), _speedup(sweep, colors), _efficiency(sweep, colors)]


def _x(sweep: Sweep) -> list[float]:
    return [float(point.limit or point.calls) if sweep.against_limit else float(point.items) for point in sweep.points]


def _across(sweep: Sweep) -> dict[str, object]:
    title = "calls at once" if sweep.against_limit else f"{sweep.item.lower()}s"
    last = _x(sweep)[-1]
    return {
        "title_text": title, "showgrid": False, "showline": True, "nticks": 8, "range": [0, last * 1.03],
        "dtick": 1 if last <= 10 else None,
    }  # fmt: skip


def _dots(sweep: Sweep, value: Callable[[Point], float], unit: str, colors: Colors) -> go.Scatter:
    opens = [f"{point.items}x{point.limit or 'none'}" for point in sweep.points]
    words = [
        f"{point.items:,} {sweep.item.lower()}s, {point.limit or 'no limit'}{' at once' if point.limit else ''}: "
        f"{value(point):,.2f}{unit}"
        for point in sweep.points
    ]
    return points(_x(sweep), [value(point) for point in sweep.points], "computed", colors, opens, words)


def _seconds(sweep: Sweep, colors: Colors) -> go.Figure:
    x, found = _x(sweep), sweep.points
    top = 1.15 * max(max(point.took, point.bounds.most, point.law) for point in found)
    band = {"line": {"width": 0}, "mode": "lines", "hoverinfo": "skip", "x": x}
    data = [
        go.Scatter(y=[point.bounds.least for point in found], showlegend=False, **band),
        go.Scatter(
            y=[point.bounds.most for point in found], name="bounds", fill="tonexty", fillcolor=colors.hairline, **band
        ),
        line(x, [point.work for point in found], "one after the other", colors.idle, "dash"),
        line(x, [point.law for point in found], "equal calls in waves", colors.quiet, "dot"),
        _dots(sweep, lambda point: point.took, " s", colors),
    ]
    against = "calls at once" if sweep.against_limit else f"{sweep.item.lower()}s"
    last = found[-1]
    words = (
        f"Seconds against {against}: {last.took:.2f} s at {x[-1]:,.0f}, between the bounds {last.bounds.least:.2f} and "
        f"{last.bounds.most:.2f} s; one after the other {last.work:.2f} s."
    )
    return figure_of(
        "Time of the whole run, computed", words, colors, HEIGHT, data,
        xaxis=_across(sweep), yaxis={"title_text": "seconds", "range": [0, top]},
        showlegend=True, legend=LEGEND, margin=MARGIN,
    )  # fmt: skip


def _speedup(sweep: Sweep, colors: Colors) -> go.Figure:
    x, found = _x(sweep), sweep.points
    data = [
        line(x, [point.most for point in found], "the most by Amdahl’s law", colors.quiet, "dot"),
        line(x, [point.ceiling for point in found], "min(N, at once, T1 / longest)", colors.idle, "dash"),
        _dots(sweep, lambda point: point.speedup, "×", colors),
    ]
    top = 1.15 * max(max(point.speedup, min(point.most, point.speedup * 2)) for point in found)
    title = f"Speed-up, held by {_holds(found[-1])}"
    return figure_of(
        title, f"{title}: {found[-1].speedup:.1f} at the end.", colors, 300, data,
        xaxis=_across(sweep), yaxis={"title_text": "times as fast", "range": [0, top]},
        showlegend=True, legend=LEGEND, margin=MARGIN,
    )  # fmt: skip


def _efficiency(sweep: Sweep, colors: Colors) -> go.Figure:
    data = [_dots(sweep, lambda point: 100 * point.efficiency, " %", colors)]
    first, last = (f"{point.efficiency:.0%}" for point in (sweep.points[0], sweep.points[-1]))
    title = f"Efficiency: slots {first} busy, then {last}" if first != last else f"Efficiency: slots {last} busy"
    return figure_of(
        title, f"{title}.", colors, 300, data,
        xaxis=_across(sweep), yaxis={"title_text": "% of the slots’ time", "range": [0, 105]},
        margin=MARGIN,
    )  # fmt: skip


def table(sweep: Sweep) -> Table:
    """Every point with its law, its bounds and its ratios."""
    head = [f"{sweep.item}s", "At once", "Calls", "Seconds", "In waves", "Least", "Most", "One by one", "Speed-up",
            "Amdahl allows", "Efficiency"]  # fmt: skip
    rows = [
        [f"{p.items:,}", f"{p.limit:,}" if p.limit else "no limit", f"{p.calls:,}", f"{p.took:.2f}", f"{p.law:.2f}",
         f"{p.bounds.least:.2f}", f"{p.bounds.most:.2f}", f"{p.work:.2f}", f"{p.speedup:.2f}", f"{p.most:.2f}",
         f"{p.efficiency:.0%}"]
        for p in sweep.points
    ]  # fmt: skip
    return Table(head, rows)
