"""Which model answers: the simulated one, or a live endpoint. Simulated in every new browser session."""

from __future__ import annotations

import math
import os

import streamlit as st

from core.errors import ConfigError
from core.lesson.presets.preset import Preset, model
from core.models.default import provider
from core.models.live import Live
from core.models.model import Model
from core.runner import runner
from pages.parts.session import memory, on_loopback, owner

SIMULATED, LIVE = "Simulated", "Live endpoint"
REAL_TIME = "Real time"
SPEEDS = {REAL_TIME: 1.0, "4x": 4.0, "At once": math.inf}
APIS = {"Responses": "responses", "Chat completions": "chat"}


def model_picker() -> None:
    """The two fields in the sidebar; a live model asks for what it needs."""
    try:
        provider()
    except ConfigError as error:
        st.markdown(f":small[:red[{error}]]")
    kind = st.selectbox("Model", [SIMULATED, LIVE], key="model")
    if kind == SIMULATED:
        _take_speed()
        st.selectbox("Speed", list(SPEEDS), key="speed")
        return
    theirs = _own("OPENAI_API_KEY", "the server's own", "your key")
    # Live: who leaves by Tab comes to the eye inside the field, and Streamlit takes that for not having left.
    st.text_input("Key", type="password", key="api_key", live=True, placeholder=theirs)
    st.text_input("Base URL", key="base_url", placeholder=_own("OPENAI_BASE_URL", "the server's own", "OpenAI"))
    st.text_input("Model name", key="model_name", placeholder=os.environ.get("OPENAI_MODEL") or "gpt-4o-mini")
    st.selectbox("API", list(APIS), key="api", index=int(os.environ.get("OPENAI_API") == "chat"))
    st.number_input("At once, at most", 1, 50, 8, key="live_limit", help="How many calls of one run may be in flight.")
    left = runner.allowance(owner()).left
    st.markdown(f":small[:gray[{left} calls left in this session. The key stays in this session.]]")
    try:
        live_model()
    except ConfigError as error:
        st.markdown(f":small[:red[{error}]]")


def _take_speed() -> None:
    """The speed that an address asks for, once: from then on it is the reader's."""
    asked = st.query_params.get("speed")
    if asked in SPEEDS and memory("model").get("speed") != asked:
        memory("model")["speed"] = st.session_state["speed"] = asked


def _own(variable: str, there: str, missing: str) -> str:
    return there if on_loopback() and os.environ.get(variable) else missing


def is_live() -> bool:
    return st.session_state.get("model") == LIVE


def live_limit() -> int:
    return int(st.session_state.get("live_limit", 8))


def chosen_model(preset: Preset) -> Model:
    """A new model for one run; raises ConfigError with what is missing, or is set wrongly on the server."""
    provider()
    return live_model() if is_live() else model(preset, SPEEDS[st.session_state.get("speed", REAL_TIME)])


def predictor(preset: Preset) -> Model:
    """What forecasts a run at the speed that is chosen; at once there is no time to forecast, so in real time."""
    speed = SPEEDS[st.session_state.get("speed", "Real time")]
    return model(preset, 1.0 if is_live() or speed == math.inf else speed)


def live_model() -> Live:
    """The live model of this session.

    The server's own key goes to the server's own base URL and nowhere else, and only while the app is bound to
    loopback; a typed base URL needs a typed key.
    """
    state = st.session_state
    key, base_url = (state.get("api_key") or "").strip(), (state.get("base_url") or "").strip()
    if base_url and not key:
        raise ConfigError("A base URL of your own needs a key of your own. Type it in the sidebar.")
    if not key:
        if not (on_loopback() and os.environ.get("OPENAI_API_KEY")):
            raise ConfigError("Type a key in the sidebar, or choose the simulated model there.")
        key, base_url = os.environ["OPENAI_API_KEY"], os.environ.get("OPENAI_BASE_URL", "")
    return Live(
        key,
        base_url or None,
        model=(state.get("model_name") or "").strip() or os.environ.get("OPENAI_MODEL") or "gpt-4o-mini",
        api=APIS[state.get("api") or "Responses"],
        allowance=runner.allowance(owner()),
        public_only=not on_loopback(),
        clients=runner.clients,
    )
