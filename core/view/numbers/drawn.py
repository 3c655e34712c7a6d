"""What the charts of numbers share: points that can be pressed, lines, marks, and times in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.laws.costs import price_in_words
from core.view.colors import Colors

HEIGHT = 400
# Of the whole chart, so that it makes itself room below the title however many rows it needs.
LEGEND = {
    "orientation": "h", "xref": "container", "x": 0, "yref": "container", "y": 0.9, "yanchor": "top",
    "font": {"size": 13},
}  # fmt: skip
MARGIN = {"l": 8, "r": 16, "t": 76, "b": 44}
MONEY = "$"
_UNITS = ((172_800.0, 86_400.0, "day"), (3_570.0, 3_600.0, "h"), (120.0, 60.0, "min"))  # from how many seconds on


class Told(NamedTuple):
    """What a chart comes to: one figure, and a sentence or two that say why."""

    figure: str
    sentence: str


Cell = str | float | Decimal | None


class Table(NamedTuple):
    """The data of a chart, as it was computed. `forms`: how the numbers of each column are written for a reader."""

    head: list[str]
    rows: Sequence[Sequence[Cell]]
    forms: Sequence[str] = ()  # format specifications; MONEY: as prices are

    @property
    def shown(self) -> list[list[str]]:
        """Its cells in words."""
        forms = [*self.forms, *[""] * (len(self.head) - len(self.forms))]
        return [[_written(cell, form) for cell, form in zip(row, forms, strict=True)] for row in self.rows]


def _written(cell: Cell, form: str) -> str:
    if form == MONEY and not isinstance(cell, str):
        return price_in_words(None if cell is None else Decimal(cell))
    return "" if cell is None else cell if isinstance(cell, str) else format(cell, form)


def lasting(seconds: float) -> str:
    """Seconds in the unit that a reader would use."""
    for least, size, unit in _UNITS:
        if seconds >= least:
            count = seconds / size
            words = f"{count:,.0f}" if count >= 10 else f"{count:.1f}"
            return f"{words} {unit}{'s' if unit == 'day' else ''}"
    return f"{seconds:.2f} s"


def line(
    x: Sequence[float], y: Sequence[float | None], name: str, color: str, dash: str = "solid", **more: Any
) -> go.Scatter:
    """A law: a line without points, with a gap where it is None."""
    return go.Scatter(
        x=list(x), y=list(y), name=name, mode="lines", line={"color": color, "width": 1.75, "dash": dash},
        hoverinfo="skip", **more,
    )  # fmt: skip


def points(
    x: Sequence[float], y: Sequence[float], name: str, colors: Colors, opens: Sequence[str], words: Sequence[str],
    hollow: bool = False, size: int = 9,
) -> go.Scatter:  # fmt: skip
    """What was computed. `opens`: which run each leads to; `words`: what each says under the pointer."""
    return go.Scatter(
        x=list(x), y=list(y), name=name, mode="markers", customdata=[[one] for one in opens], hovertext=list(words),
        hoverinfo="text", cliponaxis=False,
        marker={
            "size": size, "color": colors.ground if hollow else colors.work,
            "line": {"color": colors.work, "width": 1.75}, "opacity": 1,
        },
        # What is not chosen stays as it is: the run below says which it is.
        selected={"marker": {"color": colors.ink, "opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def upright(at: float, colors: Colors, dash: str = "dash") -> dict[str, Any]:
    """An ink line over the whole height of a chart."""
    return {
        "type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "y domain",
        "line": {"color": colors.ink, "width": 1.5, "dash": dash},
    }  # fmt: skip


def label(x: float, y: float, text: str, colors: Colors, **more: Any) -> dict[str, Any]:
    """Words in a chart, on a plate of its ground."""
    return {
        "x": x, "y": y, "text": text, "showarrow": False, "font": {"size": 13, "color": colors.ink},
        "bgcolor": colors.ground, "borderpad": 1, **more,
    }  # fmt: skip


def on_stage(figure: go.Figure, height: int, size: int = 18) -> go.Figure:
    """The same chart for the back row: so high, and its words larger."""
    larger = {
        "font": {"size": size},
        "title": {"font": {"size": size}},
        "legend": {"font": {"size": size}},
        "height": height,
    }
    for axis in ("xaxis", "yaxis"):
        larger[axis] = {"tickfont": {"size": size}, "title": {"font": {"size": size}}}
    if figure.layout.showlegend:  # above whose larger rows the title stands
        larger["margin"] = {"t": 100}
    figure.update_layout(larger)
    figure.update_annotations(font_size=size)
    return figure
