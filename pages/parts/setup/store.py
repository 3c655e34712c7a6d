"""What stands in the fields of a page, kept from page to page, and filled in from a preset or a run."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import streamlit as st

from core.lesson.presets.preset import Preset
from core.run import Pattern
from core.runner import runner
from pages.parts.run.carried import carried
from pages.parts.run.session import page_memory
from pages.parts.setup.links import asks
from pages.parts.setup.prompt_fields import fill_prompts
from pages.parts.setup.written import as_text

FIELDS = ("preset", "input", "at_once", "latency", "profile", "seed", "target_score", "max_iterations")


def field_key(page: str, name: str) -> str:
    """The name of a field in the session's state."""
    return f"{page} {name}"


def remember(page: str) -> None:
    """Keep the values of the fields that are drawn; the others stay as they were."""
    state, keys = st.session_state, {name: field_key(page, name) for name in FIELDS}
    entries = page_memory(page).entries
    entries.fields = entries.fields | {name: state[key] for name, key in keys.items() if key in state}


def type_in(page: str, text: str) -> None:
    """Into the field of the input, as if it had been typed; it is kept beside it, as the others are."""
    st.session_state[field_key(page, "input")] = text
    entries = page_memory(page).entries
    entries.fields = entries.fields | {"input": text}


def come_back(page: str, query: Mapping[str, str]) -> bool:
    """Give the fields of a page that was here before their values again; False for one that was not.

    `query`, of the page's address: a run that it names brings the fields that it was started with; a setup that it asks
    for makes what was here before give way.
    """
    known = page_memory(page)
    if field_key(page, "preset") not in st.session_state:  # the first look at the page
        if asks(query) and "run" not in query:
            _leave(page)
        shown = None if known.entries.fields else runner.find(query.get("run", ""))
        if shown is not None and shown.page == page:  # the page was loaded anew
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
    fields = {**timing, "input": as_text(preset.input), **limit, "seed": preset.seed}
    parameters = inspect.signature(pattern).parameters.values()
    defaults = {p.name: p.default for p in parameters if p.name in FIELDS}
    return {**defaults, **fields, **preset.options}


def fill(page: str, pattern: Pattern[Any], preset: Preset) -> None:
    """Put a preset into the fields and the prompts of a page."""
    for name, value in own_fields(pattern, preset).items():
        st.session_state[field_key(page, name)] = value
    fill_prompts(page, preset.pattern or pattern, preset)
