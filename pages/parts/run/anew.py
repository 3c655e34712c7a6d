"""Once more with the answers that are there: an ended run that goes on, and one that is run with one call changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core import InputError, fork
from core.engine.given import Given
from core.models.model import Model
from core.run import Reading, Run
from core.runner import Shown, runner
from core.trace.counts import counted
from core.trace.trace import HERE, Trace
from pages.parts.drawings.views import Beside
from pages.parts.models.allowances import used_up
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import Start, carried, page_memory
from pages.parts.show.trace_view import Anew

CHANGED = ("As it was", "Changed")
# Of two runs those that the page can show by themselves: of its own pattern, with the prompts and faults of the fields.
_OF_PAIRS: dict[Start, tuple[int, ...]] = {"compare": (0, 1), "prompts": (1,), "broken": (1,), "fork": (0,)}
_UNFINISHED = ("partial", "failed", "cancelled", "over_budget")


def beside_ended(shown: Shown, which: int = 0) -> Beside:
    """Whether a run can go on, and whether its calls can be changed; nothing while one goes on."""
    pair = len(shown.started) == 2
    if shown.running or (pair and which not in _OF_PAIRS.get(carried(shown).start, ())):
        return {}
    run, beside = shown.runs[which], Beside()
    kept = _kept(run)
    if not kept or _no_call_left(run.trace):
        return {}
    if run.status in _UNFINISHED and not _no_further(run, kept):
        alone = " It goes on by itself: answers that are kept take no time to be compared." if pair else ""
        beside["goes_on"] = f"{counted(kept, 'answer')} kept and not paid again; the rest is asked for.{alone}"
    if not presenting():
        beside["forks"] = True
    return beside


def _kept(run: Run[Any]) -> int:
    return sum(span.status == "ok" and span.kind != "tool" for span in run.trace.spans)


def _no_call_left(trace: Trace) -> bool:
    """Whatever it went on with would have to be paid from what is used up."""
    return trace.world == "live" and trace.host != HERE and bool(used_up())


def _no_further(run: Run[Any], kept: int) -> bool:
    """It has gone on before, and the limit of one run let through not one call more."""
    return run.status == "over_budget" and run.trace.reused >= kept


def one_of_two(page: str, shown: Shown) -> Callable[[int], Anew]:
    """The same for each of two runs, whose pictures have one key."""
    key = f"{page} run"
    return lambda which: Anew(beside_ended(shown, which), partial(pressed, page, key, which))


def only_both(shown: Shown) -> None:
    """Where two ways are compared whole: that one which has ended early does not go on."""
    if not shown.running and any(run.status in _UNFINISHED and _kept(run) for run in shown.runs):
        st.markdown(":small[:gray[What ended early does not go on here: whole ways are compared. Run both again.]]")


def pressed(page: str, key: str, which: int = 0) -> None:
    """What the picture of that key asks for: that its run goes on, or runs with one call changed."""
    asked = getattr(st.session_state.get(key), "anew", None)
    known = page_memory(page)
    shown = runner.find(known.run)
    if shown is None or not isinstance(asked, Mapping) or not beside_ended(shown, which):  # a browser may tell anything
        return
    known.which = which
    if asked.get("call") is None:
        known.ask = "resume"
        return
    try:
        changed = {str(asked.get("part")): asked.get("text")}
        known.change = fork(shown.runs[which].trace, asked["call"], **changed)
    except (InputError, TypeError) as error:
        known.notices.append(literally(str(error)))
    else:
        known.ask = "fork"


def order_anew(shown: Shown, which: int, change: Given | None) -> tuple[Setup, Reading]:
    """The setup and the reading of an ended run with what it has; `change`: one of its calls is another one.

    A run that goes on goes on without the faults that were ordered for it: else it would end as before.
    """
    setup, reading = carried(shown).setup, shown.readings[which]
    options: dict[str, Any] = {**reading.options, "given": change or shown.runs[which].trace}
    if change is None:
        options.pop("breaks", None)
        setup = replace(setup, breaks=(), preset=replace(setup.preset, faults=None))
    return replace(setup, as_given=False), replace(reading, options=options)


def other_model(trace: Trace, model: Model) -> str:
    """Why a run cannot go on with this model, in words; empty for the one that it was made with."""
    if (trace.world, trace.model) == (model.world, model.name):
        return ""
    made = f"the live model {trace.model}" if trace.world == "live" else "the simulated model"
    return f"This run was made with {made}, and its answers stay with it. Choose it in the sidebar, or press Run."
