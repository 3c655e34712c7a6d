"""What to try next on a page, a press away: always at hand, or where a comparison has gained nothing."""

from __future__ import annotations

import streamlit as st

from core.lesson.lesson import Next
from core.lesson.presets.read import preset_of
from core.lesson.registry import lesson_of
from core.runner import Shown
from pages.parts.setup import store
from pages.parts.setup.chosen import Chosen
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import STARTS, ask, carried
from pages.parts.setup.written import lines


def at_hand(chosen: Chosen, running: bool) -> None:
    """A row of buttons beside the input, off while a run goes on; nothing for a pattern without any."""
    offered = [one for one in lesson_of(chosen.page).nexts if not one.level and _fits(one, chosen)]
    if offered and not presenting():
        with st.container(horizontal=True, gap="medium"):
            for one in offered:
                _button(chosen, one, running)


def after_level(chosen: Chosen, shown: Shown | None) -> None:
    """Below a comparison in which nothing was gained: one in which something is."""
    offered = [one for one in lesson_of(chosen.page).nexts if one.level and _fits(one, chosen)]
    if offered and _is_level(shown):
        with st.container(horizontal=True):
            for one in offered:
                _button(chosen, one)


def _button(chosen: Chosen, one: Next, off: bool = False) -> None:
    st.button(
        one.label,
        key=f"{chosen.page} {one.label}",
        type="secondary" if one.level else "tertiary",
        disabled=off,
        on_click=_go,
        args=(chosen.page, one),
    )


def _fits(one: Next, chosen: Chosen) -> bool:
    if one.start == "single":  # the same task: neither other steps, nor several topics
        own = chosen.pattern is lesson_of(chosen.page).pattern and not chosen.prompts
        return own and isinstance(chosen.value, str) and not chosen.problem
    return chosen.preset.id != one.preset


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
    for start in STARTS:
        if start == one.start:
            ask(page, start)
