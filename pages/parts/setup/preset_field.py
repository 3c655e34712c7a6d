"""The presets of a page: those to try in one row, those that break in another, all seen at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.lesson.presets.preset import Preset
from core.run import Pattern
from pages.parts.setup import store
from pages.parts.setup.field_keys import key_of, move
from pages.parts.setup.input_text import as_text
from pages.parts.setup.presenter import presenting

OWN = ""  # in the place of an id: the text in the field is no preset's
_TRY, _BREAK = "Try", "Break it"


def preset_field(pattern: Pattern[Any], presets: Mapping[str, Preset]) -> None:
    """Choosing one fills the fields; for a class the rows are one list, beside the title."""
    page = pattern.__name__
    preset = presets[st.session_state[store.field_key(page, "preset")]]
    rows = {name: [preset.id for preset in presets.values() if row_of(preset) == name] for name in (_TRY, _BREAK)}
    now = preset.id
    if st.session_state[store.field_key(page, "input")] != as_text(preset.input):
        now, own = OWN, rows[row_of(preset)]
        own.insert(own.index(preset.id) + 1, OWN)  # beside the preset whose settings and faults it has
    choose = partial(_choose, pattern, presets)
    if presenting():
        field = f"{page} presets"
        key = move(field, now)
        titled = {id: f"{name} · {_titled(presets, id, short=False)}" for name, ids in rows.items() for id in ids}
        st.selectbox(
            "Preset", list(titled), format_func=titled.__getitem__, key=key, label_visibility="collapsed",
            on_change=choose, args=(field, key),
        )  # fmt: skip
        return
    with st.container(key=f"{page} presets", gap="xxsmall"):
        for name, ids in rows.items():
            # As it stands, whatever was pressed: of both rows one has the mark.
            field = f"{page} {name}"
            key = move(field, now if now in ids else None)
            if ids:
                titles = {id: _titled(presets, id, short=True) for id in ids}
                title = titles.__getitem__
                st.radio(name, ids, format_func=title, key=key, horizontal=True, on_change=choose, args=(field, key))


def row_of(preset: Preset) -> str:
    """The name of the row in which a preset stands."""
    return _BREAK if preset.row == "What goes wrong" else _TRY


def _titled(presets: Mapping[str, Preset], id: str, short: bool) -> str:
    if id == OWN:
        return "Your own input"
    return (short and presets[id].short) or presets[id].title


def _choose(pattern: Pattern[Any], presets: Mapping[str, Preset], field: str, key: str) -> None:
    """Before the page is drawn: Streamlit refuses to set a field that it has drawn."""
    page, id = pattern.__name__, st.session_state[key]
    if id in presets and key == key_of(field):
        st.session_state[store.field_key(page, "preset")] = id
        store.fill_form(page, pattern, presets[id])
