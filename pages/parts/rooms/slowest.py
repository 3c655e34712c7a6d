"""The slowest of the class's own runs: its picture, its prompts and its answers."""

from __future__ import annotations

import streamlit as st

from core.view.guess import NOT_GUESSED
from pages.parts.drawings import draw
from pages.parts.rooms.hub import hub
from pages.parts.rooms.kept import find
from pages.parts.show.run_picture import flow_of
from pages.parts.show.trace_view import more_texts, readable

SLOWEST = "slowest"  # in the address: the id of the run


def slowest_run() -> None:
    """Below the board, once it was asked for; of a comparison its parallel side."""
    id = st.query_params.get(SLOWEST, "")
    if not id:
        return
    st.header("The slowest run", anchor=False)
    shown = find(id, hub.told.kept)
    if shown is None:
        st.text("This run is not here any more.")
        return
    run = shown.runs[-1]
    flow, beside = flow_of(run, NOT_GUESSED, id), readable(shown.readings[-1].pattern, run.trace)
    with st.container(gap=None):
        draw("flow", {**flow, **beside}, key="slowest hero")
        more_texts("slowest hero", flow["run"], beside, run.trace)
