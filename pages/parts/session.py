"""What one browser session is, and what it remembers from page to page."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

PRESSED = "pressed"  # in the session's state: this run of the script answers to a button


def owner() -> str:
    """The name of this browser session."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def is_here(owner: str) -> bool:
    """Is that browser session still connected?"""
    return runtime.exists() and runtime.get_instance().is_active_session(owner)


def on_loopback() -> bool:
    """Is the app bound to this computer alone, with no proxy between it and the browser?"""
    forwarded = any(name.lower() in ("forwarded", "x-forwarded-for") for name in st.context.headers)
    return st.get_option("server.address") in ("127.0.0.1", "localhost", "::1") and not forwarded


def on_dark() -> bool:
    """Is the browser's theme the dark one, as far as it has told?"""
    return bool(st.context.theme.type == "dark")


def memory(page: str) -> MutableMapping[str, Any]:
    """What this session knows about a page; unlike a widget's state it outlives a change of page."""
    found: MutableMapping[str, Any] = st.session_state.setdefault(f"page {page}", {})
    return found
