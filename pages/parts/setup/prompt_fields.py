"""The prompts of a pattern as fields: to read, to change, to run beside the original, and to take back."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import InputError
from core.lesson.presets.preset import Preset
from core.prompts.templates import check_prompts, dropped, templates
from core.run import Pattern
from core.view.plan import as_run
from pages.parts.setup.input_text import height_of
from pages.parts.setup.session import ask, page_memory


def prompt_fields(page: str, pattern: Pattern[Any], preset: Preset) -> dict[str, str] | None:
    """The prompts that differ from the pattern's own; None when there are none."""
    by_step = {template.step: template for template in templates(pattern)}
    steps = [by_step[step] for step in as_run(pattern.__name__, list(by_step))]
    if not steps:
        return None
    given, own = prompts_now(page, pattern), preset_prompts(pattern, preset)
    with st.popover("Prompts", type="tertiary", width="content", key=_fold(page), on_change="rerun"):
        st.markdown(
            ":small[:gray[What each step asks. A place in braces is filled in when the step runs; keep the places.]]"
        )
        written = {}
        for template in steps:
            key = prompt_key(page, pattern, template.step)
            if key not in st.session_state:
                st.session_state[key] = given.get(template.step, own[template.step])
            now = st.session_state[key]  # as the default too: a popover that is opened later starts from that
            text = st.text_area(template.step, now, key=key, height=height_of(_rows(now)))
            if text != template.text:
                written[template.step] = text
                prompt_notices(pattern, {template.step: text})  # here too: the popover lies over the page's own
            if template.instructions:
                st.markdown(f":small[:gray[Its instructions: {template.instructions}]]")
            if template.form:
                st.markdown(f":small[:gray[Its answer must have this form: {template.form}.]]")
        changed = written != dict(preset.prompts or {})
        if written:
            back = (page, pattern)
            st.button("Back to the pattern’s own prompts", key=f"{page} back", on_click=fill_prompts, args=back)
        if changed:
            st.button("Original and mine", key=f"{page} both", on_click=_both, args=(page,))
    if changed:
        st.markdown(":small[:gray[your own prompts]]")
    keys = {template.step: prompt_key(page, pattern, template.step) for template in steps}
    page_memory(page).entries.prompts[pattern.__name__] = {step: st.session_state[key] for step, key in keys.items()}
    return written or None


def _both(page: str) -> None:
    """Both runs, and nothing that lies over their picture."""
    st.session_state[_fold(page)] = False
    ask(page, "prompts")


def _fold(page: str) -> str:
    """The name of the state of the popover: is it open?"""
    return f"{page} prompts open"


def fill_prompts(page: str, pattern: Pattern[Any], preset: Preset | None = None) -> None:
    """The preset's prompts in the fields, the pattern's own where it has none."""
    for step, text in preset_prompts(pattern, preset).items():
        st.session_state[prompt_key(page, pattern, step)] = text


def preset_prompts(pattern: Pattern[Any], preset: Preset | None) -> dict[str, str]:
    """What stands in the fields for a preset, by step; without one the pattern's own prompts."""
    own = preset.prompts or {} if preset else {}
    return {template.step: own.get(template.step, template.text) for template in templates(pattern)}


def prompts_now(page: str, pattern: Pattern[Any]) -> dict[str, str]:
    """What stands in the fields, by step, after they were drawn."""
    return page_memory(page).entries.prompts.get(pattern.__name__, {})


def prompt_notices(pattern: Pattern[Any], written: dict[str, str] | None) -> None:
    """What a changed prompt leaves out, or asks for in vain, before it is run."""
    if not written:
        return
    try:
        check_prompts(pattern, written)
    except InputError as error:
        st.text(str(error))
    for sentence in dropped(pattern, written):
        st.text(sentence)


def prompt_key(page: str, pattern: Pattern[Any], step: str) -> str:
    """The name of a prompt's field in the session."""
    return f"{page} prompt {pattern.__name__} {step}"


def _rows(text: str) -> int:
    """The lines it has, within reason."""
    return min(2 + text.count("\n") + (len(text) > 60), 6)
