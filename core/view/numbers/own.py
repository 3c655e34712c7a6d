"""Your own model: its profile on the calls it came from, and the lab's forecasts beside the runs that they were of."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from statistics import median
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]

from core.forecasts.own import Fit, Own, OwnFits
from core.forecasts.record import Compared, Forecast, median_error
from core.laws.calibrate import LEAST, Calibrated
from core.laws.samples import Points
from core.trace.counts import counted
from core.view.charts import figure_of
from core.view.colors import LIGHT, Colors
from core.view.numbers.drawn import HEIGHT, LEGEND, MARGIN, Cell, Table, Told, line

_SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "star")
_SHOWN = len(_SYMBOLS)  # profiles in one chart


def told(found: OwnFits) -> Told:
    """What the profile of the model with most calls comes to, and how far off its forecasts were."""
    if not found.fits:
        return Told(f"{found.most} of {LEAST}", f"streamed calls of a live model. {_missing(found.most)}")
    whole = max((one.profile for one in found.fits if not one.profile.step), key=lambda one: len(one.calls))
    rate = 1 / whole.each.median
    return Told(
        f"{rate:,.0f}/s" if rate >= 100 else f"{rate:.3g}/s",
        f"tokens a second, after {whole.first.median:.2f} s to the first token (spread {whole.first.spread:.2f}): "
        f"{whole.model}, fitted to {len(whole.calls):,} calls of this session, is a model profile of every question "
        f"here. {_record_in_words(found.own)}",
    )


def _missing(calls: int) -> str:
    least = f"From {LEAST} on the lab fits a latency profile to them, and forecasts with your own model."
    return f"{counted(LEAST - calls, 'call')} to go. {least}"


def _record_in_words(own: Own) -> str:
    record, left_out = own.record, ""
    if own.left_out:
        stand = "stands" if own.left_out == 1 else "stand"
        why = "stopped, failed, broken by hand, or with answers of an earlier run"
        left_out = f" {counted(own.left_out, 'run')} {stand} beside none: {why}."
    error = median_error(record)
    if error is None:
        return f"A further live run that has ended whole stands beside its forecast, right or wrong.{left_out}"
    worst = max(record, key=lambda one: abs(one.off))
    words = f"Its forecasts of {counted(len(record), 'run')} were off by {error:.0%} in the median"
    if len(record) > 1:
        words += f", at worst by {abs(worst.off):.0%}"
    return f"{words}.{left_out}"


def in_words(one: Compared) -> str:
    """A run beside its forecast, in one line."""
    calls = "" if one.calls == one.forecast.calls else f" in {counted(one.forecast.calls, 'call')}"
    made = "" if one.calls == one.forecast.calls else f" in {counted(one.calls, 'call')}"
    size = f"{abs(one.off):.0%}"
    far = "as forecast" if size == "0%" else f"the forecast was {size} too {'long' if one.off > 0 else 'short'}"
    seconds = f"{one.forecast.seconds:.2f} s{calls}"
    return f"Forecast from your {one.known:,} calls: {seconds}. Measured {one.seconds:.2f} s{made}: {far}."


def ahead_in_words(forecast: Forecast, run: str, known: int) -> str:
    """The forecast before its run, in one line; `run`: which one."""
    between = f"8 in 10 between {forecast.low:.2f} and {forecast.high:.2f} s"
    calls = counted(forecast.calls, "call")
    return f"Forecast of {run}, from your {known:,} calls: {forecast.seconds:.2f} s in {calls}, {between}."


def figures(found: OwnFits, colors: Colors = LIGHT) -> list[go.Figure]:
    """The quantile plots of the first token and of the pace, then forecast against measured; none without a profile."""
    if not found.fits:
        return []
    shown = found.drawn[:_SHOWN]
    on = "calls on their profile" + (f", {_SHOWN} of {len(found.drawn)} profiles" if len(found.drawn) > _SHOWN else "")
    first = _quantiles(shown, [one.first for one in shown], f"First token: {on}", "s", colors, HEIGHT)
    paces = [[(1000 * a, 1000 * b) for a, b in one.each] for one in shown]
    each = _quantiles(shown, paces, f"One token: {on}", "ms", colors, 300)
    return [first, each, *([_forecasts(found.own, colors)] if found.own.record else [])]


def _quantiles(
    fits: Sequence[Fit], plots: Sequence[Points], title: str, unit: str, colors: Colors, height: int
) -> go.Figure:
    values = [value for plot in plots for point in plot for value in point]
    low, high = min(values) / 1.15, max(values) * 1.15
    data = [_diagonal(low, high, "profile and calls agree", colors)]
    for number, (fit, plot) in enumerate(zip(fits, plots, strict=True)):
        name = name_of(fit.profile, len({one.profile.model for one in fits}) > 1)
        words = [f"{name}: {measured:.3g} {unit} measured, {fitted:.3g} {unit} fitted" for fitted, measured in plot]
        data.append(go.Scatter(
            x=[a for a, _ in plot], y=[b for _, b in plot], name=f"{name}, {counted(len(fit.profile.calls), 'call')}",
            mode="markers", hovertext=words, hoverinfo="text", cliponaxis=False,
            marker={"size": 7, "symbol": _SYMBOLS[number], "opacity": 1,
                    "color": colors.ground if number % 2 else colors.work,
                    "line": {"color": colors.work, "width": 1.25}},
        ))  # fmt: skip
    calls = sum(len(fit.profile.calls) for fit in fits)
    return figure_of(
        title, f"Quantile plot of {counted(calls, 'call')}: measured against fitted {unit}.", colors, height, data,
        xaxis={"title_text": f"{unit}, as fitted", "showgrid": False, "showline": True, **_log(low, high)},
        yaxis={"title_text": f"{unit}, measured", **_log(low, high)},
        showlegend=True, legend=LEGEND, margin=MARGIN,
    )  # fmt: skip


def name_of(profile: Calibrated, several: bool) -> str:
    """Of a profile: its step, and its model where there are several; as text, since a chart reads markup."""
    step = profile.step or "all steps"
    return html.escape(f"{profile.model}, {step}" if several else step, quote=False)


def _log(low: float, high: float) -> dict[str, Any]:
    """An axis by factors, on which a lognormal is even: with 1, 2 and 5 of each power of ten."""
    ticks = [step * 10.0**power for power in range(-6, 7) for step in (1, 2, 5)]
    return {
        "type": "log", "range": [math.log10(low), math.log10(high)], "rangemode": "normal",
        "tickvals": ticks, "ticktext": [f"{tick:,g}" for tick in ticks],
    }  # fmt: skip


def _diagonal(low: float, high: float, name: str, colors: Colors) -> go.Scatter:
    return line([low, high], [low, high], name, colors.quiet, "dash")


def _forecasts(own: Own, colors: Colors) -> go.Figure:
    record = own.record
    top = 1.08 * max(max(one.forecast.high, one.seconds) for one in record)
    x = [one.forecast.seconds for one in record]
    reach = {
        "type": "data", "symmetric": False, "thickness": 1.25, "width": 0, "color": colors.work,
        "array": [one.forecast.high - one.forecast.seconds for one in record],
        "arrayminus": [one.forecast.seconds - one.forecast.low for one in record],
    }  # fmt: skip
    dots = go.Scatter(
        x=x, y=[one.seconds for one in record], name="a run, and where 8 in 10 were expected", mode="markers",
        error_x=reach, hovertext=[f"{one.title}: {in_words(one)}" for one in record], hoverinfo="text",
        cliponaxis=False, marker={"size": 9, "color": colors.work, "opacity": 1},
    )  # fmt: skip
    return figure_of(
        "Forecast against measured", f"{counted(len(record), 'run')}: {_record_in_words(own)}", colors, 300,
        [_diagonal(0, top, "right", colors), dots],
        xaxis={"title_text": "seconds, forecast", "range": [0, top], "showgrid": False, "showline": True},
        yaxis={"title_text": "seconds, measured", "range": [0, top]},
        showlegend=True, legend=LEGEND, margin=MARGIN,
    )  # fmt: skip


def data(found: OwnFits) -> dict[str, Table]:
    """Every call, as it was measured; nothing without one."""
    rows: list[list[Cell]] = [
        [call.model, call.step, call.first, call.seconds, call.tokens, call.tokens / (call.seconds - call.first)]
        for call in found.own.calls
    ]
    head = ["Model", "Step", "First token s", "Whole answer s", "Tokens", "Tokens a second"]
    return {"Every call": Table(head, rows, ("", "", ".3f", ".3f", ",d", ".1f"))} if rows else {}


def tables(found: OwnFits) -> dict[str, Table]:
    """The profiles by model and step, and the record, both in the open."""
    given = {"Its profile, by step": _profiles(found)} if found.fits else {}
    return given | ({"The lab’s forecasts, beside the runs": _record(found.own.record)} if found.own.record else {})


def _profiles(found: OwnFits) -> Table:
    head = ["Model", "Step", "Calls", "First token, median s", "Its spread", "Tokens a second", "Tokens of an answer"]
    fitted = {(one.profile.model, one.profile.step): one.profile for one in found.fits}
    met = dict.fromkeys((call.model, call.step) for call in found.own.calls)
    rows: list[list[Cell]] = []
    for model, step in [*fitted, *(one for one in met if one not in fitted)]:
        lengths = [call.tokens for call in found.own.calls if call.model == model and step in ("", call.step)]
        fit = fitted.get((model, step))
        figures: list[Cell] = (
            [fit.first.median, fit.first.spread, fit.rate]
            if fit
            else ["as all steps" if (model, "") in fitted else "too few", None, None]
        )
        rows.append([model, step or "all steps", len(lengths), *figures, median(lengths)])
    return Table(head, rows, ("", "", ",d", ".3f", ".2f", ".1f", ",.0f"))


def _record(record: Sequence[Compared]) -> Table:
    head = ["Run", "Model", "Calls known", "Forecast s", "8 in 10 between", "Measured s", "Inside", "Off by",
            "Calls forecast", "Calls made"]  # fmt: skip
    rows = [
        [one.title, one.model, one.known, one.forecast.seconds, f"{one.forecast.low:.2f} to {one.forecast.high:.2f}",
         one.seconds, "yes" if one.within else "no", one.off, one.forecast.calls, one.calls]
        for one in reversed(record)
    ]  # fmt: skip
    return Table(head, rows, ("", "", ",d", ".2f", "", ".2f", "", "+.0%", ",d", ",d"))
