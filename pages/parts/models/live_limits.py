"""The limits of a live run that can be set: calls at once, tokens of an answer, seconds of a call."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.models.live.live import ANSWER_LIMIT, usual_deadline
from core.trace.counts import counted
from pages.parts.setup.field_keys import key_of, move

_AT_ONCE, _ANSWER, _CALL = "live_limit", "answer_limit", "call_deadline"  # the fields
_USUAL, _HERE = 8, 4  # calls at once, and of those to a server on this computer
_MOST_TOKENS, _MOST_SECONDS = 1_000_000, 3600


def limit_fields(here: bool) -> None:
    """The three fields; `here`: calls go to a server on this computer, which takes fewer and has more time."""
    few = _HERE if here else _USUAL
    in_flight = f"How many calls of one run may be in flight. {few} where none is set."
    st.number_input(
        "At once, at most", 1, 50, None, key=key_of(_AT_ONCE), placeholder=counted(few, "call"),
        help=in_flight, persist_state="session",
    )  # fmt: skip
    tokens = "Tokens of one answer. It ends there, so a model that goes round in circles ends, too."
    st.number_input(
        "Answer limit", 1, _MOST_TOKENS, None, step=100, key=_ANSWER, placeholder=f"{ANSWER_LIMIT:,} tokens",
        help=tokens, persist_state="session",
    )  # fmt: skip
    usual = usual_deadline(here)
    seconds = f"Seconds that one call may take, retries included. {usual:g} s where none is set."
    st.number_input(
        "Deadline", 1, _MOST_SECONDS, None, step=10, key=_CALL, placeholder=f"{usual:g} s a call",
        help=seconds, persist_state="session",
    )  # fmt: skip


def most_at_once(here: bool) -> int:
    """How many calls of one live run may be in flight."""
    return int(_set(_AT_ONCE) or (_HERE if here else _USUAL))


def answer_limit() -> int:
    """Tokens that an answer of a live model may have."""
    return int(_set(_ANSWER) or ANSWER_LIMIT)


def call_deadline() -> float | None:
    """Seconds that a live call may take; None: the usual ones of its address."""
    seconds = _set(_CALL)
    return None if seconds is None else float(seconds)


def usual_at_once() -> None:
    """Whatever was set, another server has its own."""
    move(_AT_ONCE, None)


def _set(field: str) -> Any:
    return st.session_state.get(key_of(field))
