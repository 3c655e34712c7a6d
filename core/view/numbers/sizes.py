"""Time, speed-up and efficiency against size or limit: computed points on the curves of the laws."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.sizes import DRAWN, Point, Sweep
from core.trace.counts import counted
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, LEGEND, MARGIN, Cell, Table, Told, lasting, line, points


def told(sweep: Sweep) -> Told:
    """The speed-up of the last point and what holds it there."""
    last = sweep.points[-1]
    where = counted(last.items, sweep.item.lower())
    limit = "all at once" if last.limit is None or last.limit >= last.calls else f"{last.limit:,} at once"
    at_once = "alone" if last.calls == 1 else limit
    words = (
        f"as fast as one call after the other: {where}, {at_once}, {'take' if last.items > 1 else 'takes'} "
        f"{lasting(last.took)} instead of {lasting(last.work)}. {_HELD[_holds(last, sweep.serial)].format(last)}"
    )
    least, most = f"{last.bounds.least:.2f}", f"{last.bounds.most:.2f}"
    if least != most:
        words += f" In any order these calls take {least} to {most} s: the bounds of Graham and Brent."
    if sweep.serial > 0:
        words += f" {sweep.serial:.0%} of the work can share its time with nothing: Amdahl allows {last.most:.1f}×."
    return Told(f"{last.speedup:.1f}×", words)


def _holds(point: Point, serial: float) -> str:
    """What keeps the run from being shorter."""
    if point.longest >= point.took * (1 - 1e-9):
        return "the longest chain"
    if point.limit is not None and point.efficiency > 0.9:
        return "the slots"
    return "what runs alone" if serial else "the wait for the last calls"


_BUSY = "The slots are busy {0.efficiency:.0%} of the time"
_HELD = {
    "the longest chain": "The longest chain alone takes {0.longest:.2f} s, and nobody can be faster.",
    "the slots": f"{_BUSY}: only more of them would help.",
    "the wait for the last calls": f"{_BUSY}; the rest is waiting for the last calls to end.",
    "what runs alone": f"{_BUSY}; the rest is what runs alone, and waiting for the last calls to end.",
}


def figures(sweep: Sweep, colors: Colors = LIGHT) -> list[go.Figure]:
    """Seconds with the bounds; then the speed-up under Amdahl's curve and its ceiling, and the efficiency."""
    return [_seconds(sweep, colors), _speedup(sweep, colors), _efficiency(sweep, colors)]


def _x(sweep: Sweep) -> list[float]:
    return [float(point.limit or point.calls) if sweep.against_limit else float(point.items) for point in sweep.points]


def _across(sweep: Sweep) -> dict[str, object]:
    title = "calls at once" if sweep.against_limit else f"{sweep.item.lower()}s"
    last = _x(sweep)[-1]
    if sweep.against_limit and last > DRAWN:  # those of many are closer together where each one counts
        marks = [step * 10**power for power in range(3) for step in (1, 2, 5) if step * 10**power <= last]
        return {"title_text": title, "showgrid": False, "showline": True, "type": "log", "tickvals": marks,
                "rangemode": "normal", "range": [-0.04, math.log10(last) + 0.04]}  # fmt: skip
    return {
        "title_text": title, "showgrid": False, "showline": True, "nticks": 8, "range": [0, last * 1.03],
        "dtick": 1 if last <= 10 else None,
    }  # fmt: skip


def _dots(sweep: Sweep, value: Callable[[Point], float], unit: str, colors: Colors) -> go.Scatter:
    opens = [f"{point.items}x{point.limit or 'none'}" for point in sweep.points]
    words = [
        f"{counted(point.items, sweep.item.lower())}, {f'{point.limit:,} at once' if point.limit else 'no limit'}: "
        f"{value(point):,.2f}{unit}"
        for point in sweep.points
    ]
    return points(_x(sweep), [value(point) for point in sweep.points], "computed", colors, opens, words)


def _seconds(sweep: Sweep, colors: Colors) -> go.Figure:
    x, found = _x(sweep), sweep.points
    top = 1.15 * max(max(point.took, point.bounds.most, point.waves or 0, point.usual or 0) for point in found)
    band = {"line": {"width": 0}, "mode": "lines", "hoverinfo": "skip", "x": x}
    least = [point.bounds.least for point in found]
    data = [
        go.Scatter(y=least, showlegend=False, **band),
        go.Scatter(
            y=[point.bounds.most for point in found], name="bounds", fill="tonexty", fillcolor=colors.hairline, **band
        ),
        line(x, least, "", colors.idle, showlegend=False),  # where nothing waits for a slot there is no band
        line(x, [point.work for point in found], "one after the other", colors.idle, "dash"),
        *_law(x, sweep, colors),
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


def _law(x: Sequence[float], sweep: Sweep, colors: Colors) -> list[go.Scatter]:
    """That of each point: of the longest call where none waits for a slot, else of waves; of chains there is none."""
    law = [point.usual if point.waves is None else point.waves for point in sweep.points]
    if None in law:
        return []
    wait = any(point.waves is not None for point in sweep.points)
    name = "longest, then waves" if wait else "longest, on average"
    return [line(x, law, "equal calls in waves" if sweep.against_limit else name, colors.quiet, "dot")]


def _speedup(sweep: Sweep, colors: Colors) -> go.Figure:
    x, found = _x(sweep), sweep.points
    data = [
        line(x, [point.most for point in found], "Amdahl’s law", colors.quiet, "dot"),
        line(x, [point.ceiling for point in found], "min(N, c, T1/longest)", colors.idle, "dash"),
        _dots(sweep, lambda point: point.speedup, "×", colors),
    ]
    top = 1.15 * max(max(point.ceiling, min(point.most, point.speedup * 2)) for point in found)
    title = f"Speed-up, held by {_holds(found[-1], sweep.serial)}"
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


def tables(sweep: Sweep) -> dict[str, Table]:
    """Every point with its laws, its bounds and its ratios: all three charts."""
    head = [f"{sweep.item}s", "At once", "Calls", "Seconds", "Equal, in waves", "Longest, on average", "Least", "Most",
            "One by one", "Speed-up", "Amdahl allows", "min(N, c, T1/longest)", "Efficiency"]  # fmt: skip
    rows: list[list[Cell]] = [
        [p.items, p.limit or "no limit", p.calls, p.took, p.waves, p.usual, p.bounds.least, p.bounds.most, p.work,
         p.speedup, p.most, p.ceiling, p.efficiency]
        for p in sweep.points
    ]  # fmt: skip
    return {"Every point": Table(head, rows, (*[",d"] * 3, *[".2f"] * 9, ".0%"))}
