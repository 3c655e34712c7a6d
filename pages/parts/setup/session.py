"""What one browser session is, what it remembers from page to page, and what each of its runs carries along."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeVar, get_args

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.engine.given import Given
from core.forecasts.own_model import OwnModel
from core.models.model import Model
from core.runner import Shown
from core.view.guess import NOT_GUESSED, Guess
from core.view.verdict import READINGS
from core.what_if.written import Value
from pages.parts.setup.page_setup import Setup

M = TypeVar("M")

Start = Literal["run", "compare", "broken", "naive", "prompts", "patterns", "single", "plan", "resume", "fork"]
STARTS: tuple[Start, ...] = get_args(Start)
Ask = Start | Literal["stop", "forecast"]


@dataclass
class Entries:
    """What stands in the fields of a page, by field, and in those of its prompts, by pattern and step.

    A widget that is not drawn forgets its value; this is kept beside it.
    """

    fields: dict[str, str | int | None] = field(default_factory=dict)
    prompts: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass
class PageMemory:
    """What this session knows about a page with runs; an empty text stands for none."""

    entries: Entries = field(default_factory=Entries)
    guess: Guess = NOT_GUESSED
    notices: list[str] = field(default_factory=list)  # sentences that the page says once
    ask: Ask | None = None  # what a button asks for, until the page answers
    run: str = ""  # the id of the run that is shown
    next: str = ""  # the id of the run that Run will start: the browser is told of it beforehand
    plan: tuple[str, ...] = ()  # as a person has changed it, a part each; none: the planner's own
    change: Given | None = None  # a call of the run that is shown, as a person wants it instead
    which: int = 0  # of two runs that are shown: the one that is to go on, or to have a call changed
    looked: bool = False  # has its address been read for changes by hand?
    changes: list[list[Value]] = field(default_factory=list)  # of the run or the forecast, which came with the address
    link: dict[str, str] = field(default_factory=dict)  # the query that brings the fields back; none: no link does
    limits: bool = False  # has it a field for how many calls may run at once, of a model that can be forecast?
    uncovered: str = ""  # the signature of the setup whose forecast is shown
    kept: str = ""  # the id of the run that was kept last

    @property
    def covered(self) -> bool:
        """May its times still be guessed? Until something was run here, or the forecast was shown."""
        return not (self.run or self.uncovered)


@dataclass(frozen=True)
class Carried:
    """How things stood on the page when the run was started, or the two runs of a comparison."""

    start: Start
    setup: Setup
    entries: Entries  # of its page, to be filled in again
    guess: Guess
    predictor: Model  # what forecasts it, for its law
    titles: tuple[str, str] | None = None  # of two runs that are no comparison of readings
    own: OwnModel | None = None  # the profile of its live model, from the calls before it; None: there is none
    endpoint: str = ""  # the address that its live model was called at; empty for a simulated one

    @property
    def sides(self) -> tuple[str, str]:
        """The titles of two runs."""
        return self.titles or READINGS


def carried(shown: Shown) -> Carried:
    """What a run that a page has started carries along."""
    own: Carried = shown.note
    return own


def page_memory(page: str) -> PageMemory:
    """What this session knows about a page; unlike a widget's state it outlives a change of page."""
    known: PageMemory = st.session_state.setdefault(f"page {page}", PageMemory())
    return known


def ask(page: str, what: Ask) -> None:
    """What a button asks for; the page answers when it is drawn the next time."""
    page_memory(page).ask = what


def memory(kind: type[M]) -> M:
    """The one object of a class that this session keeps; it is made, without arguments, when it is first asked for."""
    known: M = st.session_state.setdefault(f"memory {kind.__name__}", kind())
    return known


def guess_now(page: str) -> Guess:
    """What stands in the fields of the guess: the press of Run may bring what was typed just before."""
    state, known = st.session_state, page_memory(page).guess
    return Guess(state.get(f"{page} guess calls", known.calls), state.get(f"{page} guess s", known.seconds))


def taken_anew(what: str, value: object) -> bool:
    """Does the address bring a value that was not taken from it yet? From then on the field is the reader's."""
    key = f"taken {what}"
    known, st.session_state[key] = st.session_state.get(key), value
    return known != value


def owner() -> str:
    """The name of this browser session."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def is_here(owner: str) -> bool:
    """Is that browser session still connected?"""
    return runtime.exists() and runtime.get_instance().is_active_session(owner)


def on_loopback() -> bool:
    """Is the app bound to this computer alone, with no proxy between it and the browser?"""
    # A proxy on this computer comes over loopback, too, with anybody's browser behind it.
    forwarded = any(name.lower() in ("forwarded", "x-forwarded-for") for name in st.context.headers)
    return st.get_option("server.address") in ("127.0.0.1", "localhost", "::1") and not forwarded


def on_dark() -> bool:
    """Is the browser's theme the dark one, as far as it has told?"""
    return bool(st.context.theme.type == "dark")
