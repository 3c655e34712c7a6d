"""The left column of a page: a preset, the input, and the settings that change what happens."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from core.errors import ConfigError
from core.lesson.presets.preset import Preset
from core.lesson.presets.read import presets_of
from core.lesson.registry import lesson_of
from core.run import Pattern
from pages.parts.form import address
from pages.parts.models.live_setup import calls_at_once
from pages.parts.models.model_picker import is_live
from pages.parts.models.step_models import step_models
from pages.parts.setup import pins, store
from pages.parts.setup.how_many import at_once as at_once_slider
from pages.parts.setup.how_many import has_items, how_many
from pages.parts.setup.input_text import MOST_ITEMS, Split, height_of, problem_of, split_of
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.presenter import away
from pages.parts.setup.preset_field import preset_field
from pages.parts.setup.prompt_fields import prompt_fields, prompt_notices
from pages.parts.setup.session import page_memory
from pages.parts.setup.steps_field import problem_of_steps, steps_field

_NUMBER = 110  # px


def text(
    pattern: Pattern[Any],
    label: str,
    *,
    split: Split = str,
    fans_out: bool = False,
    items: bool = False,
    rows: int = 2,
) -> Setup:
    """The inputs of a page: a preset, the input itself, the pattern's own options, and the prompts.

    `split`: how the written text becomes the input; `fans_out`: calls run side by side whatever the input, else only
    for an input of several items; `items`: how many of them is worth a slider; `rows`: lines of the input that
    are seen.
    """
    page = pattern.__name__
    presets = _presets(page)
    query = st.query_params.to_dict()
    if not store.come_back(page, query):
        address.take(page, pattern, presets, query, fans_out, split)
    keys = {name: store.field_key(page, name) for name in store.field_names(page)}
    preset = presets[st.session_state[keys["preset"]]]
    split = split_of(preset, split)
    at_once = fans_out or isinstance(split(st.session_state[keys["input"]]), list)
    preset_field(pattern, presets)
    own = store.own_fields(pattern, preset, at_once)
    pattern, label = preset.pattern or pattern, preset.label or label
    sliders = items and at_once and has_items(preset)
    # Where a page has settings of its own the limit is one of many, and Run stays within reach of a dozen tabs.
    folded = at_once and bool(lesson_of(page).fields) and not is_live()
    beside = at_once and not sliders and not folded
    with away("inputs"):
        written = _input_fields(label, keys["input"], keys["at_once"] if beside else "", rows)
        options, problem = _options(page, pattern, preset)
        if sliders:
            _sliders(page, preset)
        with st.container(horizontal=True, vertical_alignment="center"):
            models, prompts = _model_settings(page, pattern, folded), prompt_fields(page, pattern, preset)
            link, left_out = _link(page, pattern, preset, own, at_once)
        prompt_notices(pattern, prompts)
        if models:
            st.markdown(":small[:gray[your own models]]")
    store.remember(page)
    value, state = split(written), st.session_state
    timing = {name: state.get(keys[name], getattr(preset, name)) for name in ("latency", "profile")}  # none when live
    return Setup(
        page,
        pattern,
        replace(preset, **timing),
        value,
        options,
        _limit(state[keys["at_once"]] if at_once else preset.at_once),
        state.get(keys["seed"], preset.seed),
        problem_of(pattern, label, value, options, prompts) or problem,
        prompts,
        pins.now(page),
        as_given=_as_given(link, left_out, preset) and not models,
        models=models,
        query=None if left_out or models else link,
    )


def _link(
    page: str, pattern: Pattern[Any], preset: Preset, own: dict[str, Any], at_once: bool
) -> tuple[dict[str, str], list[str]]:
    """To what stands in the fields, drawn to be shared; and the texts that it has no room for.

    The page keeps both for a change by hand: which link carries it, and whether it may set a limit.
    """
    link, left_out = address.link(page, pattern, preset, own)
    address.share(page, link, left_out)
    known = page_memory(page)
    known.link, known.limits = {} if left_out or is_live() else link, at_once and not is_live()
    return link, left_out


def _model_settings(page: str, pattern: Pattern[Any], folded: bool) -> dict[str, str] | None:
    """How the simulated model answers, and the models of single steps, which it gives back; None: none."""
    if is_live():
        with st.popover("Models", type="tertiary"):
            return step_models(page, pattern)
    with st.popover("At once, latency, seed" if folded else "Latency and seed", type="tertiary"):
        store.latency_and_seed(page, folded)
        return step_models(page, pattern)


def _options(page: str, pattern: Pattern[Any], preset: Preset) -> tuple[dict[str, Any], str]:
    """The options as they stand on the page, drawn where they are steps; and what is wrong with those."""
    own = store.own_options(page) if preset.pattern is None else {}  # else the preset's
    lesson = lesson_of(pattern.__name__)
    if not lesson.listed:
        return {**preset.options, **own}, ""
    steps = steps_field(page, lesson.more)
    return {**preset.options, **own, lesson.listed: steps}, problem_of_steps(steps)


def _input_fields(label: str, key: str, limit: str, rows: int) -> str:
    """The input, and beside it how many calls may run at once; an empty key: there is nothing to limit."""
    with st.container(horizontal=True):
        written = st.text_area(label, key=key, height=height_of(rows))
        if limit:
            st.number_input("At once", 1, MOST_ITEMS, None, key=limit, placeholder=_unlimited(), width=_NUMBER)
    return written


def _sliders(page: str, preset: Preset) -> None:
    left, right = st.columns(2, wrap=False)
    with left:
        how_many(page, preset)
    with right:
        at_once_slider(page, _unlimited())


def _unlimited() -> str:
    """What holds where the page sets no limit."""
    return f"{calls_at_once()} for live models" if is_live() else "no limit"


def _limit(wanted: int | None) -> int | None:
    """Never without one for a real server.

    Of a thousand connections that are opened at once, some run into the client's timeout before they stand.
    """
    return min(wanted or MOST_ITEMS, calls_at_once()) if is_live() else wanted


def _as_given(link: dict[str, str], left_out: list[str], preset: Preset) -> bool:
    """Is all as the preset has it, whatever the speed? Then a link to it names nothing but the preset and its seed."""
    return not left_out and {**link, "speed": ""} == {"preset": preset.id, "seed": str(preset.seed), "speed": ""}


def _presets(page: str) -> dict[str, Preset]:
    """The presets of a page by their ids; raises ConfigError where there are none."""
    presets = {preset.id: preset for preset in presets_of(page)}
    if not presets:
        raise ConfigError(f"The page of {page} begins with a preset: write one into core/lesson/presets/{page}.toml.")
    return presets
