"""Guess first: an answer by numbers stays covered until it is shown; and the score of all guesses of this session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.forecasts.settings import Settings
from core.view.guess import is_near, score
from core.view.numbers.guesses import GUESSES
from core.view.numbers.questions import QUESTIONS
from pages.parts.form.numbers import PAGE, Numbers
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import memory

_MOST = 1_000_000.0


class Scores(dict[str, Sequence[bool]]):
    """Whether the guesses of this session were close, by the run or the answer that they were made for."""


def scored(what: str, hits: Sequence[bool]) -> str:
    """Count guesses, once for each run or answer; how many of all were close, in words."""
    known = memory(Scores)
    known[what] = hits
    return score([hit for each in known.values() for hit in each])


def covered(kept: Numbers, given: Settings) -> bool:
    """Is this answer still to be guessed?"""
    return kept.guessing and kept.question in GUESSES and kept.shown != _what(kept, given)


def ask(kept: Numbers, given: Settings) -> None:
    """The question, a field for the guess, and the button that shows the answer, guessed or not."""
    what, asked = _what(kept, given), GUESSES[kept.question]
    with st.container(key="compare asks"):
        words = asked.asks(given)
        st.markdown(literally(words))
        st.number_input(
            words, 0.0, _MOST, None, key=f"{PAGE} guess {what}", placeholder="Guess", label_visibility="collapsed"
        )
        st.button("Show answer", type="primary", key=f"{PAGE} show", on_click=_show, args=(kept, what))


def cover() -> None:
    """In the place of the picture."""
    with st.container(key="compare covered"):
        st.markdown("**Answer covered**  \n:small[:gray[Guess if you like, then show it.]]")


def tell(kept: Numbers, given: Settings, found: Any) -> None:
    """How far off the guess was, if there was one; and the score."""
    what = _what(kept, given)
    if kept.guess is None or kept.shown != what or kept.question not in GUESSES:
        return
    asked = GUESSES[kept.question]
    words = scored(what, [is_near(kept.guess, asked.truth(found))])
    st.markdown(literally(f"{asked.told(kept.guess, found)} {words}".strip()))


def offer(kept: Numbers, given: Settings) -> None:
    """Whether to guess first, from the next change on: what stands here has been seen."""
    if kept.question not in GUESSES:
        return
    key, words = kept.key("guess first"), "Change a setting: its answer stays covered until you show it."
    what = _what(kept, given)
    st.checkbox("Guess first", kept.guessing, key=key, help=words, on_change=_choose, args=(kept, key, what))


def _choose(kept: Numbers, key: str, what: str) -> None:
    kept.guessing, kept.shown, kept.guess = st.session_state[key], what, None


def _show(kept: Numbers, what: str) -> None:
    kept.shown, kept.guess = what, st.session_state.get(f"{PAGE} guess {what}")


def _what(kept: Numbers, given: Settings) -> str:
    """The answer that is asked for: another one for other settings."""
    return repr((kept.question, *(getattr(given, name) for name in QUESTIONS[kept.question].fields)))
