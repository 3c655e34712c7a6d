"""Runs that a person keeps: found again by their address also when the server was started anew, for a day."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.errors import WorkflowError
from core.rooms.kept import Kept
from core.runner import Shown
from core.trace.counts import counted
from pages.parts.rooms.hub import hub
from pages.parts.rooms.kept import find, record_of
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import memory, on_loopback, page_memory
from pages.parts.show.menu import PAGES

_OWNER = "this computer"  # who keeps runs, where nobody else can open the app; elsewhere a run has its address alone


class Refused(dict[str, str]):
    """Why a run could not be kept, by its id."""


def keep_button(page: str, shown: Shown | None) -> None:
    """Below the shelf: a quiet button for the run that is shown, and those that were kept before. Till then nothing is
    written.
    """
    kept = _kept()
    ended = shown is not None and not shown.running and any(run.trace.spans for run in shown.runs)
    if not ended and not kept:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"{page} keeps"):
        if shown is not None and ended:
            _button(page, shown, kept)
        if kept:
            with (
                st.popover(f"Kept: {len(kept)}", type="tertiary"),
                st.container(gap="xxsmall", key=f"show kept {page}"),
            ):
                for one in reversed(kept):
                    _way_back(one)


def _button(page: str, shown: Shown, kept: list[Kept]) -> None:
    if why := memory(Refused).get(shown.id, ""):
        st.markdown(f":small[{literally(why)}]")
    elif shown.id in [one.id for one in kept] or page_memory(page).kept == shown.id:
        st.markdown(":small[:gray[Kept: its address finds it again for a day, also when the server was started anew.]]")
    else:
        st.button("Keep this run", type="tertiary", key=f"{page} keep", on_click=partial(_keep, page, shown))


def _keep(page: str, shown: Shown) -> None:
    try:
        hub.told.kept.keep(None, _OWNER if on_loopback() else "", record_of(shown), id=shown.id)
        page_memory(page).kept = shown.id
    except WorkflowError as error:
        memory(Refused)[shown.id] = str(error)


def _kept() -> list[Kept]:
    try:
        return hub.told.kept.of_owner(_OWNER) if on_loopback() else []
    except WorkflowError:  # whoever keeps a run is told
        return []


def _way_back(one: Kept) -> None:
    """To a kept run, on its page, whatever run is shown there now."""
    name = next((name for name, page in PAGES.items() if (page.kept or name) == one.page), "")
    shown = find(one.id, hub.told.kept)
    if not name or shown is None:
        return
    trace = shown.runs[-1].trace
    label = f"{PAGES[name].title} · {counted(trace.calls, 'call')} · {trace.makespan:.2f} s"
    if st.button(label, type="tertiary", key=f"kept {one.id}"):
        page_memory(one.page).run = one.id
        st.switch_page(f"{name}.py", query_params={"run": one.id})
