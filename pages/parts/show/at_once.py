"""The time of a run for each number of calls at once, before anything is run: computed from one forecast."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import streamlit as st

from core import WorkflowError
from core.lesson.registry import times_at_once
from pages.parts.drawings import draw
from pages.parts.models.model_picker import is_live, predictor
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import memory, page_memory

_KEPT = 50  # curves a session


Place = Literal["beside", "below"]  # the form, or the picture on a phone: page.css shows one


def at_once_curve(setup: Setup, place: Place) -> None:
    """The curve for the items that stand in the field, the choice of *At once* on it.

    Without seconds as long as they may still be guessed: until something was run here, or the forecast was shown.
    """
    if is_live() or presenting() or setup.problem or not isinstance(setup.value, list) or len(setup.value) < 2:
        return
    known, most = page_memory(setup.page), len(setup.value)
    try:
        times = _times(setup, most)
    except WorkflowError:
        return
    covered = known.covered
    data = {
        "label": f"Time of {most} items for each number of calls at once",
        "times": times,
        "at_once": min(setup.concurrency or most, most),
        "covered": covered,
    }
    with st.container(gap=None, key=f"{setup.page} times {place}"):
        words = "Run it, or show the forecast, for the seconds." if covered else "Computed on the virtual clock."
        st.markdown(f":small[**Time by calls at once, {most} items** :gray[{words}]]")
        draw("curve", data, key=f"{setup.page} {place} curve")


class _Curves(dict[str, list[float]]):
    """The times that this session has seen last, by setup."""


def _times(setup: Setup, most: int) -> list[float]:
    """From the forecast of one call at a time, which is the same for every limit."""
    known, model = memory(_Curves), predictor(setup.preset)
    key = f"{replace(setup, concurrency=1).signature()} {model.pace}"
    if key not in known:
        forecast = setup.reading().forecast(model=model, seed=setup.seed, concurrency=1).trace
        known[key] = times_at_once(setup.pattern.__name__, forecast, most)
        for oldest in list(known)[:-_KEPT]:
            del known[oldest]
    return known[key]
