"""At the end of the questions: the task run with the pattern that they lead to and with its rival, and the costs."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core.errors import WorkflowError
from core.forecasts.choices import AHEAD, weigh
from core.laws.costs import MODELS, date_of_prices
from core.lesson.presets.read import preset_of
from core.lesson.same_task import Way
from core.lesson.which_pattern import End
from core.runner import Shown
from core.view.ahead import side_by_side
from core.view.race import world
from core.view.verdict import COMPARABLE
from pages.parts.drawings import draw
from pages.parts.drawings.views import Beside
from pages.parts.models.live_setup import calls_at_once
from pages.parts.models.model_picker import is_live, predictor
from pages.parts.rooms.room_panel import room_panel
from pages.parts.rooms.way_in import class_button
from pages.parts.run.anew import only_both
from pages.parts.run.launch import launch, run_of, stop
from pages.parts.setup.input_text import as_text, height_of, lines, problem_of
from pages.parts.setup.links import answers_to_query
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.questions_field import GivenAnswers
from pages.parts.setup.session import ask, carried, memory, page_memory
from pages.parts.show.costs_picture import measured_picture
from pages.parts.show.later import later
from pages.parts.show.not_known import not_known
from pages.parts.show.result_view import result_view
from pages.parts.show.run_picture import picture_of

PAGE = "choose"
INPUT = f"{PAGE} input"


@dataclass
class Task:
    """What stands in the field of the task, and the preset that it began with; it is kept when the page is left."""

    preset: str = ""
    text: str = ""


def two_patterns(end: End) -> None:
    """A field for the task, a button that runs both, the race between them, what they cost, and both answers."""
    known = page_memory(PAGE)
    pressed, known.ask = known.ask, None
    st.header("The same task with both", anchor=False)
    st.markdown(f"**{end.title}** beside **{end.rival_title}**. {end.rival_why}")
    setup = _task(end)
    room_panel(setup, titles=end.titles)
    class_button()
    problem = launch(setup, "patterns", end) if pressed == "patterns" else ""
    shown = run_of(PAGE)
    if pressed == "stop" and shown is not None:
        problem = stop(shown)
    running = shown is not None and shown.running
    elsewhere = shown is not None and carried(shown).titles != end.titles
    if elsewhere and not running:
        shown = None
    if elsewhere and shown is not None:  # one run of a session at a time: the way to this one is past that one
        first, second = carried(shown).sides
        st.markdown(
            f"**{first}** beside **{second}** is still running. Stop it, or wait for its end; then run this task."
        )
    if running:
        st.button("Stop", type="primary", key="choose stop", on_click=ask, args=(PAGE, "stop"))
    else:
        st.button("Run both", type="primary", key="choose go", on_click=ask, args=(PAGE, "patterns"))
    if problem:
        st.markdown(f":red[{literally(problem)}]")
    if shown is not None:
        _race(shown)
    elif not setup.problem and not is_live():
        _forecast(end, setup)
    if running and shown is not None and not shown.running:
        st.rerun()  # it ended while the page was being drawn


def _task(end: End) -> Setup:
    """The preset's input until another one is typed; another end has another preset."""
    preset, state = preset_of(end.page, end.preset), st.session_state
    task = memory(Task)
    if task.preset != preset.id:
        task.preset, task.text = preset.id, as_text(preset.input)
        state[INPUT] = task.text
    state.setdefault(INPUT, task.text)
    listed = isinstance(preset.input, list)
    written = st.text_area(
        "Your task, one item a line" if listed else "Your task", key=INPUT, height=height_of(3 if listed else 2)
    )
    task.text = written
    value = lines(written) if listed else written.strip()
    first = end.readings(value)[0]
    problem = problem_of(first.pattern, "Your task", value, {}, None)
    limit = calls_at_once() if is_live() else None
    query = answers_to_query(memory(GivenAnswers))
    return Setup(PAGE, first.pattern, preset, value, dict(preset.options), limit, preset.seed, problem, query=query)


def _forecast(end: End, setup: Setup) -> None:
    """Both in numbers before they are run; the spread of their times once it is there."""
    model, titles, readings = predictor(setup.preset), end.titles, end.readings(setup.value)
    try:
        forecasts = [reading.forecast(model=model, seed=setup.seed).trace for reading in readings]
    except WorkflowError as error:
        st.markdown(f":red[{literally(str(error))}]")
        return
    ways = [Way(title, "", reading) for title, reading in zip(titles, readings, strict=True)]
    many = later((end.title, setup.signature(), model.pace), lambda: weigh(ways, model, MODELS[0], AHEAD))
    table = side_by_side(titles, forecasts, setup.seed, MODELS[0], many)
    draw("table", {"head": table.head, "rows": table.rows, "label": "The forecast of both"}, key="choose forecast")


def _race(shown: Shown) -> None:
    beside: Beside = {"shows": shown.id}
    if shown.running:
        beside["live"] = {"url": f"live/{shown.id}", "run": shown.id}
    draw("race", {**picture_of(shown), **beside}, key="choose hero")
    runs, titles = shown.runs, carried(shown).sides
    only_both(shown)
    if any(run.status not in COMPARABLE for run in runs):
        return
    live_run = runs[0].trace.world == "live"
    models = [runs[0].trace.model] if live_run else [MODELS[0]]
    st.markdown(
        f"**What each cost** :small[:gray[{literally(world(runs[0].trace))}; money computed from its tokens, prices of "
        f"{date_of_prices()}]]"
    )
    draw("costs", measured_picture(titles, [run.trace for run in runs], models), key="choose costs")
    for column, title, run in zip(st.columns(2, gap="large"), titles, runs, strict=True):
        with column:
            st.markdown(f"**Result: {title.lower()}**")
            not_known(PAGE, run, title)
            if run.result is not None:
                result_view(run.result, f"choose result {title}", run.trace.pattern)
