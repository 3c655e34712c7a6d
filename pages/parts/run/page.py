"""The frame of a pattern's page: head, two columns, picture, and what follows a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.lesson.presets.read import presets_of
from core.runner import Shown
from pages.parts.rooms.keep_button import keep_button
from pages.parts.rooms.room_panel import room_panel
from pages.parts.run.anew import one_of_two
from pages.parts.run.nexts import after_level, at_hand
from pages.parts.run.panel import presented, run_panel
from pages.parts.run.plan_editor import plan_editor
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import carried
from pages.parts.show.at_once import Place
from pages.parts.show.beyond import beyond, both_results
from pages.parts.show.comparison import call_by_call, comparison
from pages.parts.show.money import money
from pages.parts.show.not_known import not_known
from pages.parts.show.own_model import forecast_line
from pages.parts.show.result_view import as_lines, result_view
from pages.parts.show.shelf import shelf
from pages.parts.show.trace_view import code_view, trace_view

DrawResult = Callable[[Any, Shown], None]  # draws what the pattern returned; its run is the last one that is shown


def pattern_page(
    title: str,
    lead: str,
    inputs: Callable[[], Setup],
    result: DrawResult,
    more: Callable[[Setup, Place], None] | None = None,
) -> None:
    """A whole page of one pattern, or of a use case that was chosen on it.

    `inputs` draws them and gives what is set up; `more` draws what stands below the buttons, and on a phone below
    the picture.
    """
    if presenting():
        presented(title, inputs, lambda setup, shown: _came_of(setup.page, shown, result))
        return
    with st.container(gap="xxsmall", key="run head"):  # page.css gives the page all of a wide screen
        st.title(title, anchor=False)
        st.markdown(lead)
    room = st.container()
    left, right = st.columns([7, 5], gap="large")
    with left:
        setup = inputs()
    with room:
        room_panel(setup)
    shown = run_panel(setup, right)
    with right:
        forecast_line(setup, shown)
        at_hand(setup, running=shown is not None and shown.running)
        plan_editor(setup, shown)
        beside = st.container()
    below = st.container()
    after_level(setup, shown)
    st.space("small")
    _outcome(setup, shown, result)
    beyond(setup.page, shown)
    if more:  # last, since it computes: the rest of the page does not wait for it
        with beside:
            more(setup, "beside")
        with below:
            more(setup, "below")


def _outcome(setup: Setup, shown: Shown | None, result: DrawResult) -> None:
    """Two runs with titles of their own are no comparison of readings: they have no law."""
    page = setup.page
    if shown is None or shown.running:
        _shelf(page, shown)
        if shown is not None and len(shown.started) == 2:
            st.space("small")
            code_view(page, setup.pattern)
        return
    if len(shown.started) == 1:
        trace_view(page, shown)
        _result(page, shown, result)
        _shelf(page, shown)
        return
    kept = carried(shown)
    if kept.titles is None:
        comparison(page, shown)
        _shelf(page, shown)
    elif kept.start != "single":
        first, second = shown.runs
        call_by_call(first.trace, second.trace, kept.sides, key=f"{page} pairs")
    st.space("small")
    trace_view(page, shown, "Each run by itself", one_of_two(page, shown))
    if kept.titles is None:
        _result(page, shown, result)
        return
    if kept.start in ("prompts", "single", "fork"):
        st.space("small")
        st.header("Results", anchor=False)
        both_results(page, shown)
    _shelf(page, shown)


def _shelf(page: str, shown: Shown | None) -> None:
    shelf(page)
    keep_button(page, shown)


def _came_of(page: str, shown: Shown, draw: DrawResult) -> None:
    """For a class: what came of a run, or of two that have titles of their own."""
    if len(shown.started) == 2 and carried(shown).titles is not None:
        both_results(page, shown)
    else:
        _result(page, shown, draw)


def _result(page: str, shown: Shown, draw: DrawResult) -> None:
    run = shown.runs[-1]
    st.space("small")
    st.header("Result", anchor=False)
    not_known(page, run)
    if run.result is not None:
        if shown.readings[-1].pattern in [preset.pattern for preset in presets_of(page)]:  # a use case
            result_view(run.result, f"{page} result", run.trace.pattern)
        else:
            draw(run.result, shown)
        money(run)
        return
    why = "No result. The sentence above the picture says why." if run.trace.spans else str(run.error)
    st.text(why if run.error else "Stopped before there was a result.")
    names = run.trace.names
    for span in run.trace.spans:
        if span.status == "ok" and span.answer:
            st.markdown(f"**Kept: {literally(names[span.id])}**")
            st.text(as_lines(span.parsed) if isinstance(span.parsed, dict) else span.answer)
