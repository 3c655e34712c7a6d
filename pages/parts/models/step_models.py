"""Another model for a step: a small one may sort what a strong one answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.laws.costs import MODELS
from core.lesson.registry import lesson_of
from core.prompts.templates import templates
from core.run import Pattern
from core.view.plan import as_run
from pages.parts.models.live_setup import live_models
from pages.parts.models.model_picker import is_live

_LIVE, _SIMULATED = "live model", "model"  # the fields of the two worlds: a name of the one says nothing in the other


def step_models(page: str, pattern: Pattern[Any]) -> dict[str, str] | None:
    """The fields; the models that were chosen for single steps, by step. None where all have the run's own."""
    if not (steps := steps_with_a_model(pattern)):
        return None
    own = "the pattern’s own" if lesson_of(pattern.__name__).instead else "the run’s own"
    what = (
        "A model for a single step" if is_live() else "A model for a single step: the answers stay, the price changes"
    )
    st.markdown(f":small[:gray[{what}. Below the result stands what that saved.]]")
    chosen = {step: _field(page, pattern, step, own) for step in steps}
    return {step: name for step, name in chosen.items() if name} or None


def steps_with_a_model(pattern: Pattern[Any]) -> list[str]:
    """The steps of a pattern that ask a model, as they run."""
    return as_run(pattern.__name__, list(dict.fromkeys(template.step for template in templates(pattern))))


def simulated_models(page: str, pattern: Pattern[Any]) -> dict[str, str]:
    """Those that stand in the fields of the simulated world, by step."""
    keys = {step: _listed_key(page, _SIMULATED, pattern, step) for step in steps_with_a_model(pattern)}
    return {step: name for step, key in keys.items() if (name := st.session_state.get(key))}


def take_models(page: str, pattern: Pattern[Any], models: Mapping[str, str]) -> None:
    """Into those fields: these, and for the other steps none."""
    for step in steps_with_a_model(pattern):
        st.session_state[_listed_key(page, _SIMULATED, pattern, step)] = models.get(step)


def _listed_key(page: str, world: str, pattern: Pattern[Any], step: str) -> str:
    return f"{page} {world} {pattern.__name__} {step} listed"


def _field(page: str, pattern: Pattern[Any], step: str, own: str) -> str:
    world = _LIVE if is_live() else _SIMULATED
    key = _listed_key(page, world, pattern, step)
    listed = live_models() if is_live() else MODELS
    if is_live() and not listed:  # whatever is typed counts, however the field is left
        typed = key.removesuffix(" listed")
        return st.text_input(step, key=typed, placeholder=own, persist_state="session").strip()
    name = st.selectbox(
        step, listed, None, key=key, placeholder=own, accept_new_options=is_live(), persist_state="session"
    )
    return (name or "").strip()
