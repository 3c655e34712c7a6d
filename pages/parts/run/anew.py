"""Once more with the answers that are there: an ended run that goes on, and one that is run with one call changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core import InputError, fork
from core.engine.given import Given
from core.models.model import Model
from core.run import Reading
from core.runner import Shown, runner
from core.trace.counts import counted
from pages.parts.drawings.views import Beside
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import carried, page_memory

CHANGED = ("As it was", "Changed")
_UNFINISHED = ("partial", "failed", "cancelled", "over_budget")


def beside_ended(shown: Shown) -> Beside:
    """Whether a run can go on, and whether its calls can be changed; nothing for two runs, or one that goes on."""
    if shown.running or len(shown.started) != 1:
        return {}
    run, beside = shown.runs[0], Beside()
    kept = sum(span.status == "ok" and span.kind != "tool" for span in run.trace.spans)
    if kept and run.status in _UNFINISHED:
        beside["goes_on"] = f"{counted(kept, 'answer')} kept and not paid again; the rest is asked for."
    if kept and not presenting():
        beside["forks"] = True
    return beside


def pressed(page: str, key: str) -> None:
    """What the picture of that key asks for: that its run goes on, or runs with one call changed."""
    asked = getattr(st.session_state.get(key), "anew", None)
    known = page_memory(page)
    shown = runner.find(known.run)
    if shown is None or not isinstance(asked, Mapping) or not beside_ended(shown):  # a browser may tell anything
        return
    if asked.get("call") is None:
        known.ask = "resume"
        return
    try:
        changed = {str(asked.get("part")): asked.get("text")}
        known.change = fork(shown.runs[0].trace, asked["call"], **changed)
    except (InputError, TypeError) as error:
        known.notices.append(literally(str(error)))
    else:
        known.ask = "fork"


def order_anew(shown: Shown, change: Given | None) -> tuple[Setup, Reading]:
    """The setup and the reading of an ended run with what it has; `change`: one of its calls is another one.

    A run that goes on goes on without the faults that were ordered for it: else it would end as before.
    """
    setup, reading = carried(shown).setup, shown.readings[0]
    options: dict[str, Any] = {**reading.options, "given": change or shown.runs[0].trace}
    if change is None:
        options.pop("breaks", None)
        setup = replace(setup, breaks=(), preset=replace(setup.preset, faults=None))
    return replace(setup, as_given=False), replace(reading, options=options)


def other_model(shown: Shown, model: Model) -> str:
    """Why a run cannot go on with this model, in words; empty for the one that it was made with."""
    trace = shown.runs[0].trace
    if (trace.world, trace.model) == (model.world, model.name):
        return ""
    made = f"the live model {trace.model}" if trace.world == "live" else "the simulated model"
    return f"This run was made with {made}, and its answers stay with it. Choose it in the sidebar, or press Run."
