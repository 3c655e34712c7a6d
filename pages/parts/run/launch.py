"""From a page to the runner: the run that the page shows, a new one, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

import streamlit as st

from core import WorkflowError
from core.lesson.lesson import VERSIONS
from core.lesson.registry import lesson_of
from core.lesson.which_pattern import End
from core.models.model import Model
from core.run import Reading, Started
from core.runner import Shown, runner
from pages.parts.models.model_picker import chosen_model, live_in_turn, predictor
from pages.parts.models.own_calls import own_of
from pages.parts.rooms.hub import hub
from pages.parts.rooms.kept import find
from pages.parts.rooms.led import led
from pages.parts.rooms.watched import watched_by_class
from pages.parts.run.anew import CHANGED, order_anew, other_model
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.session import Carried, Start, carried, guess_now, is_here, owner, page_memory

PROMPTS = ("Original prompts", "Your prompts")
SINGLE = "One call"


def run_of(page: str) -> Shown | None:
    """The run of this session's page, or the one that the address names."""
    known = page_memory(page)
    id = known.run or st.query_params.get("run", "")
    if not id:
        return None
    shown = _found(id)
    if shown is None or shown.page != page:
        known.run = ""
        st.query_params.pop("run", None)
        known.notices.append(
            "The run in the address is not here: it was on another page, or was put away. Press Run for a new one."
        )
        return None
    if shown.owner != owner() and not is_here(shown.owner):
        shown.owner = owner()  # after a reload or a lost connection
    # Where a proxy hides the live route, only this keeps a live run from being taken for one that nobody watches.
    shown.look()
    known.run = st.query_params["run"] = id
    return shown


def _found(id: str) -> Shown | None:
    """As it is here, or as it is kept; where the database is away, nothing is."""
    try:
        return find(id, hub.told.kept)
    except WorkflowError:
        return None


def launch(setup: Setup, start: Start, end: End | None = None) -> str:
    """Start it, or find it started already; what went wrong, in words. `end`: of the questions, for two patterns.

    Streamlit may end a script, and a callback too, at any look at the session: from the start of the run to its
    being remembered there is none.
    """
    if start in ("resume", "fork"):
        return _anew(setup.page, start)
    # A pitfall brings an input of its own, so what is wrong in the fields does not keep it from running.
    if setup.problem and start != "naive":
        return setup.problem
    page = setup.page
    setup, readings, titles = _order(setup, start, end)
    # Copied, and with the predictor of now: fields and speed go on changing, and the run's page and law must not.
    entries = deepcopy(page_memory(page).entries)
    kept = Carried(start, setup, entries, guess_now(page), predictor(setup.preset), titles, own_of(setup))
    try:
        models = [chosen_model(setup.preset) for _ in readings]
    except WorkflowError as error:
        return str(error)
    return _begin(page, readings, models, kept)


def _anew(page: str, start: Start) -> str:
    """The run that is shown once more with its answers: it goes on, or stands beside one with a call changed."""
    known = page_memory(page)
    shown, change, which = runner.find(known.run), known.change, known.which
    known.change, known.which = None, 0
    if shown is None:
        return ""  # the page says that it is not here any more
    setup, reading = order_anew(shown, which, change)
    try:
        model = chosen_model(setup.preset)
    except WorkflowError as error:
        return str(error)
    if problem := other_model(shown.runs[which].trace, model):
        return problem
    both, earlier = start == "fork", carried(shown)
    kept = replace(earlier, start=start, setup=setup, titles=CHANGED if both else None)
    readings, beside = ((shown.readings[which], reading), [shown.started[which]]) if both else ((reading,), [])
    return _begin(page, readings, [model], kept, beside)


def _begin(
    page: str, readings: Sequence[Reading], models: Sequence[Model], kept: Carried, ended: Sequence[Started[Any]] = ()
) -> str:
    known = page_memory(page)
    kept = replace(kept, endpoint=getattr(models[0], "base_url", ""))
    try:
        session, room, id = owner(), led(), known.next
        # An id is for one run, whatever becomes of it.
        known.next = ""
        in_turn = live_in_turn() and not ended
        shown = runner.start(session, page, readings, models, kept.setup.seed, kept, id, in_turn, ended)
    except WorkflowError as error:
        return str(error)
    known.run = shown.id
    known.uncovered, known.changes = "", []
    watched_by_class(room, shown)
    if kept.start != "plan":
        known.plan = ()
    return ""


def _order(setup: Setup, start: Start, end: End | None) -> tuple[Setup, tuple[Reading, ...], tuple[str, str] | None]:
    """A setup and its readings, one run or two side by side; titles of two that are no comparison of readings.

    A pitfall runs on its own preset, whatever stands in the fields: its input and fault belong to it.
    """
    if end is not None:
        return setup, end.readings(setup.value, setup.concurrency), end.titles
    if start == "naive":
        pitfall = lesson_of(setup.page).pitfall
        assert pitfall is not None, setup.page
        preset = pitfall.preset
        options = dict(preset.options)
        own = Setup(
            setup.page, pitfall.guarded, preset, preset.input, options, preset.at_once, preset.seed, as_given=True
        )
        return own, pitfall.readings(), VERSIONS
    if start == "broken":
        readings = setup.broken()
        return setup, readings, VERSIONS if len(readings) == 2 else None
    if start == "single":
        lesson = lesson_of(setup.page)
        assert lesson.single is not None and lesson.page is not None, setup.page
        whole = replace(setup, breaks=())  # one call has none of the steps: broken, only one of the two would be
        return whole, (Reading(lesson.single, (setup.value,)), whole.reading()), (SINGLE, lesson.page.title)
    if start == "plan":
        by_hand = lesson_of(setup.page).by_hand
        assert by_hand is not None, setup.page
        return setup, (setup.by_hand(by_hand.pattern, list(page_memory(setup.page).plan)),), None
    if start == "prompts":
        return setup, setup.rewritten(), PROMPTS
    if start == "compare":
        return setup, setup.pair(), lesson_of(setup.pattern.__name__).sides
    return setup, (setup.reading(),), None


def stop(shown: Shown) -> str:
    """End it, with what has come so far; why it may not be stopped here, in words."""
    if shown.owner != owner():
        return "This run belongs to another browser session, which is still open. It can be stopped there."
    runner.stop(shown)
    return ""
