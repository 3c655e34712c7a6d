"""The picture of a page: of the plan, of its forecast, or of the run as it goes."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Any, Literal

import streamlit as st

from core import WorkflowError
from core.lesson.readings import naive_of
from core.lesson.registry import target_of
from core.prompts.code import sources
from core.runner import Shown, new_id
from core.trace.trace import Trace
from core.view.measures import with_law
from core.view.pins import breakable
from core.view.plan import planned
from pages.parts.drawings import draw
from pages.parts.run.broken import broken_line, letters, pressed
from pages.parts.setup.chosen import Chosen
from pages.parts.setup.literally import literally
from pages.parts.setup.model_picker import is_live, predictor
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import carried, page_memory
from pages.parts.show.law import laws_of
from pages.parts.show.run_picture import flow_of, picture_of
from pages.parts.show.trace_view import more_texts, readable


def run_key(page: str) -> str:
    """The key of the button that starts a run; the picture watches it, to show the run from the press on."""
    return f"{page} go"


def draw_picture(chosen: Chosen, shown: Shown | None, both: bool) -> bool:
    """The forecast if it was asked for and is of this very input; else the run; else the plan of the pattern.

    Returns whether it is the forecast. `both`: Run starts the pair.
    """
    page, trace, forecast = chosen.page, None, None
    view: Literal["flow", "race"] = "flow"
    if page_memory(page).uncovered == chosen.signature() and not chosen.problem:
        forecast = _forecast(chosen)
    if forecast is not None:
        data, trace = forecast
    elif shown is None:
        world = ("live", "model") if is_live() else ("simulated", f"model, seed {chosen.seed}")
        name, target = chosen.pattern.__name__, target_of(chosen.reading())
        plan = planned(name, world=world, target=target, options=chosen.options)
        data = breakable(plan, chosen.pattern, chosen.breaks) | {
            "code": sources(chosen.pattern),
            "broken": broken_line(chosen, both),
        }
    elif len(shown.started) == 2:
        view, data = "race", _beside_its_law(shown, _picture(shown))
    else:
        data, trace = _picture(shown), shown.runs[0].trace
        pattern = shown.readings[0].pattern
        data |= readable(pattern, trace) if data["ended"] else {"code": sources(pattern)}
    if presenting():
        data["compact"] = True
        if "covered" in data and not is_live():
            data["covered"] = (data["covered"][0], "Guess the calls and the seconds, then press Run.")
    alone = not both and not (chosen.breaks and naive_of(chosen.pattern, chosen.value))
    if view == "flow" and alone and not chosen.problem and (shown is None or not shown.running):
        data["next"] = _next(page)
    if shown is not None and not shown.running and forecast is None and (other := chosen.differs(carried(shown).setup)):
        data["stale"] = other
    if shown is not None and forecast is None and (received := letters(shown)):
        data["letters"] = received
    data["shows"] = data.get("run") or (shown.id if shown else "")
    with st.container(gap=None):
        draw(view, data, key=f"{page} hero", on_broke=partial(pressed, page, f"{page} hero"))
        if trace is not None and data["ended"]:
            more_texts(f"{page} hero", data, trace)
    return forecast is not None


def _picture(shown: Shown) -> dict[str, Any]:
    """The run as it is now; one that goes on is followed from the browser."""
    live = {"live": _where(shown.id)} if shown.running else {}
    return {**picture_of(shown), **live}


def _beside_its_law(shown: Shown, data: dict[str, Any]) -> dict[str, Any]:
    """Both readings with the ticks of their laws, once they have ended."""
    if shown.running or carried(shown).titles is not None or isinstance(laws := laws_of(shown), str):
        return data
    # The law's seconds are the simulated model's: they say nothing of a live one, nor of the lab's own work at once.
    comparable = all(run.trace.world == "simulated" and not run.trace.at_once for run in shown.runs)
    return with_law(data, [law.seconds if comparable else None for law in laws], [law.calls for law in laws])


def _next(page: str) -> dict[str, str]:
    """Where the run that Run will start can be watched: the browser need not wait for the page to be drawn again."""
    known = page_memory(page)
    known.next = known.next or new_id()
    return {**_where(known.next), "button": run_key(page)}


def _where(id: str) -> dict[str, str]:
    return {"url": f"live/{id}", "run": id}


def _forecast(chosen: Chosen) -> tuple[dict[str, Any], Trace] | None:
    """None, with the reason on the page, for what cannot be run."""
    try:
        run = chosen.reading().forecast(model=predictor(chosen.preset), seed=chosen.seed)
    except WorkflowError as error:
        st.markdown(f":red[{literally(str(error))}]")
        return None
    trace = run.trace
    # The same for the same setup: the browser takes another id for another run, and begins its picture anew.
    id = hashlib.sha256(f"forecast {chosen.signature()}".encode()).hexdigest()
    flow = flow_of(run, page_memory(chosen.page).guess, id, target=target_of(chosen.reading()))
    return flow | readable(chosen.pattern, trace), trace
