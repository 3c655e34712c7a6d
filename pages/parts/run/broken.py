"""Break it: a press on a step of the plan, what is broken in words, and what the customer would have received."""

from __future__ import annotations

import streamlit as st

from core.lesson.readings import naive_of
from core.lesson.registry import lesson_of
from core.runner import Shown
from core.view.drawings import Envelope
from core.view.envelopes import envelope, sealed
from core.view.pins import in_words
from pages.parts.setup import pins
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import carried, page_memory


def pressed(page: str, key: str) -> None:
    """A step of the plan was pressed in the picture of that key, and a fault chosen; or Clear below it."""
    words = getattr(st.session_state.get(key), "broke", None) or ""
    if words == "clear":
        pins.clear(page)
    else:
        pins.press(page, words)


def broken_line(setup: Setup, both: bool) -> tuple[str, bool]:
    """What is broken, in words, and whether anything is. `both`: Run starts the pair, whatever is broken."""
    if not setup.breaks:
        return "Press a step to break it.", False
    naive = naive_of(setup.pattern, setup.value)
    alone = "Run plays the guarded version alone: there is no naive one for this input."
    runs = "Run plays naive and guarded at once." if naive else alone
    return f"Broken: {in_words(setup.breaks)}.{'' if both else f' {runs}'}", True


def break_button(page: str, shown: Shown | None) -> None:
    """Beside Run: back to the plan, where steps can be broken. The run stays on the shelf.

    It keeps its place before a run too, and says there what to press instead.
    """
    known = page_memory(page)

    def back() -> None:
        known.run = known.uncovered = ""
        st.query_params.pop("run", None)

    planned = shown is None and not known.uncovered
    off = planned or (shown is not None and shown.running)
    how = "Press a step of the plan below, and choose what goes wrong there." if planned else None
    st.button("Break it", key=f"{page} break it", disabled=off, help=how, on_click=back)


def broken_still(setup: Setup, both: bool) -> None:
    """Below the buttons, while a run is shown: what Run would break again."""
    if setup.breaks:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":small[:gray[{literally(broken_line(setup, both)[0])}]]", width="content")
            st.button("Clear", type="tertiary", key=f"{setup.page} clear", on_click=pins.clear, args=(setup.page,))


def letters(shown: Shown) -> list[Envelope]:
    """What the customer would have received of each run, sealed while one goes on; none where nothing is broken."""
    kept = carried(shown)
    if kept.start not in ("broken", "naive"):
        return []
    titles = kept.sides if len(shown.started) == 2 else ("Guarded",)
    if shown.running:
        return [sealed(title) for title in titles]
    lesson = lesson_of(shown.readings[-1].pattern.__name__)  # the naive version has the same fields
    return [envelope(title, run, lesson) for title, run in zip(titles, shown.runs, strict=True)]
