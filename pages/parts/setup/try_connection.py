"""*Test connection*: the button, the calls as they go, and what was found as a small table of ticks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from core.errors import WorkflowError
from core.models.live import Live
from core.models.live.endpoint import endpoint_of
from core.models.live.trial import MOST, Trial, trial
from core.runner import runner
from core.trace.counts import counted
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import memory

_EVERY = 0.3  # seconds between two looks at a test that goes on
_MARKS = {True: "✓", False: "✕", None: "–"}


@dataclass
class Tried:
    """What this session has found out, by address and model."""

    known: dict[tuple[str, str], Trial] = field(default_factory=dict)


def try_connection(base_url: str, name: str, connect: Callable[[], Live]) -> None:
    """The test of the model `name` at an address; `connect` makes what is tested."""
    tried = memory(Tried)
    found = tried.known.get((base_url, name))
    going = found is not None and not found.ended
    st.button(
        "Test connection", key="test connection", width="stretch", disabled=going, on_click=_start, args=(connect,)
    )
    if found is not None:
        # While this script has its turn: the part below draws without one, and may meet it half imported elsewhere.
        import pandas  # type: ignore[import-untyped]  # noqa: F401

        # Drawn by itself while it goes on, so that the page stays as it is.
        draw = st.fragment(_found, run_every=_EVERY if going else None)
        draw((base_url, name), going, endpoint_of(base_url).here)


def models_found(base_url: str) -> tuple[str, ...]:
    """The models that a server has listed to a test."""
    listed = [trial.models for (address, _), trial in memory(Tried).known.items() if address == base_url]
    return listed[-1] if listed else ()


def _start(connect: Callable[[], Live]) -> None:
    tried = memory(Tried)
    try:
        model = connect()
    except WorkflowError:  # what is missing stands below the fields
        return
    tried.known[model.base_url, model.name] = Trial()
    runner.work(trial(model, partial(tried.known.__setitem__, (model.base_url, model.name))))


def _found(key: tuple[str, str], going: bool, here: bool) -> None:
    found = memory(Tried).known[key]
    with st.container(key="connection-found", gap="xxsmall"):
        if found.ticks:
            head = f"Tested by {counted(found.calls, 'call')}"
            rows = [{" ": _MARKS[tick.holds], head: _words(tick.what, tick.words)} for tick in found.ticks]
            st.table(rows, border="horizontal", hide_index=True)
        if found.now:
            loading = " A model may take a while to load." if here and found.calls == 1 else ""
            st.markdown(f":small[:gray[Call {found.calls} of at most {MOST}: {found.now}.{loading}]]")
        if found.problem:
            st.markdown(f":small[:red[{literally(found.problem)}]]")
    if going and found.ended:
        st.rerun()


def _words(what: str, words: str) -> str:
    return f"{what}  :gray[{literally(words)}]" if words else what
