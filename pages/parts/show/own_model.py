"""Your own model: how its calls come together, its tables, and a live run beside the forecast of it."""

from __future__ import annotations

import streamlit as st

from core.forecasts.own import OwnFits
from core.laws.calibrate import LEAST
from core.runner import Shown
from core.trace.counts import counted
from core.view.numbers.own import in_words
from core.view.numbers.questions import Question
from pages.parts.drawings import draw
from pages.parts.models.own_calls import beside_forecasts, own_now, own_of, waits
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import carried
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
            "under *Model profile*; and each further run of yours is set beside its forecast, right or wrong."
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
    """Beside a live run that has ended what the lab had forecast for it; before, from how many calls it forecasts.

    Both are as long, so that the picture below stays where it is.
    """
    ended = shown if shown is not None and not shown.running else None
    record = beside_forecasts(ended) if ended is not None else []
    if ended is not None and waits(ended):
        _look(ended)
    elif ended is not None and record:
        sides = carried(ended).sides if len(record) == 2 else [""]
        for side, one in zip(sides, record, strict=True):
            st.markdown(f":small[:gray[{f'{side}: ' if side else ''}{literally(in_words(one))}]]")
    elif own := own_of(setup):
        calls = counted(own.known, "call")
        st.markdown(f":small[:gray[The lab forecasts this from your {calls} so far. After the run both stand here.]]")


@st.fragment(run_every=_LOOKS)
def _look(shown: Shown | None) -> None:
    own_now()
    if waits(shown):
        st.markdown(":small[:gray[The forecast of this run is being made.]]")
    else:
        st.rerun()
