"""A fixed workflow beside an agent: one run of each, who chose each step, and the paths of ten."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from core import WorkflowError, agent, fixed_workflow
from core.lesson.path_tree import PathTree, path_tree
from core.lesson.presets.preset import model
from core.lesson.registry import lesson_of
from core.lesson.ways import RUNS, PathTaken, drawing, paths_taken, ten
from core.run import Run
from core.runner import Shown
from core.view.race import world
from pages.parts.drawings import draw
from pages.parts.form import form
from pages.parts.models.model_picker import live_without_tools
from pages.parts.rooms.room_panel import room_panel
from pages.parts.run.anew import only_both
from pages.parts.run.panel import presented, run_panel
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import carried, memory
from pages.parts.show.comparison import call_by_call
from pages.parts.show.not_known import not_known
from pages.parts.show.result_view import plain_text
from pages.parts.show.shelf import shelf
from pages.parts.show.trace_view import code_view, trace_view

CONTRAST = lesson_of(agent.__name__).sides or ()  # its record names both
ASSEMBLY_LINE = (
    "**A workflow is an assembly line.** Somebody has written the steps down, and every question passes all of them "
    "in the same order: its path is deterministic. The number of calls is known beforehand and each step can be "
    "tested alone. What the plan did not foresee is not done. Use it when you can name the steps."
)
CONSULTANT = (
    "**An agent is a consultant.** The model reads the question and what it has found so far, then chooses a tool or "
    "stops. It can leave a step out, or look a second time: its path is not deterministic. How many calls it makes is "
    "known only afterwards, so the code sets a bound. Use it when the steps depend on what is found."
)
TEN = f":small[:gray[{RUNS} seeds, {RUNS} wordings of the answers: how many ways through will each of the two take?]]"
NEXT = (
    "On all other pages you wrote the flow and the model filled in the steps. The next lesson, agent architecture, "
    "turns this around: you give a model tools, a goal and bounds, and it decides which tool to call, when, and when "
    "to stop, as the small loop above does. The five patterns are the building blocks of such agents: an agent "
    "may call a workflow as one of its tools, and a workflow may have an agent as one of its steps.\n\n"
    "**The key difference.** A workflow executes a fixed sequence; an agent makes its decisions while it runs."
)


@dataclass
class TenRuns:
    """What was drawn of ten runs of each side, and of which setup."""

    signature: str = ""  # empty: they were not asked for
    sides: list[PathTree] = field(default_factory=list)
    same: str = ""
    run: str = ""  # the id of the run that was shown then; empty for none
    asked: int = 0  # how often


def contrast_page(title: str, lead: str) -> None:
    """The page of workflows and agents: both on one question, then who chose each step, and ten runs of each."""
    if presenting():
        presented(title, partial(form.text, agent, "Question"), _who_chose, both=True, first=_ten_runs)
        return
    with st.container(gap="xxsmall", key="run head"):  # page.css gives the page all of a wide screen
        st.title(title, anchor=False)
        st.markdown(lead)
    room = st.container()
    left, right = st.columns([7, 5], gap="large")
    with left:
        setup = form.text(agent, "Question")
    with room:
        room_panel(setup, both=True)
    above = st.container()
    shown = run_panel(setup, right, both=True)
    with right:
        if missing := live_without_tools():
            st.markdown(f":red[{literally(missing)}]")
        st.markdown(TEN)
    with above:
        _ten_runs(setup, shown, right)
    st.space("small")
    for column, words in zip(st.columns(2, gap="large"), (ASSEMBLY_LINE, CONSULTANT), strict=True):
        with column:
            st.markdown(words)
    if shown is not None and not shown.running and len(shown.started) == 2:
        st.space("small")
        _one_run(setup, shown)
    shelf(setup.page)
    st.space("small")
    st.header("Next: agent architecture", anchor=False)
    st.markdown(NEXT)


def _one_run(setup: Setup, shown: Shown) -> None:
    """Who chose each step, what both answered, and the agent's calls one by one."""
    _who_chose(setup, shown)
    only_both(shown)
    runs, titles = shown.runs, carried(shown).sides
    if titles != CONTRAST:
        call_by_call(runs[0].trace, runs[1].trace, titles, key="agent pairs")
    st.space("small")
    st.header("The agent’s calls" if titles == CONTRAST else f"The agent’s calls: {titles[1].lower()}", anchor=False)
    trace_view(setup.page, shown)
    if titles == CONTRAST:
        with st.expander("The code of the fixed workflow"):
            code_view(fixed_workflow.__name__, fixed_workflow)


def _who_chose(setup: Setup, shown: Shown) -> None:
    """Each step of both, and what both answered."""
    runs, titles = shown.runs, carried(shown).sides
    st.header("Who chose each step", anchor=False)
    sides = [drawing(title, paths_taken([run])) for title, run in zip(titles, runs, strict=True)]
    draw("paths", {"sides": sides, "world": world(runs[0].trace)}, key="agent who")
    for column, title, run in zip(st.columns(2, gap="large"), titles, runs, strict=True):
        with column:
            st.markdown(f"**Answer: {title.lower()}**")
            not_known(setup.page, run, title)
            _answer(title, run)


def _answer(title: str, run: Run[Any]) -> None:
    if run.result is not None:
        plain_text(run.result.answer, f"answer {title}")
    else:
        st.text(str(run.error) if run.error else "Stopped before there was an answer.")


def _ten_runs(setup: Setup, shown: Shown | None, buttons: Any) -> None:
    """The trees above the picture, until the next run takes their place; they are drawn when they are asked for."""
    kept = memory(TenRuns)
    before = kept.asked
    with buttons:
        problem = _ten_button(setup, shown)
    if problem:
        st.markdown(f":red[{literally(problem)}]")
    elif kept.signature == setup.signature() and kept.run == (shown.id if shown else ""):
        _draw_trees(setup, kept, kept.asked if kept.asked > before else 0)


def _ten_button(setup: Setup, shown: Shown | None) -> str:
    """The button, and what it does; a sentence for what went wrong."""
    kept, problem = memory(TenRuns), setup.problem
    if not st.button("Both, ten times", key="agent ten", disabled=bool(problem)):
        return problem
    try:
        simulated = model(setup.preset, 1.0)
        ways = [paths_taken(ten(reading, simulated, setup.seed)) for reading in setup.pair()]
    except WorkflowError as error:
        return str(error)
    sides = list(zip(CONTRAST, ways, strict=True))
    kept.sides = [path_tree(title, ways) for title, ways in sides]
    kept.same = " ".join(f"{title}: {_same(ways)}" for title, ways in sides)
    kept.signature, kept.run = setup.signature(), shown.id if shown else ""
    kept.asked += 1
    return ""


def _draw_trees(setup: Setup, kept: TenRuns, asked: int) -> None:
    seeds = f"predicted on the simulated model, seeds {setup.seed} to {setup.seed + RUNS - 1}"
    draw("branches", {"sides": kept.sides, "same": kept.same, "world": seeds, "asked": asked}, key="agent paths")


def _same(ways: list[PathTaken]) -> str:
    """How many runs of a side gave one and the same answer."""
    results = [run.result for way in ways for run in way.runs]
    answers = Counter(result.answer for result in results if result is not None)
    most = max(answers.values(), default=0)
    if most < 2:
        return f"no two of {RUNS} answers are the same."
    return f"{'all' if most == RUNS else f'{most} of'} {RUNS} answers are the same."
