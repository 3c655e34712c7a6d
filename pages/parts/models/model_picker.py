"""Which model answers: the simulated one, or a live endpoint. Simulated in every new browser session."""

from __future__ import annotations

import math

import streamlit as st

from core.errors import ConfigError, OverBudget
from core.lesson.presets.preset import Preset, model
from core.models.default import provider
from core.models.model import Model
from core.models.simulated import Simulated
from pages.parts.models.allowances import limits_wrong
from pages.parts.models.live_setup import calls_used_up, live_fields, live_model, side_by_side
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import taken_anew

SIMULATED, LIVE = "Simulated", "Live endpoint"
REAL_TIME = "Real time"
SPEEDS = {REAL_TIME: 1.0, "4x": 4.0, "At once": math.inf}
_MODEL, _SPEED = "model", "speed"  # the names of the fields in the session's state


def model_picker() -> None:
    """The two fields in the sidebar; a live model asks for what it needs."""
    try:
        provider()
    except ConfigError as error:
        st.markdown(f":small[:red[{literally(str(error))}]]")
    if wrong := limits_wrong():
        st.markdown(f":small[:red[{literally(wrong)}]]")
    kind = st.selectbox("Model", [SIMULATED, LIVE], key=_MODEL)
    if kind == LIVE:
        live_fields()
        return
    speed = st.query_params.get("speed")
    if speed in SPEEDS and taken_anew("speed", speed):
        st.session_state[_SPEED] = speed
    st.selectbox("Speed", list(SPEEDS), key=_SPEED)


def is_live() -> bool:
    """Is a live model chosen?"""
    return bool(st.session_state.get(_MODEL) == LIVE)


def live_used_up() -> str:
    """Why no live run can be started any more, in words; empty where one can, and with the simulated model."""
    return calls_used_up() if is_live() else ""


def live_without_tools() -> str:
    """That the live model takes no tools, in words, where its server has said so; else empty."""
    try:
        model = live_model() if is_live() else None
    except ConfigError:  # what is missing stands in the sidebar
        return ""
    if model is None or model.able(model.name).tools is not False:
        return ""
    return f"{model.name} takes no tools, as its server says: the agent needs another model."


def live_in_turn() -> bool:
    """Do two live runs run one after the other? They do, unless side by side was asked for."""
    return is_live() and not side_by_side()


def speed_name() -> str:
    """The speed of the simulated model that is chosen, a name in SPEEDS."""
    return str(st.session_state.get(_SPEED, REAL_TIME))


def chosen_model(preset: Preset) -> Model:
    """A new model for one run.

    Raises ConfigError with what is missing, or is set wrongly on the server, and OverBudget where no call is left.
    """
    provider()
    if used_up := live_used_up():
        raise OverBudget(used_up)
    return live_model() if is_live() else model(preset, SPEEDS[speed_name()])


def predictor(preset: Preset) -> Simulated:
    """What forecasts a run at the speed that is chosen; at once there is no time to forecast, so in real time."""
    speed = SPEEDS[speed_name()]
    return model(preset, 1.0 if is_live() or speed == math.inf else speed)
