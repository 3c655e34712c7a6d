"""Sequential against parallel, in detail: the law beside what was measured, and both runs call by call."""

from __future__ import annotations

import streamlit as st

from core.laws.reasons import why
from core.lesson.glossary import explained
from core.lesson.registry import reason
from core.runner import Shown
from core.trace.compare import as_long, pairs, table
from core.trace.speed import at_speed, took
from core.trace.trace import Trace
from core.view.charts import alt, calls_by_step, latencies
from core.view.colors import DARK, LIGHT, Colors
from core.view.verdict import COMPARABLE, READINGS, Two, longer
from pages.parts.drawings import draw
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import on_dark
from pages.parts.show.law import laws_of

_FEW = 8  # calls that are shown at once
_CONFIG = {"displayModeBar": False, "staticPlot": True}


def comparison(page: str, shown: Shown) -> None:
    """Both readings of a comparison that has ended, below their picture."""
    sequential, parallel = (run.trace for run in shown.runs)
    st.header("The law beside the measurement", anchor=False)
    beside(shown)
    colors = colors_now()
    figures = (latencies(sequential, parallel, READINGS, colors), calls_by_step(sequential, parallel, READINGS, colors))
    for column, figure, name in zip(st.columns([7, 5], gap="large"), figures, ("each call", "each step"), strict=True):
        with column:
            st.plotly_chart(figure, theme=None, config=_CONFIG, alt=alt(figure), key=f"{page} {name}")
    call_by_call(sequential, parallel, READINGS, key=f"{page} pairs")


def call_by_call(first: Trace, second: Trace, titles: tuple[str, str], key: str) -> None:
    """Every call of both runs as words: what the picture shows, for reading and sorting."""
    speeds = [at_speed(one.pace) if one.pace else "" for one in (first, second)]
    head, rows = table(pairs(first, second), titles, speeds)
    with st.expander("Call by call", expanded=len(rows) <= _FEW):
        label = f"Call by call: {titles[0].lower()} and {titles[1].lower()}"
        draw("table", {"head": head, "rows": rows, "label": label}, key=key)


def colors_now() -> Colors:
    """The colours of a chart for the theme that the browser has."""
    return DARK if on_dark() else LIGHT


def beside(shown: Shown) -> None:
    """Both laws beside both measurements, and why they differ.

    The law comes from the input alone, by way of the forecast; what was measured comes from the traces.
    """
    sequential, parallel = (run.trace for run in shown.runs)
    laws = laws_of(shown)
    if isinstance(laws, str):
        st.text(laws)
        return
    came = all(run.status in COMPARABLE for run in shown.runs)
    timed = not (sequential.at_once or parallel.at_once)
    alike = not came or Two(sequential, parallel).same_work  # unlike work has no speed-up, by the law neither
    measured = _ratio(sequential.makespan, parallel.makespan) if came and timed and alike else "–"
    longest = parallel.longest
    speed = at_speed(parallel.pace) if timed else ""
    rows = [
        [f"Sequential: {laws[0].seconds_rule}", f"{laws[0].seconds:.2f} s {speed}", took(sequential)],
        [f"Parallel: {laws[1].seconds_rule}", f"{laws[1].seconds:.2f} s {speed}", took(parallel)],
        ["Speed-up", _ratio(laws[0].seconds, laws[1].seconds) if alike else "–", measured],
        ["Calls, sequential", str(laws[0].calls), str(sequential.calls)],
        ["Calls, parallel", str(laws[1].calls), str(parallel.calls)],
        ["Added up, parallel", "", f"{parallel.work:.2f} s {at_speed(parallel.pace)}"],
        ["Longest call, parallel", "", f"{longest.duration:.2f} s {at_speed(parallel.pace)}" if longest else "–"],
    ]
    with st.container(horizontal=True, gap="large", key=f"law of {shown.page}"):
        with st.container(width=520):
            draw(
                "table",
                {"head": ["", "Law", "Measured"], "rows": [[cell.strip() for cell in row] for row in rows],
                 "label": "Law and measurement", "terms": explained(*(row[0] for row in rows))},
                key=f"{shown.page} law",
            )  # fmt: skip
        with st.container(width=420):
            if timed:
                st.markdown(literally(reason(sequential, parallel)))
            one, other = (
                why(law, run, filled_by_calls=True) for law, run in zip(laws, (sequential, parallel), strict=True)
            )
            for sentence in [one] if one == other else [f"Sequential: {one}", f"Parallel: {other}"]:
                st.markdown(f":small[:gray[{literally(sentence)}]]")


def _ratio(sequential: float, parallel: float) -> str:
    """Only what is one: a parallel reading that takes longer has seconds."""
    if not parallel:
        return "–"
    if parallel > sequential and not as_long(sequential, parallel):
        return f"{READINGS[1].lower()} took {longer(sequential, parallel)}"
    return f"{max(sequential / parallel, 1.0):.2f}×"
