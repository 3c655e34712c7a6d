"""Reading a run: the texts and the code for its picture, the code alone, the download, a chart of very many calls."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st

from core.errors import InputError
from core.lesson.registry import target_of
from core.prompts.code import sources
from core.runner import Shown
from core.trace.trace import Trace
from core.view.card import card, cards
from core.view.charts import alt
from core.view.picture import MOST_CALLS
from core.view.timeline import timeline
from core.view.what_if import ByHand, changeable
from pages.parts.drawings import draw
from pages.parts.drawings.views import Beside, FlowView
from pages.parts.setup.session import carried
from pages.parts.show.comparison import colors_now
from pages.parts.show.run_picture import flow_of

NO_TIME = "At once, calls take no time: there is nothing to make faster or slower. Run it at another speed."
MOST_TEXTS = 50  # calls whose texts are sent with the picture; of more calls they are asked for one by one


def readable(pattern: Callable[..., Any], trace: Trace) -> Beside:
    """What a picture needs beside it: the code that ran, the cards, and which of them is shown at first."""
    if not trace.spans:
        return {"code": sources(pattern)}
    failed = next((span for span in trace.spans if span.status == "error"), None)
    first = (failed or trace.longest or trace.spans[0]).id
    texts = cards(trace) if trace.calls <= MOST_TEXTS else {str(first): card(trace, first)}
    beside: Beside = {"code": sources(pattern), "cards": texts, "first": first}
    return beside if trace.calls > MOST_TEXTS else {**beside, **by_hand(trace)}


def by_hand(trace: Trace) -> ByHand:
    """What the hand needs to change a run that has ended, or why it cannot be changed."""
    if trace.at_once:
        return {"unchangeable": NO_TIME}
    try:
        return {"changeable": changeable(trace)}
    except InputError as error:
        return {"unchangeable": str(error)}


def more_texts(key: str, run: str, beside: Beside, trace: Trace) -> None:
    """What the browser asks for when the picture of a run came without the whole texts of a call."""
    cards = beside.get("cards", {})
    if trace.calls > len(cards) or any("cut" in one for one in cards.values()):
        _texts(f"{key} texts", run, trace)


@st.fragment
def _texts(key: str, run: str, trace: Trace) -> None:
    """Runs by itself, so that an answer costs no more than its text."""
    # It comes from the browser, so it may be anything, and is only compared.
    wanted = getattr(st.session_state.get(key), "asked", None)
    cards = {str(span.id): card(trace, span.id) for span in trace.spans if span.id == wanted}
    more = by_hand(trace) if wanted == "what if" else ByHand()
    draw("texts", {"run": run, "cards": cards, **more}, key=key)


class Anew(NamedTuple):
    """How a run that is shown can be run once more with its answers, and what is done when the picture asks for it."""

    beside: Beside
    pressed: Callable[[], None]


def _nothing() -> None:
    """It cannot."""


def trace_view(page: str, shown: Shown, title: str = "", anew: Callable[[int], Anew] | None = None) -> None:
    """Below the picture of a run that has ended. Of two runs neither has a picture of its own yet: here one is.

    The second one, until the reader asks for the first. `anew`: of one of the two, by its place from 0.
    """
    which = _chosen(page, shown, title) if len(shown.started) == 2 else 0
    run = shown.runs[which]
    if not run.trace.spans:
        return
    if len(shown.started) == 2:
        target = target_of(shown.readings[which])
        flow = flow_of(run, carried(shown).guess, f"{shown.id} {which + 1}", target=target)
        beside = readable(shown.readings[which].pattern, run.trace)
        further = anew(which) if anew else Anew({}, _nothing)
        data: FlowView = {**flow, **beside, **further.beside}
        with st.container(gap=None):
            draw("flow", data, key=f"{page} run", on_anew=further.pressed)
            more_texts(f"{page} run", data["run"], beside, run.trace)
    if run.trace.calls > MOST_CALLS:
        figure = timeline(run.trace, colors_now())
        st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, alt=alt(figure), key=f"{page} timeline")
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.download_button(
            "Download the trace as JSON",
            # Written when it is asked for: of thousands of calls that takes its time, and most are never asked for.
            lambda: run.trace.model_dump_json(indent=1),
            file_name=f"{run.trace.pattern}-trace.json",
            mime="application/json",
            # Else every download draws the page once more.
            on_click="ignore",
            type="tertiary",
            key=f"{page} download",
        )


def _chosen(page: str, shown: Shown, title: str) -> int:
    """Which of two runs the reader wants to see, from 0."""
    if title:
        st.header(title, anchor=False)
    sides = carried(shown).sides
    side = st.radio("Which run", sides, 1, horizontal=True, label_visibility="collapsed", key=f"{page} side {shown.id}")
    return sides.index(side)


def code_view(page: str, pattern: Callable[..., Any]) -> None:
    """The source of the very function that runs, where no picture shows it."""
    if files := sources(inspect.unwrap(pattern)):
        draw("code", dict(files[0]), key=f"{page} code")
