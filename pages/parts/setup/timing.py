"""How fast the simulated model answers, and the seed of a run: the fields of one popover."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from core.lesson.presets.preset import Preset
from core.models.simulated.latency import PROFILES
from pages.parts.setup.store import field_key

LATENCIES = {
    "jittered": "Jittered: drawn for each call",
    "equal": "Equal: every call the same",
    "uneven": "Uneven: one slow item",
}


def latency_and_seed(page: str) -> None:
    """With what stands in the fields as the default too: a popover that is opened later starts from that."""
    latency, profile, seed = (st.session_state[field_key(page, name)] for name in ("latency", "profile", "seed"))
    place = list(LATENCIES).index(latency)
    st.selectbox("Latency", list(LATENCIES), place, LATENCIES.__getitem__, key=field_key(page, "latency"))
    place = list(PROFILES).index(profile)
    st.selectbox("Profile: how fast the model is", list(PROFILES), place, key=field_key(page, "profile"))
    st.number_input("Seed", 0, 9999, seed, key=field_key(page, "seed"))


def timed(page: str, preset: Preset) -> Preset:
    """The preset with latency and profile as they stand in the fields; with a live model there are none."""
    state = st.session_state
    latency = state.get(field_key(page, "latency"), preset.latency)
    return replace(preset, latency=latency, profile=state.get(field_key(page, "profile"), preset.profile))
