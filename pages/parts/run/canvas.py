"""The picture of a page: of the plan, of its forecast, or of the run as it goes."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Literal, cast

import streamlit as st

from core import WorkflowError
from core.forecasts.choices import AHEAD, weigh
from core.laws.costs import MODELS
from core.lesson.readings import naive_of
from core.lesson.registry import target_of
from core.lesson.same_task import Way
from core.prompts.code import sources
from core.runner import Shown, new_id
from core.trace.trace import Trace
from core.view.ahead import ahead
from core.view.drawings import Flow, Planned, Race
from core.view.guess import hits
from core.view.measures import with_law
from core.view.pins import breakable
from core.view.plan import planned
from pages.parts.drawings import draw
from pages.parts.drawings.views import Beside, Next, Watch
from pages.parts.models.model_picker import is_live, predictor
from pages.parts.run import anew, by_hand
from pages.parts.run.broken import broken_line, letters, pressed
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import carried, page_memory
from pages.parts.show.guesses import scored
from pages.parts.show.later import later
from pages.parts.show.law import laws_of
from pages.parts.show.run_picture import flow_of, picture_of
from pages.parts.show.trace_view import more_texts, readable


def run_key(page: str) -> str:
    """The key of the button that starts a run; the picture watches it, to show the run from the press on."""
    return f"{page} go"


def draw_picture(setup: Setup, shown: Shown | None, both: bool) -> bool:
    """The forecast if it was asked for and is of this very input; else the run; else the plan of the pattern.

    Returns whether it is the forecast. `both`: Run starts the pair.
    """
    page, beside = setup.page, Beside()
    view: Literal["flow", "race"] = "flow"
    data: Flow | Planned | Race
    trace: Trace | None = None
    forecast: tuple[Flow, Trace] | None = None
    shows, running = (shown.id, shown.running) if shown else ("", False)
    if page_memory(page).uncovered == setup.signature() and not setup.problem and not is_live():
        forecast = _forecast(setup)
    if forecast is not None:
        data, trace = forecast
        shows, beside = data["run"], readable(setup.pattern, trace)
    elif shown is None:
        data, beside = _planned(setup, both), {"code": sources(setup.pattern)}
    elif len(shown.started) == 2:
        view, data = "race", _race(shown)
    else:
        pattern, data, trace = shown.readings[0].pattern, _single(shown), shown.runs[0].trace
        beside = readable(pattern, trace) if data["ended"] else {"code": sources(pattern)}
    if shown is not None and forecast is None:
        beside |= _of_run(setup, shown, running)
    if trace is not None and data["ended"] and trace.spans:
        beside |= by_hand.beside_hand(setup, trace, forecast is not None or "stale" not in beside)
    if presenting():
        beside["compact"] = True
    alone = not both and not (setup.breaks and naive_of(setup.pattern, setup.value))
    if view == "flow" and alone and not setup.problem and not running:
        beside["next"] = _next(page)
    beside["shows"] = shows
    with st.container(gap=None):
        draw(
            view,
            {**data, **beside},
            key=f"{page} hero",
            on_broke=partial(pressed, page, f"{page} hero"),
            on_anew=partial(by_hand.pressed, page, f"{page} hero"),
        )
        if trace is not None and data["ended"]:
            more_texts(f"{page} hero", shows, beside, trace)
    return forecast is not None


def _planned(setup: Setup, both: bool) -> Planned:
    """The plan of the pattern, with what is broken in it."""
    world = ("live", "model") if is_live() else ("simulated", f"model, seed {setup.seed}")
    target = target_of(setup.reading())
    plan = planned(setup.pattern.__name__, world=world, target=target, options=setup.options)
    data: Planned = {**breakable(plan, setup.pattern, setup.breaks), "broken": broken_line(setup, both)}
    if presenting() and not is_live():
        data["covered"] = (data["covered"][0], "Guess the calls and the seconds, then press Run.")
    return data


def _single(shown: Shown) -> Flow:
    """A run, with the score of this session behind what is said of its guess."""
    data = cast(Flow, picture_of(shown))
    if not data["guessed"]:
        return data
    score = scored(shown.id, hits(carried(shown).guess, shown.runs[0].trace))
    return {**data, "guessed": f"{data['guessed']} {score}".strip()}


def _race(shown: Shown) -> Race:
    """Both readings, with the ticks of their laws once they have ended."""
    data = cast(Race, picture_of(shown))
    if shown.running or carried(shown).titles is not None or isinstance(laws := laws_of(shown), str):
        return data
    # At once the times are the lab's own work, of which the law says nothing.
    comparable = not any(run.trace.at_once for run in shown.runs)
    first, second = laws
    seconds = (first.seconds, second.seconds) if comparable else (None, None)
    return with_law(data, seconds, (first.calls, second.calls))


def _of_run(setup: Setup, shown: Shown, running: bool) -> Beside:
    """What stands beside a run: where it is followed while it goes on; then what in the fields has changed since.

    `running`: before its picture was taken, since one that ends meanwhile has to be followed to its end.
    """
    beside = anew.beside_ended(shown) if len(shown.started) == 1 else Beside()
    if running:
        beside["live"] = _where(shown.id)
    elif other := setup.differs(carried(shown).setup):
        beside["stale"] = other
    if received := letters(shown):
        beside["letters"] = received
    return beside


def _next(page: str) -> Next:
    """Where the run that Run will start can be watched: the browser need not wait for the page to be drawn again."""
    known = page_memory(page)
    known.next = known.next or new_id()
    return {**_where(known.next), "button": run_key(page)}


def _where(id: str) -> Watch:
    return {"url": f"live/{id}", "run": id}


def _forecast(setup: Setup) -> tuple[Flow, Trace] | None:
    """None, with the reason on the page, for what cannot be run."""
    model, reading = predictor(setup.preset), setup.reading()
    try:
        run = reading.forecast(model=model, seed=setup.seed)
    except WorkflowError as error:
        st.markdown(f":red[{literally(str(error))}]")
        return None
    # The same for the same setup: the browser takes another id for another run, and begins its picture anew.
    id = hashlib.sha256(f"forecast {setup.signature()}".encode()).hexdigest()
    data = flow_of(run, page_memory(setup.page).guess, id, target=target_of(reading))
    ways = (Way(setup.page, "", reading),)
    many = later((id, model.pace), lambda: weigh(ways, model, MODELS[0], AHEAD))
    mark, line, note = data["state"]
    words = ahead(run.trace, many[0] if many else None)
    return {**data, "state": (mark, line, words or note)}, run.trace
