"""The right column and the picture below: the guess, Run, Stop, Compare, the forecast, and the run as it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from core.lesson.registry import lesson_of
from core.runner import Shown, runner
from pages.parts.models.model_picker import is_live, live_used_up
from pages.parts.rooms.room_panel import room_panel
from pages.parts.run import by_hand
from pages.parts.run.broken import break_button, broken_still
from pages.parts.run.canvas import draw_picture, run_key
from pages.parts.run.launch import launch, run_of, stop
from pages.parts.run.presenter_words import reason, set_up
from pages.parts.run.watch_for import watch_words
from pages.parts.server.turns import PRESSED
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import away, presenting
from pages.parts.setup.session import STARTS, Ask, carried, guess_now, page_memory
from pages.parts.show.own_model import covers_forecast

First = Callable[[Setup, Shown | None, Any], None]  # draws above the picture; a button goes beside the others
Why = Callable[[Setup, Shown], None]  # draws what came of a run that has ended


def run_panel(setup: Setup, right: Any, both: bool = False) -> Shown | None:
    """The run that this page shows, running or ended; None before the first one. `both`: Run starts the pair."""
    page, known = setup.page, page_memory(setup.page)
    ask, known.ask = known.ask, None
    problem = ""
    if ask in STARTS:
        problem = launch(setup, ask)
    shown = run_of(page)
    if ask == "stop" and shown is not None:
        problem = stop(shown)
    if ask == "forecast":
        problem = setup.problem
        known.uncovered = setup.signature()
    by_hand.take(setup, shown)
    running = shown is not None and shown.running
    sides = lesson_of(page).sides
    whose = f"{sides[1].lower()}’s " if both and sides else ""
    with right:
        if not presenting():
            _guess(page, whose)
        _buttons(setup, shown, both)
        if why := problem or ("" if running or _told(shown) else live_used_up()):
            st.markdown(f":red[{literally(why)}]")
        with away("broken"):
            if shown is not None and carried(shown).start != "single":  # that pair is never broken
                broken_still(setup, both)
        with away("watch"):
            st.markdown(watch_words(setup, shown))
    notices, known.notices = known.notices, []
    for notice in notices:
        st.markdown(f":small[:gray[{notice}]]")
    predicted = draw_picture(setup, shown, both)
    if presenting():
        # Where the player will stand; after the run the sentence below the picture says how far off it was.
        with away("guess") if shown is not None else st.container(key="presenter guess"):
            _guess(page, whose)
    if shown is not None and (other := setup.differs(carried(shown).setup)):
        what = "Below this forecast stands" if predicted else "The picture shows"
        way = "" if setup.problem else " Press Run for this one."
        st.markdown(f":small[:gray[{what} a run with {other} than the fields.{way}]]")
    if running and shown is not None and not shown.running:
        st.rerun()  # it ended while the page was being drawn: the buttons still show the run as going on
    return shown


def presented(
    title: str, inputs: Callable[[], Setup], why: Why, both: bool = False, first: First | None = None
) -> None:
    """For a class: title, preset and buttons in one row, what to watch for, the picture, and `why` once it has ended.

    `both`: Run starts the pair; `first` draws what stands above the picture, with a button beside the others.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(title, anchor=False, width="content")
        with st.container():
            setup = inputs()
        buttons = st.container(width="content", horizontal=True, vertical_alignment="center")
    room_panel(setup, both)
    set_up(setup, None if page_memory(setup.page).ask in STARTS else run_of(setup.page))
    above = st.container()
    shown = run_panel(setup, buttons, both)
    if first is not None:
        with above:
            first(setup, shown, buttons)
    with st.container(key="presenter why"):
        if shown is not None and not shown.running:
            reason(setup, shown)
            why(setup, shown)


def _told(shown: Shown | None) -> bool:
    """Does the picture itself say why no live run can be started any more?"""
    return shown is not None and len(shown.started) == 1 and str(shown.runs[0].error) == live_used_up()


def _guess(page: str, whose: str) -> None:
    """Two fields, kept when the page is left. `whose`: of two runs, the one to be guessed, before the words."""
    known = page_memory(page)
    calls, seconds = known.guess.calls, known.guess.seconds
    asks = "" if whose else "how many "  # the field has room for one of them
    many, long = f"Guess: {asks}{whose}calls?", f"Guess: {asks}{whose}seconds?"
    labels: Literal["visible", "collapsed"] = "collapsed"
    if not presenting():  # there is room for labels
        many, long, labels = "How many?", "How long?", "visible"
    with st.container(horizontal=True):
        st.number_input(
            f"Guess: {whose}calls", 1, 999, calls, key=f"{page} guess calls", placeholder=many, label_visibility=labels
        )
        st.number_input(
            f"Guess: {whose}seconds",
            0.0,
            999.0,
            seconds,
            0.5,
            "%.1f",
            key=f"{page} guess s",
            placeholder=long,
            label_visibility=labels,
        )
    known.guess = guess_now(page)


def _buttons(setup: Setup, shown: Shown | None, both: bool) -> None:
    page, running, used_up = setup.page, shown is not None and shown.running, bool(live_used_up())
    state = st.session_state.to_dict()
    drawn = {name: value for name, value in state.items() if type(value) in (str, int, float, type(None))}

    def pressed(ask: Ask) -> None:
        """A run is stopped before the page is drawn again, and started too if its input is as it was drawn."""
        st.session_state[PRESSED] = True
        now = st.session_state.to_dict()
        as_drawn = all(now.get(name) == value for name, value in drawn.items())
        known = page_memory(page)
        # What was typed last comes with the press itself, and `setup` was made before it: then the page looks at its
        # fields first.
        if ask not in STARTS or not as_drawn or launch(setup, ask):
            known.ask = ask
        if ask == "stop" and (going := runner.find(known.run)):
            stop(going)

    with st.container(horizontal=True, vertical_alignment="center"):
        if running:
            st.button("Stop", type="primary", key=f"{page} stop", on_click=pressed, args=("stop",))
        else:
            start = "compare" if both else "broken" if setup.breaks else "run"
            st.button("Run", type="primary", key=run_key(page), disabled=used_up, on_click=pressed, args=(start,))
        if not both:
            off = running or used_up
            st.button("Compare", key=f"{page} compare", disabled=off, on_click=pressed, args=("compare",))
        break_button(page, shown)
        ahead = not both and covers_forecast(setup) if is_live() else True
        if ahead and not running and not presenting():
            st.button("Show forecast", key=f"{page} forecast", on_click=pressed, args=("forecast",))
