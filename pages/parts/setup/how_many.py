"""Two sliders below a list of items: how many there are, and how many of their calls may run at once."""

from __future__ import annotations

import streamlit as st

from core.lesson.presets.preset import Preset
from core.lesson.presets.read import presets_of
from pages.parts.setup import store
from pages.parts.setup.field_keys import key_of, move
from pages.parts.setup.input_text import lines


def has_items(preset: Preset) -> bool:
    """Is the input of a preset a list, whose length is worth a slider?"""
    return isinstance(preset.input, list)


def how_many(page: str, preset: Preset) -> None:
    """Takes items away, or adds ready-made ones. More items than those leave nothing to add."""
    there = lines(st.session_state[store.field_key(page, "input")])
    most = len(_with_more(page, preset, there))
    if most < 2:
        return
    key = move(_field(page), max(len(there), 1))
    st.slider("How many", 1, most, key=key, on_change=_take, args=(page, preset, key))


def at_once(page: str, unlimited: str) -> None:
    """From one call at a time to all of them, and then no limit of this page, which is called `unlimited`."""
    state, key = st.session_state, store.field_key(page, "at_once")
    items = len(lines(state[store.field_key(page, "input")]))
    limits = sorted({*range(1, max(items, 1) + 1), *([state[key]] if state[key] else [])})
    state[key] = state[key]  # of other stops Streamlit makes another slider, which begins anew
    st.select_slider("At once", [*limits, None], format_func=lambda limit: str(limit or unlimited), key=key)


def _take(page: str, preset: Preset, key: str) -> None:
    """What is taken away is kept, so that it comes back before anything ready-made."""
    if key != key_of(_field(page)):
        return
    whole = _with_more(page, preset, lines(st.session_state[store.field_key(page, "input")]))
    count = st.session_state[key]
    st.session_state[_kept(page)] = (preset.id, whole, count)
    store.type_in(page, "\n".join(whole[:count]))


def _field(page: str) -> str:
    return f"{page} how many"


def _kept(page: str) -> str:
    return f"{page} how many of"


def _with_more(page: str, preset: Preset, there: list[str]) -> list[str]:
    """What stands there, what the slider took away, then the preset's items, and others' of the same kind of input."""
    id, whole, shown = st.session_state.get(_kept(page), ("", [], 0))
    if id == preset.id:
        # Unchanged since then: the very list, in which an item may stand twice. Else what came after those shown.
        same = there == whole[: len(there)]
        there = whole if same else there + [item for item in whole[shown:] if item not in there]
    alike = [preset, *(other for other in presets_of(page) if other.pattern is preset.pattern)]
    known = [item for other in alike if isinstance(other.input, list) for item in other.input]
    return there + [item for item in dict.fromkeys(known) if item not in there]
