"""The faults on order of a page: which are set, and how a press on a step of the plan sets or takes out one."""

from __future__ import annotations

import streamlit as st

from core import Break
from core.engine.breaks import breaks
from core.errors import InputError
from pages.parts.setup.store import field_key


def now(page: str) -> tuple[Break, ...]:
    """Those that are set, in the order in which they were."""
    return breaks(st.session_state.get(field_key(page, "break"), ""))


def press(page: str, pressed: str) -> None:
    """What the picture tells, such as "worker 2:hang": it takes the place of what was set there; "worker 2:" is none.

    What nobody can order is left out: a browser may tell anything.
    """
    node, _, fault = pressed.partition(":")
    kept = [one for one in now(page) if one.node != node and not (fault and one.step == node)]
    try:
        ordered = breaks([*kept, pressed] if fault else kept)
    except InputError:
        return
    st.session_state[field_key(page, "break")] = ",".join(map(str, ordered))


def clear(page: str) -> None:
    """Nothing is broken any more."""
    st.session_state[field_key(page, "break")] = ""
