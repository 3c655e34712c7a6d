"""What one browser session is, and what it remembers from page to page."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Iterator, MutableMapping
from concurrent.futures import wait
from contextlib import contextmanager
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

PRESSED = "pressed"  # in the session's state: this run of the script answers to a button

loops: list[asyncio.AbstractEventLoop] = []  # the server's and the runs', while they go round
_PATIENCE = 1.0  # seconds that a script gives the loops
_lock = threading.Lock()
_under_way = False
_pressed, _others = deque[threading.Event](), deque[threading.Event]()  # scripts that wait for their turn


@contextmanager
def one_at_a_time(pressed: bool = False) -> Iterator[None]:
    """Scripts that compute side by side only hold each other up; who has just pressed a button goes first."""
    global _under_way
    turn = threading.Event()
    with _lock:
        if in_line := _under_way:
            (_pressed if pressed else _others).append(turn)
        _under_way = True
    try:
        if in_line:
            turn.wait()
            _let_the_loops_catch_up()
        yield
    finally:
        with _lock:
            if line := _pressed or _others:
                line.popleft().set()
            else:
                _under_way = False


def _let_the_loops_catch_up() -> None:
    """Where scripts stand in line, clicks, runs and their watchers go before drawing: each loop goes round once."""
    wait([asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop) for loop in loops], _PATIENCE)


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


def memory(page: str) -> MutableMapping[str, Any]:
    """What this session knows about a page; unlike a widget's state it outlives a change of page."""
    found: MutableMapping[str, Any] = st.session_state.setdefault(f"page {page}", {})
    return found
