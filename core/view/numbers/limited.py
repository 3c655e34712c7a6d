"""Against a provider's limit: what the limit adds to a run, the refusals, and how long calls wait for the provider."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.limited import Limited, Point
from core.trace.counts import counted
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, LEGEND, MARGIN, Table, Told, lasting, line, points


def told(made: Limited) -> Told:
    """The last point beside the same run without limits, what it met, and the law of the limits."""
    last = made.points[-1]
    met = (
        f"{counted(last.refused, 'attempt')} met 429; one call waited {lasting(last.longest)} for the provider."
        if last.refused
        else "No attempt met 429."
    )
    lost = f" {counted(last.lost, 'call')} had to be given up." if last.lost else ""
    return Told(
        lasting(last.took),
        f"is what {last.items:,} {made.item.lower()}{'s take' if last.items > 1 else ' takes'} against "
        f"{_limits(made)}; without the provider’s limit {lasting(last.free)}. {met}{lost} {_law(made, last)}",
    )


def _limits(made: Limited) -> str:
    limits = made.limits
    by_minute = (("requests", limits.requests), ("tokens", limits.tokens))
    kept = [f"{counted(int(many), name[:-1])} a minute" for name, many in by_minute if many]
    kept += [f"{counted(limits.slots, 'slot')} of the provider"] if limits.slots else []
    return " and ".join(kept) or "no limit at all"


def _law(made: Limited, last: Point) -> str:
    """Calls by the requests a minute, and tokens by the tokens a minute; a minute's worth may go at once."""
    limits, tokens = made.limits, made.each * last.calls
    minutes = {"requests": last.calls / limits.requests if limits.requests else 0.0,
               "tokens": tokens / limits.tokens if limits.tokens else 0.0}  # fmt: skip
    name = max(minutes, key=minutes.__getitem__)
    if last.taken:
        count, many = (last.calls, limits.requests) if name == "requests" else (tokens, limits.tokens)
        return (
            f"The law: {count:,.0f} {'calls' if name == 'requests' else name} ÷ {many:,.0f} a minute are "
            f"{lasting(60 * minutes[name])}. A minute’s worth goes at once, so the last call goes after "
            f"{lasting(last.taken)} and takes {lasting(last.least - last.taken)} or more: {lasting(last.least)} at "
            "least."
        )
    if 0 < minutes[name] <= 1:
        return "A minute’s worth may go at once, and these calls are no more: nobody waits for the next minute."
    return f"No order of these calls is faster than {lasting(last.least)}."


def figures(made: Limited, colors: Colors = LIGHT) -> list[go.Figure]:
    """Seconds with the law and the run without limits; then the refusals, and the waits."""
    return [_seconds(made, colors), _refused(made, colors), _waits(made, colors)]


def _x(made: Limited) -> list[int]:
    return [one.items for one in made.points]


def _across(made: Limited) -> dict[str, object]:
    last = _x(made)[-1]
    return {"title_text": f"{made.item.lower()}s", "showgrid": False, "showline": True, "nticks": 8,
            "range": [0, last * 1.03], "dtick": 1 if last <= 10 else None}  # fmt: skip


def _dots(made: Limited, y: Sequence[float], what: Sequence[str], name: str, colors: Colors) -> go.Scatter:
    opens = [f"{one.items}x{made.at_once or 'none'}" for one in made.points]
    words = [f"{one.items:,} {made.item.lower()}s: {said}" for one, said in zip(made.points, what, strict=True)]
    return points(_x(made), y, name, colors, opens, words)


def _seconds(made: Limited, colors: Colors) -> go.Figure:
    x, found, last = _x(made), made.points, made.points[-1]
    took = [one.took for one in found]
    data = [
        line(x, [one.free for one in found], "without the provider’s limit", colors.idle, "dash"),
        line(x, [one.least for one in found], "the law", colors.ink, "dot"),
        _dots(made, took, [f"{lasting(one.took)}, {one.refused:,} refused" for one in found], "the run", colors),
    ]
    words = (
        f"Seconds against {made.item.lower()}s: {last.took:.2f} s for {last.items:,}; the law {last.least:.2f} s, "
        f"without the provider’s limit {last.free:.2f} s."
    )
    return figure_of(
        "Time of the whole run", words, colors, HEIGHT, data,
        xaxis=_across(made), yaxis={"title_text": "seconds", "range": [0, 1.15 * max(took)]},
        showlegend=True, legend=LEGEND, margin=MARGIN,
    )  # fmt: skip


def _refused(made: Limited, colors: Colors) -> go.Figure:
    refused = [one.refused for one in made.points]
    data = [_dots(made, refused, [f"{count:,} refused" for count in refused], "refused", colors)]
    return figure_of(
        "Attempts that met 429", f"Refused attempts: {refused[-1]:,} at the most items.", colors, 300, data,
        xaxis=_across(made), yaxis={"title_text": "attempts", "range": [0, 1.15 * max(4, *refused)]},
        margin={**MARGIN, "t": 56},
    )  # fmt: skip


def _waits(made: Limited, colors: Colors) -> go.Figure:
    longest, mean = [one.longest for one in made.points], [one.waited / one.calls for one in made.points]
    data = [
        line(_x(made), mean, "of all calls, on average", colors.quiet, "dot"),
        _dots(made, longest, [f"one call waited {lasting(one)}" for one in longest], "the longest", colors),
    ]
    return figure_of(
        "Waiting for the provider", f"The longest wait of a call: {longest[-1]:.2f} s.", colors, 300, data,
        xaxis=_across(made), yaxis={"title_text": "seconds", "range": [0, 1.15 * max(1.0, *longest)]},
        showlegend=True, legend=LEGEND, margin=MARGIN,
    )  # fmt: skip


def tables(made: Limited) -> dict[str, Table]:
    """Every size with its run against the limits: all three charts."""
    head = [f"{made.item}s", "Calls", "Seconds", "Without the provider’s limit", "Least by law", "Attempts with 429",
            "Waited, all calls s", "Waited, longest s", "Given up"]  # fmt: skip
    rows = [
        [one.items, one.calls, one.took, one.free, one.least, one.refused, one.waited, one.longest, one.lost]
        for one in made.points
    ]
    return {"Every size": Table(head, rows, (",d", ",d", ".2f", ".2f", ".2f", ",d", ".2f", ".2f", ",d"))}
