"""*Test connection*: the button, the calls as they go, and what was found as a small table of ticks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

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
    """What this session has found out, by address and model; and its tests."""

    known: dict[tuple[str, str], Trial] = field(default_factory=dict)
    tests: list[tuple[Live, Future[Trial]]] = field(default_factory=list)


def try_connection(base_url: str, name: str, typed: bool, connect: Callable[[], Live]) -> None:
    """The test of the model `name` at an address; `connect` makes what is tested.

    `typed`: somebody wants that model; else it may be any that the server lists.
    """
    tried, key = memory(Tried), (base_url, name)
    found = tried.known.get(key)
    going = found is not None and not found.ended
    if going:
        st.button("Stop the test", key="stop test", width="stretch", on_click=_stop, args=(key,))
    else:
        st.button("Test connection", key="test connection", width="stretch", on_click=_start, args=(connect, typed))
    if found is not None and (going or found.ticks or found.problem or found.stopped):
        # While this script has its turn: the part below draws without one, and may meet it half imported elsewhere.
        import pandas  # type: ignore[import-untyped]  # noqa: F401

        # Drawn by itself while it goes on, so that the page stays as it is.
        draw = st.fragment(_found, run_every=_EVERY if going else None)
        draw(key, going, endpoint_of(base_url).here)


def models_found(base_url: str) -> tuple[str, ...]:
    """The models that a server has listed to a test."""
    known = list(memory(Tried).known.items())  # a list first: a test that goes on adds to it
    listed = [trial.models for (address, _), trial in known if address == base_url]
    return next((models for models in reversed(listed) if models), ())


def key_given(base_url: str) -> None:
    """Another key stands there now: that the one before was refused says nothing any more."""
    tried = memory(Tried)
    for key, found in list(tried.known.items()):
        if key[0] == base_url and found.key_refused:
            tried.known[key] = replace(found, problem="", key_refused=False)


def _start(connect: Callable[[], Live], typed: bool) -> None:
    tried = memory(Tried)
    try:
        model = connect()
    except WorkflowError:  # what is missing stands below the fields
        return
    began = (model.base_url, model.name)

    def show(found: Trial) -> None:
        if model.name != began[1]:  # the server lists another one
            tried.known.pop(began, None)
        tried.known[model.base_url, model.name] = found

    tried.known[began] = Trial()
    going = [test for test in tried.tests if not test[1].done()]
    tried.tests = [*going, (model, runner.work(trial(model, show, any_model=not typed)))]


def _stop(key: tuple[str, str]) -> None:
    for model, test in memory(Tried).tests:
        if (model.base_url, model.name) == key:
            test.cancel()


def _found(key: tuple[str, str], going: bool, here: bool) -> None:
    found = memory(Tried).known.get(key)
    if found is None:  # the server lists another model, which is tested instead
        st.rerun()
    with st.container(key="connection-found", gap="xxsmall"):
        if found.ticks:
            head = f"Tested by {counted(found.calls, 'call')}"
            rows = [{" ": _MARKS[tick.holds], head: _words(tick.what, tick.words)} for tick in found.ticks]
            st.table(rows, border="horizontal", hide_index=True)
        if found.now:
            loading = " A model may take a while to load." if here and found.calls == 1 else ""
            which = f"Call {found.calls} of at most {MOST}" if found.calls else "First"
            st.markdown(f":small[:gray[{which}: {found.now}.{loading}]]")
        if found.stopped:
            st.markdown(f":small[:gray[Stopped after {counted(found.calls, 'call')}.]]")
        if found.problem:
            st.markdown(f":small[:red[{literally(found.problem)}]]")
    if going and found.ended:
        st.rerun()


def _words(what: str, words: str) -> str:
    return f"{what}  :gray[{literally(words)}]" if words else what
