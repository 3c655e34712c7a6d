"""The answer to a question by numbers: computed beside this thread, told, drawn, as a table, and the run of a point."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from core.errors import InputError
from core.forecasts.beside import Job, Work, beside
from core.forecasts.settings import ADDRESSED, Settings, opening
from core.trace.counts import counted
from core.trace.speed import at_speed, took
from core.trace.trace import Trace
from core.view.charts import alt
from core.view.guess import NOT_GUESSED
from core.view.numbers.drawn import on_stage
from core.view.numbers.questions import QUESTIONS, Question
from pages.parts.drawings import draw
from pages.parts.drawings.views import Beside, FlowView
from pages.parts.form.numbers import PAGE, Numbers
from pages.parts.setup import links
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import away, presenting
from pages.parts.show.brought_changes import PARAMETER, fitting
from pages.parts.show.last_runs import last
from pages.parts.show.menu import PAGES, way_in
from pages.parts.show.run_picture import flow_of
from pages.parts.show.table_file import as_file
from pages.parts.show.trace_view import more_texts, readable

_PATIENCE = 1.2  # seconds that the page waits for an answer before it shows how far it has come
_ROWS = 60  # of a table that are shown
_ON_STAGE = 330  # px of a chart that is presented
_IN_LINE = "In line: other questions are computed first"
_LOOKS = 0.5  # seconds between two looks at it


def answer(kept: Numbers, given: Settings) -> Any:
    """What came of the question; None as long as it is computed, or when it cannot be, which the page then says."""
    question = QUESTIONS[kept.question]
    return _done(kept, (kept.question, given.asked(question.fields)), lambda: question.work(given))


def _done(kept: Numbers, key: object, work: Callable[[], Work]) -> Any:
    if kept.stopped == key:
        st.markdown("Stopped. Change a setting, or go on.")
        st.button("Go on", key=f"{PAGE} again", on_click=_go_on, args=(kept,))
        return None
    job = beside.of(key, work, _PATIENCE)
    if job.problem:
        st.markdown(f":red[{literally(job.problem[:1].upper() + job.problem[1:])}]")
    elif not job.over.is_set() or job.cancelled:
        _waiting(kept, key, work)
    return job.result


def _go_on(kept: Numbers) -> None:
    kept.stopped = None


def _stop(kept: Numbers, key: object) -> None:
    # Others may wait for it, too; what nobody waits for ends by itself.
    kept.stopped = key


@st.fragment(run_every=_LOOKS)
def _waiting(kept: Numbers, key: object, work: Callable[[], Work]) -> None:
    """How far it has come; the page is drawn anew at its end."""
    job: Job = beside.of(key, work)
    if job.over.is_set() and not job.cancelled:
        st.rerun()
    st.progress(min(job.share, 1.0), f"Computing, {job.share:.0%}" if job.begun else _IN_LINE)
    if st.button("Stop", key=f"{PAGE} stop", on_click=_stop, args=(kept, key)):
        st.rerun()


def tell(question: Question, found: Any, given: Settings) -> None:
    """One figure, and one sentence or two."""
    told = question.told(found, given)
    with st.container(key="compare figure", gap="xsmall"):
        # In the serif there is no multiplication sign.
        st.markdown(literally(told.figure).replace("×", ":small[×]"))
        st.markdown(literally(told.sentence))
    world = question.world[:1].upper() + question.world[1:]
    st.markdown(f":small[:gray[{literally(world + _calibrated(question, given))}.]]")


def _calibrated(question: Question, given: Settings) -> str:
    own = given.calibrated if "profile" in question.fields else None
    return f"; times and lengths calibrated on {counted(own.known, 'call')} of {own.fit.model}" if own else ""


def draw_first(kept: Numbers, charts: Sequence[Any]) -> None:
    """The chart that answers the question."""
    _chart(kept, charts[0], 0)


def draw_others(kept: Numbers, charts: Sequence[Any]) -> None:
    """Those that say more, beside each other where there is room."""
    if len(charts) > 1:
        with st.container(key="compare others"):  # page.css sets them below each other where they are too narrow
            columns = st.columns(len(charts) - 1, gap="large")
        for column, (place, figure) in zip(columns, enumerate(charts[1:], 1), strict=True):
            with column:
                _chart(kept, figure, place)


def _chart(kept: Numbers, figure: Any, place: int) -> None:
    key = f"{PAGE} chart {kept.question} {place}"
    if presenting():
        figure = on_stage(figure, _ON_STAGE)
    config = {
        "displaylogo": False, "modeBarButtons": [["toImage"]], "scrollZoom": False,
        "toImageButtonOptions": {"format": "png", "filename": f"{PAGE}-{kept.question}", "scale": 2},
    }  # fmt: skip
    st.plotly_chart(
        figure, theme=None, config=config, alt=alt(figure), key=key, selection_mode="points",
        on_select=lambda: _pressed(kept, key),
    )  # fmt: skip


def _pressed(kept: Numbers, key: str) -> None:
    """The browser sends which point; it is only a name, and looked up."""
    points = getattr(getattr(st.session_state.get(key), "selection", None), "points", [])
    names = [one.get("customdata") for one in points if isinstance(one, dict)]
    name = next((one[0] if isinstance(one, list) else one.get("0") for one in names if one), "")
    if isinstance(name, str) and name:
        kept.open = name[:20]


def offer(kept: Numbers, question: Question, found: Any) -> None:
    """A list of the runs that can be opened, for those who cannot press a point."""
    offers = question.offers(found)
    if not offers:
        return
    words = {"": "none", **{one.id: one.words for one in offers}}
    if kept.open not in words:
        words[kept.open] = "the run of the point that was pressed"
    key = f"{PAGE} open {kept.question}"
    st.session_state[key] = kept.open
    with away("compare open"):
        st.selectbox(
            "Open a run: press a point, or choose", list(words), format_func=words.__getitem__, key=key,
            on_change=_choose, args=(kept, key),
        )  # fmt: skip


def _choose(kept: Numbers, key: str) -> None:
    kept.open = st.session_state[key]


def show_table(question: Question, found: Any, kept: Numbers) -> None:
    """The data of the charts: as tables, and to be downloaded."""
    tables = question.data(found)
    if not tables:
        return
    fold = st.expander("The numbers of these charts", key=f"{PAGE} numbers open", on_change="rerun")
    if not fold.open:
        return
    with fold:
        for place, (title, table) in enumerate(tables.items()):
            st.markdown(f"**{title}**, {counted(len(table.rows), 'row')}")
            key = f"{PAGE} table {place}" if place else f"{PAGE} table"
            draw("table", {"head": table.head, "rows": table.shown[:_ROWS], "label": title}, key=key)
            if len(table.rows) > _ROWS:
                st.markdown(f":small[:gray[The first {_ROWS} of them; the file has all.]]")
            as_file(table, f"{PAGE}-{kept.question}-{title}")


def real_run(question: Question, given: Settings) -> None:
    """What the virtual clock leaves out, said once, beside what the last real run of this very size measured."""
    words = "On the virtual clock the lab’s own work takes no time."
    if "pattern" not in question.fields:
        st.markdown(f":small[:gray[{words}]]")
        return
    subject = given.subject
    size, run = counted(given.size, subject.item), last(subject.name, lambda one: subject.count(one) == given.size)
    if run is None or run.beside is None or run.trace.world != "simulated" or not run.trace.pace:
        words += f" Run {size} on the page of the pattern, and what that run measured stands here beside its law."
        st.markdown(f":small[:gray[{literally(words)}]]")
        way_in(subject.name, f":small[{PAGES[subject.name].title} →]")
        return
    law = f"{run.beside.law.seconds:.2f} s {at_speed(run.trace.pace)}".strip()
    words += f" {run.title}, {size}, {counted(run.trace.calls, 'call')}: {took(run.trace)} measured, {law} by its law."
    st.markdown(f":small[:gray[{literally(words)}]]")


def show_run(kept: Numbers, given: Settings, found: Any, query: Mapping[str, str]) -> None:
    """The run of the point that is open, rebuilt on the virtual clock; `query`: of a link to it."""
    if not kept.open:
        return
    st.space("small")
    st.header("The run of this point", anchor=False)
    question = QUESTIONS[kept.question]
    try:
        wanted = opening(given, kept.question, kept.open)
    except InputError as error:
        st.markdown(str(error))
        return
    run = _done(kept, ("run", given.asked(ADDRESSED), kept.question, kept.open), wanted.work(given))
    if run is None:
        return
    seeds = f"seed {wanted.seed}" + ("" if wanted.times is None else f", its times from seed {wanted.times}")
    what = "the code of the pattern on the simulated model and a virtual clock"
    st.markdown(f":small[:gray[{literally(f'Predicted, {seeds}: {what}{_calibrated(question, given)}.')}]]")
    point = next((one for one in question.offers(found) if one.id == kept.open), None)
    if point and (why := point.apart(run.trace.makespan)):
        st.markdown(literally(why))
    side = readable(wanted.reading.pattern, run.trace)
    id = hashlib.sha256(repr((given.asked(ADDRESSED), kept.question, kept.open)).encode()).hexdigest()
    data: FlowView = {**flow_of(run, NOT_GUESSED, f"{PAGE} {id}"), **side, **_by_hand(run.trace, query)}
    with st.container(gap=None):
        draw("flow", data, key=f"{PAGE} run")
        more_texts(f"{PAGE} run", data["run"], side, run.trace)


def _by_hand(trace: Trace, query: Mapping[str, str]) -> Beside:
    """What the picture needs so that a link carries a change made by hand, and the changes that this address brings."""
    given, beside = st.query_params.get(PARAMETER, ""), Beside(link=urlencode(query))
    if not given:
        return beside
    try:
        changes = links.changes(given)
    except InputError as error:
        st.markdown(str(error))
        return beside
    return {**beside, "changes": changes} if fitting(trace, changes) else beside
