"""The right column and the picture below: the guess, Run, Stop, Compare, the forecast, and the run as it goes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import streamlit as st

from core import WorkflowError
from core.prompts.code import sources
from core.runner import Shown, new_id, runner
from core.trace.trace import Trace
from core.view.plan import planned
from pages.parts.asked import STARTS, asked_for
from pages.parts.hero import hero
from pages.parts.inputs import Chosen, fields_now
from pages.parts.model_picker import chosen_model, is_live, predictor
from pages.parts.presenter import away, presenting
from pages.parts.session import PRESSED, is_here, memory, owner
from pages.parts.shown import flow_of, picture_of
from pages.parts.trace_view import more_texts, readable


def run_panel(chosen: Chosen, right: Any, both: bool = False) -> Shown | None:
    """The run that this page shows, running or ended; None before the first one. `both`: Run starts the pair."""
    page = chosen.page
    asked = memory(page).pop("asked", None)
    problem = ""
    if asked in STARTS:
        problem = _start(chosen, asked)
    shown = _found(page)
    if asked == "stop" and shown is not None:
        problem = _stop(shown)
    if asked == "forecast":
        problem = chosen.problem
        memory(page)["uncovered"] = chosen.signature()
    running = shown is not None and shown.running
    with right:
        with away("guess"):
            _guess(page, whose="agent’s " if both else "")
        _buttons(chosen, running, both)
        if problem:
            st.markdown(f":red[{problem}]")
        with away("watch"):
            st.markdown(f":small[:gray[Watch for: {chosen.preset.watch}]]")
    for notice in memory(page).pop("notices", []):
        st.markdown(f":small[:gray[{notice}]]")
    predicted = _draw(chosen, shown, both)
    if shown is not None and (other := chosen.differs(shown.note["setup"])):
        what = "Below this forecast stands" if predicted else "The picture shows"
        way = "" if chosen.problem else " Press Run for this one."
        st.markdown(f":small[:gray[{what} a run with {other} than the fields.{way}]]")
    if running and shown is not None and not shown.running:
        st.rerun()  # it ended while the page was being drawn: the buttons still show the run as going on
    return shown


def presented(title: str, choose: Callable[[], Chosen], both: bool = False) -> None:
    """For a class: title, preset and buttons in one row, and the picture."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(title, anchor=False, width="content")
        with st.container():
            chosen = choose()
        buttons = st.container(width="content")
    run_panel(chosen, buttons, both)


def _guess(page: str, whose: str) -> None:
    kept = memory(page).get("guess", {})
    calls, seconds = kept.get("calls"), kept.get("seconds")
    with st.container(horizontal=True):
        n = st.number_input(f"Guess: {whose}calls", 1, 999, calls, key=f"{page} guess calls", placeholder="How many?")
        s = st.number_input(
            f"Guess: {whose}seconds", 0.0, 999.0, seconds, 0.5, "%.1f", key=f"{page} guess s", placeholder="How long?"
        )
    memory(page)["guess"] = {"calls": n, "seconds": s}


def _guess_now(page: str) -> dict[str, Any]:
    """What stands in the fields now: the press of Run may bring what was typed just before."""
    kept = memory(page).get("guess", {})
    keys = {"calls": f"{page} guess calls", "seconds": f"{page} guess s"}
    return {name: st.session_state.get(key, kept.get(name)) for name, key in keys.items()}


def _buttons(chosen: Chosen, running: bool, both: bool) -> None:
    page = chosen.page
    state = st.session_state.to_dict()
    drawn = {name: value for name, value in state.items() if type(value) in (str, int, float, type(None))}

    def ask(what: str) -> None:
        """A run is stopped before the page is drawn again, and started too if its input is as it was drawn."""
        st.session_state[PRESSED] = True
        now = st.session_state.to_dict()
        as_drawn = all(now.get(name) == value for name, value in drawn.items())
        if what not in STARTS or not as_drawn or _start(chosen, what):
            memory(page)["asked"] = what
        if what == "stop" and (shown := runner.find(memory(page).get("run", ""))):
            _stop(shown)

    with st.container(horizontal=True, vertical_alignment="center"):
        if running:
            st.button("Stop", type="primary", key=f"{page} stop", on_click=ask, args=("stop",))
        else:
            st.button("Run", type="primary", key=f"{page} go", on_click=ask, args=("compare" if both else "run",))
        if not both:
            st.button("Compare", key=f"{page} compare", disabled=running, on_click=ask, args=("compare",))
        if not running and not is_live() and not presenting():
            st.button("Show forecast", key=f"{page} forecast", on_click=ask, args=("forecast",))


def _found(page: str) -> Shown | None:
    """The run of this session's page, or the one that the address names."""
    id = memory(page).get("run") or st.query_params.get("run", "")
    if not id:
        return None
    shown = runner.find(id)
    if shown is None or shown.page != page:
        memory(page).pop("run", None)
        st.query_params.pop("run", None)
        memory(page).setdefault("notices", []).append(
            "The run in the address is not here: it was on another page, or was put away. Press Run for a new one."
        )
        return None
    if shown.owner != owner() and not is_here(shown.owner):
        shown.owner = owner()  # after a reload or a lost connection
    shown.look()
    memory(page)["run"] = st.query_params["run"] = id
    return shown


def _start(chosen: Chosen, what: str) -> str:
    """Start it, or find it started already; what went wrong, in words.

    Streamlit may end a script, and a callback too, at any look at the session: from the start of the run to its
    being remembered there is none.
    """
    if chosen.problem and what != "naive":
        return chosen.problem
    page, kept = chosen.page, memory(chosen.page)
    ask = asked_for(chosen, what)
    setup = ask.setup
    note = {
        "guess": _guess_now(page),
        "setup": setup,
        "fields": fields_now(page),
        "predictor": predictor(setup.preset),
        "titles": ask.titles,
        "what": what,
    }
    try:
        models = [chosen_model(setup.preset) for _ in ask.readings]
        shown = runner.start(owner(), page, ask.readings, models, setup.seed, note, kept.pop("next", ""))
    except WorkflowError as error:
        return str(error)
    kept["run"] = shown.id
    kept.pop("uncovered", None)
    return ""


def _stop(shown: Shown) -> str:
    if shown.owner != owner():
        return "This run belongs to another browser session, which is still open. It can be stopped there."
    runner.stop(shown)
    return ""


def _draw(chosen: Chosen, shown: Shown | None, both: bool) -> bool:
    """The forecast if it was asked for and is of this very input; else the run; else the plan of the pattern.

    Returns whether it is the forecast.
    """
    page, view, trace, forecast = chosen.page, "flow", None, None
    if memory(page).get("uncovered") == chosen.signature() and not chosen.problem:
        forecast = _forecast(chosen)
    if forecast is not None:
        data, trace = forecast
    elif shown is None:
        data = planned(chosen.pattern.__name__, world=_world(chosen)) | {"code": sources(chosen.pattern)}
    elif len(shown.started) == 2:
        view, data = "race", _picture(shown)
    else:
        data, trace = _picture(shown), shown.runs[0].trace
        pattern = shown.readings[0].pattern
        data |= readable(pattern, trace) if data["ended"] else {"code": sources(pattern)}
    if presenting():
        data |= {"code": [], "compact": True}
        if "covered" in data and not is_live():
            data["covered"] = (data["covered"][0], "Guess the calls and the seconds, then press Run.")
    if view == "flow" and not both and not chosen.problem and (shown is None or not shown.running):
        data["next"] = _next(page)
    data["shows"] = data.get("run") or (shown.id if shown else "")
    with st.container(gap=None):
        hero(view, data, key=f"{page} hero")
        if trace is not None and data["ended"]:
            more_texts(f"{page} hero", data, trace)
    return forecast is not None


def _picture(shown: Shown) -> dict[str, Any]:
    """The run as it is now; one that goes on is followed from the browser."""
    running = shown.running
    data = picture_of(shown)
    if running:
        data["live"] = {"url": f"live/{shown.id}", "run": shown.id}
    return data


def _next(page: str) -> dict[str, str]:
    """Where the run that Run will start can be watched: the browser need not wait for the page to be drawn again."""
    id = memory(page).setdefault("next", new_id())
    return {"url": f"live/{id}", "run": id, "button": f"{page} go"}


def _world(chosen: Chosen) -> tuple[str, str]:
    return ("live", "model") if is_live() else ("simulated", f"model, seed {chosen.seed}")


def _forecast(chosen: Chosen) -> tuple[dict[str, Any], Trace] | None:
    """None, with the reason on the page, for what cannot be run."""
    try:
        run = chosen.reading().forecast(model=predictor(chosen.preset), seed=chosen.seed)
    except WorkflowError as error:
        st.markdown(f":red[{error}]")
        return None
    trace = run.trace
    id = hashlib.sha256(f"forecast {chosen.signature()}".encode()).hexdigest()
    return flow_of(run, memory(chosen.page).get("guess"), id) | readable(chosen.pattern, trace), trace
