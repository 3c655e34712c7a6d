"""Sequential against parallel: the bars, and the law beside what was measured."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from core.errors import WorkflowError
from core.laws.laws import Law
from core.laws.reasons import why
from core.lesson.evaluator_optimizer import CANDIDATES
from core.lesson.registry import law, reason
from core.run import Reading
from core.runner import Shown
from core.trace.compare import pairs, table
from core.trace.trace import Trace
from core.view.charts import DARK, LIGHT, Colors, alt, call_count, wall_time
from core.view.race import COMPARABLE, READINGS
from pages.parts.drawings import draw
from pages.parts.setup.chosen import Chosen
from pages.parts.setup.session import carried, on_dark

_WIDTHS = {"wall": 296, "count": 232, "law": 320}  # px; they wrap where the page is narrower
_FEW = 8  # calls that are shown at once
_EMPTY = (  # the two charts before they have bars; `reach` is how far their axes go
    {"title": "Wall time", "unit": "seconds", "width": _WIDTHS["wall"], "reach": 10},
    {"title": "Calls", "unit": "calls", "width": _WIDTHS["count"], "reach": 6},
)
_CONFIG = {"displayModeBar": False, "staticPlot": True}


def comparison(chosen: Chosen, shown: Shown | None) -> None:
    """Both readings of the run that is shown: charts, law beside measurement, and call by call.

    Axes alone before the first comparison; meanwhile the browser loads the chart library.
    """
    pair = shown is not None and len(shown.started) == 2
    if shown is None or not pair or shown.running:
        with st.container(key=f"screen only {chosen.page}"):
            st.header("Sequential against parallel", anchor=False)
            hint = "Both are on their way." if pair else "Press Compare to run both on this input, side by side."
            st.markdown(f":small[:gray[{hint}]]")
            words = "both are on their way" if pair else "nothing to compare yet"
            empty = [axes | {"words": words} for axes in _EMPTY]
            draw("axes", {"figures": empty, "charts": _library()}, key=f"{chosen.page} axes")
        return
    sequential, parallel = (run.trace for run in shown.runs)
    colors = colors_now()
    figures = {"wall": wall_time(sequential, parallel, colors), "count": call_count(sequential, parallel, colors)}
    st.header("Sequential against parallel", anchor=False)
    with st.container(horizontal=True, gap="small"):
        for name, figure in figures.items():
            with st.container(width=_WIDTHS[name]):
                # No theme of Streamlit's: it would restyle fonts, grid and grounds, and the figure has our colours.
                st.plotly_chart(figure, theme=None, config=_CONFIG, alt=alt(figure), key=f"{chosen.page} {name}")
        with st.container(width=_WIDTHS["law"]):
            _beside(shown, sequential, parallel)
    call_by_call(sequential, parallel, READINGS, key=f"{chosen.page} pairs")


def call_by_call(first: Trace, second: Trace, titles: tuple[str, str], key: str) -> None:
    """Every call of both runs as words: what the picture shows, for reading and sorting."""
    head, rows = table(pairs(first, second), titles)
    with st.expander("Call by call", expanded=len(rows) <= _FEW):
        label = f"Call by call: {titles[0].lower()} and {titles[1].lower()}"
        draw("table", {"head": head, "rows": rows, "label": label}, key=key)


@cache
def _library() -> str:
    """Where Streamlit serves the chart library; its name changes with every build of Streamlit. Empty: nowhere."""
    folder = Path(st.__file__).with_name("static")
    program = next(folder.glob("static/js/PlotlyChart.*.js"), None)
    return program.relative_to(folder).as_posix() if program else ""


def colors_now() -> Colors:
    """The colours of a chart for the theme that the browser has."""
    return DARK if on_dark() else LIGHT


def _beside(shown: Shown, sequential: Trace, parallel: Trace) -> None:
    """The law comes from the input alone, by way of the forecast; what was measured comes from the traces."""
    first, second = shown.readings
    st.markdown("**The law beside the measurement**")
    try:
        laws = _laws(shown, first, second)
    except WorkflowError as error:
        st.text(f"No law for this input: {error}")
        return
    came = all(run.status in COMPARABLE for run in shown.runs)
    timed = not (sequential.at_once or parallel.at_once)
    measured = _ratio(sequential.makespan, parallel.makespan) if came and timed else "–"
    rows = [
        [f"Sequential: {laws[0].seconds_rule}", f"{laws[0].seconds:.2f} s", f"{sequential.makespan:.2f} s"],
        [f"Parallel: {laws[1].seconds_rule}", f"{laws[1].seconds:.2f} s", f"{parallel.makespan:.2f} s"],
        ["Speed-up", _ratio(laws[0].seconds, laws[1].seconds), measured],
        ["Calls, sequential", str(laws[0].calls), str(sequential.calls)],
        ["Calls, parallel", str(laws[1].calls), str(parallel.calls)],
        ["Work (T1), parallel", "", f"{parallel.work:.2f} s"],
        ["Longest call", "", f"{(parallel.longest.duration or 0):.2f} s" if parallel.longest else "–"],
    ]
    draw(
        "table",
        {"head": ["", "Law", "Measured"], "rows": rows, "label": "Law and measurement"},
        key=f"{shown.page} law",
    )
    # At once there are no times that a reason could be given for.
    if timed:
        st.markdown(reason(sequential, parallel))
    one, other = why(laws[0], sequential), why(laws[1], parallel)
    reasons = [f"Both readings: {one}"] if one == other else [f"Sequential: {one}", f"Parallel: {other}"]
    for sentence in reasons:
        st.markdown(f":small[:gray[{sentence}]]")


def _laws(shown: Shown, first: Reading, second: Reading) -> tuple[Law, Law]:
    seed = shown.runs[0].trace.seed
    plan = first.forecast(model=carried(shown).predictor, seed=seed).trace
    cap, candidates = second.options.get("concurrency"), second.options.get("candidates", CANDIDATES)
    return (
        law(first.pattern.__name__, plan, concurrency=1),
        law(second.pattern.__name__, plan, concurrency=cap, candidates=candidates),
    )


def _ratio(above: float, below: float) -> str:
    return f"{above / below:.2f}×" if below else "–"
