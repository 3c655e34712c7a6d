"""A million items on paper: time and money on logarithmic axes."""

from __future__ import annotations

import math

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.million import Million
from core.laws.costs import price_in_words
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, LEGEND, MARGIN, MONEY, Cell, Table, Told, lasting, line

_TIMES = {1: "1 s", 10: "10 s", 60: "1 min", 600: "10 min", 3600: "1 h", 86_400: "1 day",
          604_800: "1 week", 2_592_000: "30 days"}  # fmt: skip
_HALF = 0.52  # of the time, and less: as a reader would say it
_MARGIN = {**MARGIN, "r": 32}  # for half of the last mark, else it is left out
_DASHES = ("dash", "dot", "solid", "solid")


def told(made: Million) -> Told:
    """How long the most items take, what holds them up, and what they cost."""
    most, last = made.sizes[-1], made.lines[-1]
    seconds = {one.title: one.seconds[-1] for one in made.lines}
    money = ""
    if made.dollars is not None:
        money = f" It costs {price_in_words(made.dollars[-1])} on {made.prices}, at any speed."
    return Told(
        lasting(last.seconds[-1]),
        f"for {most:,} {made.item.lower()}s, {last.title}; one after the other {lasting(seconds['one at a time'])}, "
        f"without any limit {lasting(seconds['no limit'])}. {_held(made)}{money}",
    )


def _held(made: Million) -> str:
    slots = _hold(made.limit, "slot")
    if made.twice < _HALF:
        return f"{slots}: twice as many would need about half the time."
    many = made.limits.tokens if made.slower == "tokens" else made.limits.requests
    provider = _hold(many or 0, made.slower[:-1], " a minute")
    if made.binds == "slots":
        then = f"{provider[:1].lower()}{provider[1:]}"
        return f"{slots}: twice as many would need {made.twice:.0%} of the time. Then {then}."
    alone = lasting(made.lines[-2].seconds[-1])
    return f"{provider}: the slots alone would need {alone}, and more of them help nothing."


def _hold(count: float, unit: str, more: str = "") -> str:
    return f"The one {unit}{more} holds them up" if count == 1 else f"The {count:,.0f} {unit}s{more} hold them up"


def figures(made: Million, colors: Colors = LIGHT) -> list[go.Figure]:
    """Time, and money where the price is known."""
    shades = (colors.idle, colors.quiet, *((colors.work,) if len(made.lines) == 3 else (colors.ink, colors.work)))
    # The last one adds limits to the one before: in few words, or the legend would need a row for each.
    names = [one.title.replace(f"{made.lines[2].title}, ", "+ ").replace(" a minute", "/min") for one in made.lines]
    data = [
        line(made.sizes, one.seconds, name, shade, dash)
        for one, name, shade, dash in zip(made.lines, names, shades, _DASHES, strict=False)
    ]
    top = math.log10(max(one.seconds[-1] for one in made.lines)) + 0.15
    across = {
        "title_text": f"{made.item.lower()}s", "type": "log", "showgrid": False, "showline": True,
        "rangemode": "normal",
        "range": [-0.05, 6.15], "tickvals": [1, 100, 10_000, 1_000_000],
        "ticktext": ["1", "100", "10,000", "1 million"], "tickangle": 0,
    }  # fmt: skip
    said = "; ".join(f"{one.title} {lasting(one.seconds[-1])}" for one in made.lines)
    shown = [
        figure_of(
            "Time, computed", f"Time of a million {made.item.lower()}s on logarithmic axes: {said}.",
            colors, HEIGHT, data,
            xaxis=across,
            yaxis={"title_text": "", "type": "log", "rangemode": "normal", "range": [-0.3, top],
                   "tickvals": list(_TIMES), "ticktext": list(_TIMES.values())},
            showlegend=True, legend=LEGEND, margin=_MARGIN,
        )
    ]  # fmt: skip
    if made.dollars is not None:
        dollars = [float(one) for one in made.dollars]
        low, high = math.floor(math.log10(dollars[0])), math.ceil(math.log10(dollars[-1]))
        powers = range(low, high + 1)
        shown.append(
            figure_of(
                f"Money on {made.prices}: the same at any speed",
                f"{made.sizes[-1]:,} {made.item.lower()}s cost {price_in_words(made.dollars[-1])}.",
                colors, 300, [line(made.sizes, dollars, "dollars", colors.work)],
                xaxis=across,
                yaxis={"title_text": "", "type": "log", "rangemode": "normal", "range": [low, high],
                       "tickvals": [10.0**power for power in powers],
                       "ticktext": [f"${10.0**power:,.{max(2, -power) if power < 0 else 0}f}" for power in powers]},
                margin={**_MARGIN, "t": 56},
            )
        )  # fmt: skip
    return shown


def tables(made: Million) -> dict[str, Table]:
    """Every size with the seconds of each line, and its dollars: both charts."""
    money = ["Dollars"] if made.dollars else []
    rows: list[list[Cell]] = [
        [size, *(one.seconds[place] for one in made.lines), *([made.dollars[place]] if made.dollars else [])]
        for place, size in enumerate(made.sizes)
    ]
    head = [f"{made.item}s", *(f"Seconds, {one.title}" for one in made.lines), *money]
    return {"Every size": Table(head, rows, (",d", *[",.2f"] * len(made.lines), MONEY))}
