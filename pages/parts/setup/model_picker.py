"""Which model answers: the simulated one, or a live endpoint. Simulated in every new browser session."""

from __future__ import annotations

import math
import os

import streamlit as st

from core.errors import ConfigError, OverBudget
from core.lesson.presets.preset import Preset, model
from core.models.default import provider
from core.models.live import Live
from core.models.model import Model
from core.runner import runner
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import on_loopback, owner, taken_anew

SIMULATED, LIVE = "Simulated", "Live endpoint"
REAL_TIME = "Real time"
SPEEDS = {REAL_TIME: 1.0, "4x": 4.0, "At once": math.inf}
APIS = {"Responses": "responses", "Chat completions": "chat"}
_MODEL, _SPEED, _LIMIT = "model", "speed", "live_limit"  # the names of the fields in the session's state
_KEY, _BASE_URL, _NAME, _API = "api_key", "base_url", "model_name", "api"
_BESIDE = "live_side_by_side"
_OWN_NAME, _OWN_LIMIT = "gpt-4o-mini", 8


def model_picker() -> None:
    """The two fields in the sidebar; a live model asks for what it needs."""
    try:
        provider()
    except ConfigError as error:
        st.markdown(f":small[:red[{literally(str(error))}]]")
    kind = st.selectbox("Model", [SIMULATED, LIVE], key=_MODEL)
    if kind == SIMULATED:
        speed = st.query_params.get("speed")
        if speed in SPEEDS and taken_anew("speed", speed):
            st.session_state[_SPEED] = speed
        st.selectbox("Speed", list(SPEEDS), key=_SPEED)
        return
    theirs = _own("OPENAI_API_KEY", "the server's own", "your key")
    # Live: who leaves by Tab comes to the eye inside the field, and Streamlit takes that for not having left.
    st.text_input("Key", type="password", key=_KEY, live=True, placeholder=theirs)
    st.text_input("Base URL", key=_BASE_URL, placeholder=_own("OPENAI_BASE_URL", "the server's own", "OpenAI"))
    st.text_input("Model name", key=_NAME, placeholder=os.environ.get("OPENAI_MODEL") or _OWN_NAME)
    st.selectbox("API", list(APIS), key=_API, index=int(os.environ.get("OPENAI_API") == "chat"))
    in_flight = "How many calls of one run may be in flight."
    st.number_input("At once, at most", 1, 50, _OWN_LIMIT, key=_LIMIT, help=in_flight)
    sharing = "Two runs at once share the server’s slots and its cache: each slows the other."
    st.toggle("Compare side by side", key=_BESIDE, help=sharing)
    left = runner.allowance(owner()).left
    st.markdown(f":small[:gray[{left} calls left in this session. The key stays in this session.]]")
    try:
        live_model()
    except ConfigError as error:
        st.markdown(f":small[:red[{literally(str(error))}]]")


def _own(variable: str, there: str, missing: str) -> str:
    # Elsewhere the server's own key is not used, so nobody is told to leave the field empty.
    return there if on_loopback() and os.environ.get(variable) else missing


def is_live() -> bool:
    """Is a live model chosen?"""
    return bool(st.session_state.get(_MODEL) == LIVE)


def live_used_up() -> str:
    """Why no live run can be started any more, in words; empty where one can, and with the simulated model."""
    return runner.allowance(owner()).used_up if is_live() else ""


def live_limit() -> int:
    """How many calls of one live run may be in flight."""
    return int(st.session_state.get(_LIMIT, _OWN_LIMIT))


def live_in_turn() -> bool:
    """Do two live runs run one after the other? They do, unless side by side was asked for."""
    return is_live() and not st.session_state.get(_BESIDE, False)


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


def predictor(preset: Preset) -> Model:
    """What forecasts a run at the speed that is chosen; at once there is no time to forecast, so in real time."""
    speed = SPEEDS[speed_name()]
    return model(preset, 1.0 if is_live() or speed == math.inf else speed)


def live_model() -> Live:
    """The live model of this session.

    The server's own key goes to the server's own base URL and nowhere else, and only while the app is bound to
    loopback; a typed base URL needs a typed key. Raises ConfigError with what is missing.
    """
    state = st.session_state
    key, base_url = (state.get(_KEY) or "").strip(), (state.get(_BASE_URL) or "").strip()
    if base_url and not key:
        raise ConfigError("A base URL of your own needs a key of your own. Type it in the sidebar.")
    if not key:
        if not (on_loopback() and os.environ.get("OPENAI_API_KEY")):
            raise ConfigError("Type a key in the sidebar, or choose the simulated model there.")
        key, base_url = os.environ["OPENAI_API_KEY"], os.environ.get("OPENAI_BASE_URL", "")
    return Live(
        key,
        base_url or None,
        model=(state.get(_NAME) or "").strip() or os.environ.get("OPENAI_MODEL") or _OWN_NAME,
        api=APIS[state.get(_API) or "Responses"],
        allowance=runner.allowance(owner()),
        # Else whoever can open the app could have this server call into its own network.
        public_only=not on_loopback(),
        clients=runner.clients,
    )
