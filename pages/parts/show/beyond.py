"""Below a pattern's result: when to use it, its pitfall to be run, its neighbour's code, and its use from Python."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.lesson.differences import difference
from core.lesson.lesson import Example, Neighbours, Pitfall
from core.lesson.registry import lesson_of
from core.run import Run
from core.runner import Shown
from core.trace.counts import counted
from core.trace.speed import took
from core.view.state import ENDED
from pages.parts.drawings import draw
from pages.parts.models.model_picker import is_live
from pages.parts.setup.session import ask, carried
from pages.parts.show.not_known import not_known
from pages.parts.show.result_view import result_view


def beyond(page: str, shown: Shown | None) -> None:
    """What the lab knows about the pattern of a page, below its result; nothing for a page that has none of it."""
    if advice := lesson_of(page).advice:
        st.space("small")
        st.header("When to use it, and when not", anchor=False)
        for column, head, text in zip(
            st.columns(2, gap="large"), ("Use it when", "Better not when"), advice, strict=True
        ):
            column.markdown(f":small[:gray[{head}]]  \n{text}")
    if pitfall := lesson_of(page).pitfall:
        _pitfall(page, pitfall, shown)
    if neighbours := lesson_of(page).neighbours:
        _neighbours(page, neighbours)
    if example := lesson_of(page).example:
        _in_python(page, example)


def _pitfall(page: str, pitfall: Pitfall, shown: Shown | None) -> None:
    st.space("small")
    st.header("Naive and guarded", anchor=False)
    with st.container(gap="xsmall"):
        preset = f"Preset: {pitfall.preset.title}. Or press any step of the plan above to break it on your own input."
        st.markdown(f"{pitfall.what} :small[:gray[{preset}]]")
        running = shown is not None and shown.running
        off = running or is_live()
        st.button("Naive and guarded", key=f"{page} naive", disabled=off, on_click=ask, args=(page, "naive"))
        if is_live():
            st.markdown(
                ":small[:gray[Its faults are the simulated model’s. To break a live one, press a step of the plan.]]"
            )


def both_results(page: str, shown: Shown) -> None:
    """What came of two runs, side by side, under their titles."""
    titles = carried(shown).sides
    for column, title, run in zip(st.columns(2, gap="large"), titles, shown.runs, strict=True):
        with column:
            st.markdown(f"**{title}** :small[:gray[{_ended(run)}]]")
            not_known(page, run, title)
            if run.result is None:
                st.text(str(run.error) if run.error else "Stopped before there was a result.")
            else:
                result_view(run.result, f"{page} {title}", run.trace.pattern)


def _ended(run: Run[Any]) -> str:
    """In a few words: how it ended, after how many calls and seconds, and in which world."""
    return f"{ENDED[run.status]} · {counted(run.trace.calls, 'call')} · {took(run.trace)} · {run.trace.world}"


def _neighbours(page: str, neighbours: Neighbours) -> None:
    (first, one), (second, other) = neighbours.first, neighbours.second
    st.space("small")
    # Drawn once it is open: closed, it costs a script and the browser nothing.
    fold = st.expander(f"Code: from {first} to {second}", key=f"{page} code open", on_change="rerun")
    if not fold.open:
        return
    with fold:
        st.markdown(f":small[:gray[{neighbours.why}]]")
        lines = [list(line) for line in difference(one, other)]
        label = f"Code: only in {first} (−), only in {second} (+)"
        draw("difference", {"lines": lines, "first": first, "second": second, "label": label}, key=f"{page} difference")


def _in_python(page: str, example: Example) -> None:
    fold = st.expander("Without this page: notebook and shell", key=f"{page} python open", on_change="rerun")
    if not fold.open:
        return
    with fold:
        st.markdown(":small[:gray[In Jupyter or IPython, started in the folder of this project:]]")
        # Without a language: with one the browser loads a highlighter for these few lines.
        st.code(example.notebook, language=None, wrap_lines=True)
        st.markdown(":small[:gray[In a shell, in the same folder:]]")
        st.code(example.shell, language=None, wrap_lines=True)
