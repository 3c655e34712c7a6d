"""Fields that the page moves by itself: a chosen preset fills the texts, a typed text takes the mark from its preset.

A browser that has not seen the move yet sends the old value along with the reader's next press, and Streamlit takes it
for the reader's own: the preset filled all fields again, and what had just been typed was lost; or the text of the
preset before was run. So a field that is moved goes on under another key, where there is no old value; one that the
reader has moved keeps its key and its focus. Streamlit still calls back for the old key: whoever is called looks
whether it is the field's.
"""

from __future__ import annotations

from typing import Any

import streamlit as st


def key_of(name: str) -> str:
    """The key of the field in the session's state as of its last move."""
    moves = st.session_state.get(_moves(name), 0)
    return f"{name} {moves}" if moves else name


def move(name: str, value: Any) -> str:
    """Set the field, unless it stands there already; its key from now on."""
    state, key = st.session_state, key_of(name)
    if key in state and state[key] != value:
        state[_moves(name)] = state.get(_moves(name), 0) + 1
        key = key_of(name)
    state[key] = value  # a widget of its own session: Streamlit keeps the value only where it is set anew
    return key


def _moves(name: str) -> str:
    return f"{name} moves"
