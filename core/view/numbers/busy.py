"""Where it saturates: how long calls wait for a slot, against how busy the slots are."""

from __future__ import annotations

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.busy import Busy
from core.laws.saturation import in_system
from core.trace.counts import counted
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, LEGEND, MARGIN, Table, Told, label, lasting, line, points, upright


def told(busy: Busy) -> Told:
    """The wait at nine tenths of the load beside that at half of it, and Little's law."""
    at = {one.load: one for one in busy.played}
    half, high, over = at[0.5], at[0.9], busy.played[-1]
    inside = in_system(high.runs_an_hour / 3600, high.run)
    times = f"{high.wait / half.wait:.0f} times" if half.wait > 0.005 else "many times"
    plays = f"{busy.plays} plays of {counted(busy.runs, 'run')} each"
    most = max(busy.stages)
    together = f" The formula is for calls that come one by one; here {most:,} come at once." if most > 1 else ""
    return Told(
        lasting(high.wait),
        f"is what a call waits on average at a load of 90% of {counted(busy.slots, 'slot')} ({high.least:.2f} to "
        f"{high.most:.2f} s in {plays}): {times} the {half.wait:.2f} s at half the load. At 90%, "
        f"{high.runs_an_hour:,.0f} runs come an hour and each takes {high.run:.2f} s instead of "
        f"{busy.alone:.2f} s, so {inside:.1f} are under way at any moment (Little: L = λW). At {over.load:.0%} the "
        f"line only grows: up to {counted(over.longest_queue, 'call')} stood in it in one play.{together}",
    )


def figures(busy: Busy, colors: Colors = LIGHT) -> list[go.Figure]:
    """The mean wait and its p95 as played, beside the formula for calls that come one by one."""
    shown = [one for one in busy.played if one.load < 1]
    x = [100 * one.load for one in shown]
    top = 1.3 * max(max(one.wait_p95, one.most) for one in shown)  # above the last point there is room for words
    curve = [(100 * load, wait) for load, wait in busy.curve if wait <= top]
    mean = [
        f"at {one.load:.0%}: {one.wait:.2f} s on average, {one.least:.2f} to {one.most:.2f} s in {busy.plays} plays; "
        f"runs take {one.run:.2f} s"
        for one in shown
    ]
    late = [f"at {one.load:.0%}: 5 in 100 calls wait longer than {one.wait_p95:.2f} s" for one in shown]
    data = [
        line([a for a, _ in curve], [b for _, b in curve], "formula, single calls", colors.quiet, "dot"),
        points(x, [one.wait for one in shown], "played: mean, range", colors, [""] * len(shown), mean),
        points(x, [one.wait_p95 for one in shown], "played: p95", colors, [""] * len(shown), late, hollow=True),
    ]
    data[1].error_y = {
        "array": [one.most - one.wait for one in shown], "arrayminus": [one.wait - one.least for one in shown],
        "symmetric": False, "color": colors.quiet, "thickness": 1.5, "width": 5,
    }  # fmt: skip
    last = shown[-1]
    return [
        figure_of(
            "How long a call waits for a slot",
            f"Wait against load: {shown[0].wait:.2f} s at {shown[0].load:.0%}, {last.wait:.2f} s at {last.load:.0%}.",
            colors, HEIGHT, data,
            xaxis={"title_text": f"% of {counted(busy.slots, 'slot')} busy", "range": [0, 108], "showgrid": False,
                   "showline": True, "tickvals": [0, 20, 40, 60, 80, 100]},
            yaxis={"title_text": "seconds", "range": [0, top]},
            shapes=[upright(100, colors)],
            annotations=[label(100, top, "all busy", colors, xanchor="right", yanchor="top", xshift=-4)],
            showlegend=True, legend=LEGEND, margin=MARGIN,
        )
    ]  # fmt: skip


def tables(busy: Busy) -> dict[str, Table]:
    """Every load that was played, and the curve of the formula."""
    head = ["Load", "Runs an hour", "Wait, mean s", "least of the plays", "most of the plays", "Wait, p95 s",
            "Run, mean s", "Run, p95 s", "Longest line"]  # fmt: skip
    rows = [
        [one.load, one.runs_an_hour, one.wait, one.least, one.most, one.wait_p95, one.run, one.run_p95,
         one.longest_queue]
        for one in busy.played
    ]  # fmt: skip
    forms = (".0%", ",.0f", ".3f", ".3f", ".3f", ".3f", ".2f", ".2f", ",d")
    return {
        "Every load that was played": Table(head, rows, forms),
        "The formula, for calls that come one by one": Table(["Load", "Wait, mean s"], busy.curve, (".1%", ".3f")),
    }
