"""What to try next on a page, a press away: always at hand, or where a comparison has gained nothing."""

from __future__ import annotations

import streamlit as st

from core.lesson.lesson import Next
from core.lesson.presets.read import preset_of
from core.lesson.registry import lesson_of
from core.runner import Shown
from pages.parts.setup import store
from pages.parts.setup.input_text import lines
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import ask, carried


def at_hand(setup: Setup, running: bool) -> None:
    """A row of buttons beside the input, off while a run goes on; nothing for a pattern without any."""
    offered = [one for one in lesson_of(setup.page).nexts if not one.level and _fits(one, setup)]
    if offered and not presenting():
        with st.container(horizontal=True, gap="medium"):
            for one in offered:
                _button(setup, one, running)


def after_level(setup: Setup, shown: Shown | None) -> None:
    """Below a comparison in which nothing was gained: one in which something is."""
    offered = [one for one in lesson_of(setup.page).nexts if one.level and _fits(one, setup)]
    if offered and _is_level(shown):
        with st.container(horizontal=True):
            for one in offered:
                _button(setup, one)


def _button(setup: Setup, one: Next, off: bool = False) -> None:
    st.button(
        one.label,
        key=f"{setup.page} {one.label}",
        type="secondary" if one.level else "tertiary",
        disabled=off,
        on_click=_go,
        args=(setup.page, one),
    )


def _fits(one: Next, setup: Setup) -> bool:
    if one.start == "single":  # the same task: neither other steps, nor several topics
        own = setup.pattern is lesson_of(setup.page).pattern and not setup.prompts
        return own and isinstance(setup.value, str) and not setup.problem
    return setup.preset.id != one.preset


def _is_level(shown: Shown | None) -> bool:
    """Was it a comparison of readings in which nothing was gained?"""
    if shown is None or shown.running or len(shown.started) != 2 or carried(shown).titles is not None:
        return False
    return max(run.trace.peak for run in shown.runs) < 2  # not by the times: a busy computer makes them differ


def _go(page: str, one: Next) -> None:
    if one.preset:
        preset, written = preset_of(page, one.preset), st.session_state[store.field_key(page, "input")]
        st.session_state[store.field_key(page, "preset")] = preset.id
        store.fill_form(page, lesson_of(page).pattern, preset)
        if not one.start and len(lines(written)) == 1:
            store.put(page, "input", written)
    if one.start:
        ask(page, one.start)
