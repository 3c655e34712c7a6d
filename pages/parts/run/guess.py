"""The guess: how many calls a run will make, and how many seconds it will take."""

from __future__ import annotations

import streamlit as st

from pages.parts.run.session import Guess, page_memory


def _keys(page: str) -> tuple[str, str]:
    """The names of the two fields in the session's state."""
    return f"{page} guess calls", f"{page} guess s"


def guess_fields(page: str, whose: str = "") -> None:
    """Two fields, kept when the page is left. `whose`: of two runs, the one to be guessed, before the words."""
    known = page_memory(page)
    calls_key, seconds_key = _keys(page)
    with st.container(horizontal=True):
        calls = st.number_input(
            f"Guess: {whose}calls", 1, 999, known.guess.calls, key=calls_key, placeholder="How many?"
        )
        seconds = st.number_input(
            f"Guess: {whose}seconds", 0.0, 999.0, known.guess.seconds, 0.5, "%.1f", key=seconds_key,
            placeholder="How long?",
        )  # fmt: skip
    known.guess = Guess(calls, seconds)


def guess_now(page: str) -> Guess:
    """What stands in the fields now: the press of Run may bring what was typed just before."""
    known = page_memory(page).guess
    calls_key, seconds_key = _keys(page)
    return Guess(st.session_state.get(calls_key, known.calls), st.session_state.get(seconds_key, known.seconds))
