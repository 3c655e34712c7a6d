"""What one browser session is, and what it remembers from page to page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

M = TypeVar("M")

PRESSED = "pressed"  # in the session's state: this run of the script answers to a button

Start = Literal["run", "compare", "naive", "prompts"]
Ask = Start | Literal["stop", "forecast"]


@dataclass(frozen=True)
class Guess:
    """What somebody expects of a run before it: its calls, and its makespan in seconds; None: not guessed."""

    calls: int | None = None
    seconds: float | None = None


@dataclass
class Entries:
    """What stands in the fields of a page, by field, and in those of its prompts, by pattern and step.

    A widget that is not drawn forgets its value; this is kept beside it.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    prompts: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass
class PageMemory:
    """What this session knows about a page with runs; an empty text stands for none."""

    entries: Entries = field(default_factory=Entries)
    guess: Guess = Guess()
    notices: list[str] = field(default_factory=list)  # sentences that the page says once
    ask: Ask | None = None  # what a button asks for, until the page answers
    run: str = ""  # the id of the run that is shown
    next: str = ""  # the id of the run that Run will start: the browser is told of it beforehand
    uncovered: str = ""  # the signature of the setup whose forecast is shown


def page_memory(page: str) -> PageMemory:
    """What this session knows about a page; unlike a widget's state it outlives a change of page."""
    known: PageMemory = st.session_state.setdefault(f"page {page}", PageMemory())
    return known


def memory(kind: type[M]) -> M:
    """The one object of a class that this session keeps; it is made, without arguments, when it is first asked for."""
    known: M = st.session_state.setdefault(f"memory {kind.__name__}", kind())
    return known


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
