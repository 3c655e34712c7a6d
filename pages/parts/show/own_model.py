"""Your own model: how its calls come together, its tables, and a live run beside the forecast of it."""

from __future__ import annotations

import streamlit as st

from core.forecasts.beside import beside
from core.forecasts.own import OwnFits
from core.forecasts.own_model import OwnModel
from core.laws.calibrate import LEAST
from core.runner import Shown
from core.trace.counts import counted
from core.view.numbers.own import ahead_in_words, in_words
from core.view.numbers.questions import Question
from pages.parts.drawings import draw
from pages.parts.models.own_calls import beside_forecasts, forecast_of, own_now, own_of, waits
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import carried, page_memory
from pages.parts.show.later import later
from pages.parts.show.menu import MENU, RACING, way_in
from pages.parts.show.table_file import as_file

_LOOKS = 0.5  # seconds between two looks at a forecast that is on its way


def how_to(found: OwnFits) -> None:
    """In the place of the picture as long as there are too few calls: what is to be done."""
    with st.container(key="own steps", gap="medium"):
        st.markdown(
            "**Connect your model**  \nChoose *Live endpoint* under *Model* in the sidebar: a server on this computer "
            "needs no key, any other server yours."
        )
        with st.container(gap="xxsmall"):
            st.markdown(
                f"**Run it, and watch**  \n{counted(LEAST - found.most, 'call')} to go, on any page. Only a run that "
                "is watched gets its answers word by word, and only those tell the first token and the pace."
            )
            with st.container(horizontal=True, gap="medium", key="own ways"):
                for page in MENU:
                    if page.section == RACING:
                        with st.container(width="content"):
                            way_in(page.name, f"{page.title} →")
        st.markdown(
            "**Come back**  \nHere stands its profile, on the calls it came from. Every question can be asked of it, "
            "under *Model profile*; and each further run of yours that comes to its end whole is set beside its "
            "forecast, right or wrong."
        )


def show_tables(question: Question, found: object) -> None:
    """Those that stand in the open, each to be downloaded."""
    for title, table in question.tables(found).items():
        st.space("small")
        st.header(title, anchor=False)
        draw("table", {"head": table.head, "rows": table.shown, "label": title}, key=f"{title} table")
        as_file(table, title)


def draw_when_forecast() -> None:
    """Draw the page once more when the forecasts that are on their way are there."""
    if waits():
        _look(None)


def forecast_line(setup: Setup, shown: Shown | None) -> None:
    """Below Run: a live run that has ended beside the forecast of it, then the forecast of the next one.

    In one paragraph, so that the picture below moves little.
    """
    ended = shown if shown is not None and not shown.running else None
    record, lines = beside_forecasts(ended) if ended is not None else {}, list[str]()
    if ended is not None and waits(ended):
        _look(ended)
    elif ended is not None:
        for which, one in record.items():
            side = f"{carried(ended).sides[which]}: " if len(ended.started) == 2 else ""
            none = f"No forecast stands beside this run: {one}."
            lines.append(side + (none if isinstance(one, str) else in_words(one)))
    if shown is not None and shown.running:
        lines.append(_of_this(shown))
    elif own := _own(setup):
        lines.append(_of_next(setup, own))
    if words := " ".join(filter(None, lines)):
        st.markdown(f":small[:gray[{literally(words)}]]")


def covers_forecast(setup: Setup) -> bool:
    """Is there a forecast of the live model that is not shown yet, since it may still be guessed?"""
    return page_memory(setup.page).covered and _own(setup) is not None


def _own(setup: Setup) -> OwnModel | None:
    """What forecasts the run that Run would start; a broken one has no forecast."""
    return None if setup.problem or setup.breaks else own_of(setup)


def _of_next(setup: Setup, own: OwnModel) -> str:
    calls = counted(own.known, "call")
    if page_memory(setup.page).covered:
        return f"The lab can forecast this run from your {calls}. Guess if you like, then show it."
    key, work = forecast_of(setup, own)
    if found := later(key, work):
        return ahead_in_words(found, "the next run", own.known)
    job = beside.known(key)
    if job is not None and job.problem:
        return f"The lab has no forecast of the next run: {job.problem}"
    return f"The forecast of the next run from your {calls} is being made."


def _of_this(shown: Shown) -> str:
    """Only if it is there: to compute now would hold up the calls that are measured."""
    kept = carried(shown)
    if kept.start != "run" or kept.own is None or kept.setup.breaks:
        return ""
    job, known = beside.known(forecast_of(kept.setup, kept.own)[0]), kept.own.known
    if job is None or not job.result:
        return f"The lab forecasts this run from your {counted(known, 'call')}, once it has ended."
    return ahead_in_words(job.result, "this run", known)


@st.fragment(run_every=_LOOKS)
def _look(shown: Shown | None) -> None:
    own_now()
    if waits(shown):
        st.markdown(":small[:gray[The forecast of this run is being made.]]")
    else:
        st.rerun()
