"""The left column of a page: a preset, the input, and the settings that change what happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.lesson.presets.preset import Preset
from core.lesson.presets.read import presets_of
from core.run import Pattern
from pages.parts.setup import address, store
from pages.parts.setup.chosen import Chosen
from pages.parts.setup.model_picker import is_live, live_limit
from pages.parts.setup.problem import MOST_ITEMS, problem_of
from pages.parts.setup.prompt_fields import prompt_fields, prompt_notices
from pages.parts.setup.share import share
from pages.parts.setup.timing import latency_and_seed, timed
from pages.parts.setup.written import Split, lines, one_or_several, split_of
from pages.parts.show.presenter import away, presenting

Settings = Callable[[], dict[str, Any]]  # draws the fields of a pattern's own settings; their values by name
_WITH_WORKERS = ("orchestrator_workers", "research_report")


def text(pattern: Pattern[Any], label: str, settings: Settings = dict, height: int = 90) -> Chosen:
    """The inputs of a page whose input is one text. `settings` draws more fields; `height` of the input in pixels."""
    return _choose(pattern, label, height, settings, fans_out=pattern.__name__ in _WITH_WORKERS, split=lambda t: t)


def items(pattern: Pattern[Any], label: str, height: int = 166) -> Chosen:
    """The inputs of a page whose input is a list, one item a line. `height` of the input in pixels."""
    return _choose(pattern, label, height, dict, fans_out=True, split=lines)


def topics(pattern: Pattern[Any], label: str) -> Chosen:
    """The inputs of a page whose input is one text, or several, one a line."""
    return _choose(pattern, label, 90, dict, fans_out=False, split=one_or_several)


def _choose(pattern: Pattern[Any], label: str, height: int, settings: Settings, fans_out: bool, split: Split) -> Chosen:
    """`fans_out`: calls run side by side whatever the input; else only for an input of several items."""
    page = pattern.__name__
    presets = {preset.id: preset for preset in presets_of(page)}
    query = st.query_params.to_dict()
    if not store.come_back(page, query):
        address.take(page, pattern, presets, query, fans_out, split)
    keys = {name: store.field_key(page, name) for name in store.FIELDS}
    preset = presets[st.session_state[keys["preset"]]]
    split = split_of(preset, split)
    at_once = fans_out or isinstance(split(st.session_state[keys["input"]]), list)
    beside = at_once and not presenting()
    row = st.columns([2, 1], vertical_alignment="bottom", wrap=False) if beside else [st.container()]
    with row[0]:
        st.selectbox(
            "Preset",
            list(presets),
            format_func=lambda id: _titled(presets[id]),
            key=keys["preset"],
            label_visibility="collapsed" if presenting() else "visible",
            on_change=lambda: store.fill(page, pattern, presets[st.session_state[keys["preset"]]]),
        )
    own = store.own_fields(pattern, preset, at_once)
    pattern = preset.pattern or pattern
    label = preset.label or label
    if preset.pattern is not None:  # a use case with settings of its own
        settings = dict
    with away("inputs"):
        if at_once:
            with row[1] if beside else st.container():
                st.number_input("At once", 1, MOST_ITEMS, None, key=keys["at_once"], placeholder="no limit")
        written = st.text_area(label, key=keys["input"], height=height)
        options = {**preset.options, **settings()}
        with st.container(horizontal=True, vertical_alignment="center"):
            if not is_live():
                with st.popover("Latency and seed", type="tertiary"):
                    latency_and_seed(page)
            prompts = prompt_fields(page, pattern, preset)
            share(page, *address.link(page, pattern, preset, own))
        prompt_notices(pattern, prompts)
    store.remember(page)
    value = split(written)
    limit = st.session_state[keys["at_once"]] if at_once else preset.at_once
    return Chosen(
        page,
        pattern,
        timed(page, preset),
        value,
        options,
        min(limit or MOST_ITEMS, live_limit()) if is_live() else limit,
        st.session_state.get(keys["seed"], preset.seed),
        problem_of(pattern, label, value, options, prompts),
        prompts,
    )


def _titled(preset: Preset) -> str:
    return preset.title if preset.group == "Example" else f"{preset.group} · {preset.title}"
