"""The fields of a page: those of settings, and what stands in all of them, from page to page, preset or run."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import streamlit as st

from core.lesson.presets.preset import Preset
from core.lesson.registry import lesson_of
from core.models.simulated.latency import PROFILES
from core.run import Pattern
from core.runner import runner
from pages.parts.setup.field_keys import key_of, move
from pages.parts.setup.input_text import MOST_ITEMS, as_text
from pages.parts.setup.links import asks
from pages.parts.setup.prompt_fields import fill_prompts
from pages.parts.setup.session import carried, page_memory

_FIELDS = ("preset", "input", "at_once", "latency", "profile", "seed", "break", "steps")
_UNDRAWN = ("preset", "break")  # what the rows and the picture set: no field of their own
LATENCIES = {
    "jittered": "Jittered: drawn for each call",
    "equal": "Equal: every call the same",
    "uneven": "Uneven: one slow item",
}


def field_names(page: str) -> tuple[str, ...]:
    """The names of the fields that a page may have: those of any, and of its pattern's own options."""
    return *_FIELDS, *lesson_of(page).fields


def field_key(page: str, name: str) -> str:
    """The name of a field in the session's state."""
    return f"{page} {name}" if name in _UNDRAWN else key_of(f"{page} {name}")


def fill(page: str, name: str, value: Any) -> None:
    """Put a value into a field, whatever a browser that has not seen it yet still sends."""
    if name in _UNDRAWN:
        st.session_state[field_key(page, name)] = value
    else:
        move(f"{page} {name}", value)


def remember(page: str) -> None:
    """Keep the values of the fields that are drawn; the others stay as they were."""
    state, keys = st.session_state, {name: field_key(page, name) for name in field_names(page)}
    entries = page_memory(page).entries
    entries.fields = entries.fields | {name: state[key] for name, key in keys.items() if key in state}


def type_in(page: str, text: str) -> None:
    """Into the field of the input, as if it had been typed; it is kept beside it, as the others are."""
    put(page, "input", text)


def put(page: str, name: str, text: str) -> None:
    """Into a field of texts, and what is kept beside it."""
    fill(page, name, text)
    entries = page_memory(page).entries
    entries.fields = entries.fields | {name: text}


def come_back(page: str, query: Mapping[str, str]) -> bool:
    """Give the fields of a page that was here before their values again; False for one that was not.

    `query`, of the page's address: a run that it names brings the fields that it was started with; a setup that it asks
    for makes what was here before give way.
    """
    known = page_memory(page)
    if field_key(page, "input") not in st.session_state:  # the first look at the page
        # No field's own value, so Streamlit has not forgotten it with the page.
        st.session_state.pop(field_key(page, "preset"), None)
        if asks(query) and "run" not in query:
            _leave(page)
        shown = None if known.entries.fields else runner.find(query.get("run", ""))
        if shown is not None and shown.page == page:  # the page was loaded anew
            # A copy: what the run was started with has to stay.
            known.entries = deepcopy(carried(shown).entries)
    for name, value in known.entries.fields.items():
        st.session_state.setdefault(field_key(page, name), value)
    return bool(known.entries.fields)


def _leave(page: str) -> None:
    """Forget the fields, and the run that is shown unless it still goes on; the shelf keeps it."""
    known = page_memory(page)
    shown = runner.find(known.run)
    if shown is None or not shown.running:
        known.entries.fields = {}
        known.run = ""


def own_fields(pattern: Pattern[Any], preset: Preset, at_once: bool = True) -> dict[str, Any]:
    """What a preset puts into the fields, by field; a setting it does not name has the pattern's own default."""
    timing = {"latency": preset.latency, "profile": preset.profile}
    limit = {"at_once": preset.at_once} if at_once else {}
    fields = {**timing, "input": as_text(preset.input), **limit, "seed": preset.seed, "break": ""}
    options = lesson_of(pattern.__name__).fields
    fields |= {name: preset.options.get(name, option.default) for name, option in options.items()}
    if listed := lesson_of((preset.pattern or pattern).__name__).listed:
        fields["steps"] = as_text([f"{step['name']}: {step['prompt']}" for step in preset.options[listed]])
    return fields


def fill_form(page: str, pattern: Pattern[Any], preset: Preset) -> None:
    """Put a preset into the fields and the prompts of a page."""
    for name, value in own_fields(pattern, preset).items():
        fill(page, name, value)
    fill_prompts(page, preset.pattern or pattern, preset)
    page_memory(page).plan = ()


def own_options(page: str) -> dict[str, int]:
    """A field for each option that the pattern of a page has one for, side by side; their values by name."""
    options = lesson_of(page).fields
    if not options:
        return {}
    return {
        name: column.number_input(option.label, *option.bounds, key=field_key(page, name))
        for column, (name, option) in zip(st.columns(len(options), wrap=False), options.items(), strict=True)
    }


def latency_and_seed(page: str, at_once: bool) -> None:
    """With what stands in the fields as the default too: a popover that is opened later starts from that.

    `at_once`: how many calls may run at once is asked for here too.
    """
    if at_once:
        key = field_key(page, "at_once")
        st.number_input("At once", 1, MOST_ITEMS, st.session_state[key], key=key, placeholder="no limit")
    latency, profile, seed = (st.session_state[field_key(page, name)] for name in ("latency", "profile", "seed"))
    place = list(LATENCIES).index(latency)
    st.selectbox("Latency", list(LATENCIES), place, LATENCIES.__getitem__, key=field_key(page, "latency"))
    place = list(PROFILES).index(profile)
    st.selectbox("Profile: how fast the model is", list(PROFILES), place, key=field_key(page, "profile"))
    st.number_input("Seed", 0, 9999, seed, key=field_key(page, "seed"))
