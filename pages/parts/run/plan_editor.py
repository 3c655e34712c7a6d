"""The plan of a run as lines to change: what a person planned is run again without its planner."""

from __future__ import annotations

import streamlit as st

from core.lesson.lesson import ByHand
from core.lesson.registry import lesson_of
from core.runner import Shown
from pages.parts.setup.field_keys import key_of, move
from pages.parts.setup.input_text import height_of, lines
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import ask, page_memory


def plan_editor(setup: Setup, shown: Shown | None) -> None:
    """The lines and *Run again*, folded away; nothing for a pattern whose plan cannot be changed.

    Open before any run where the address brought a plan.
    """
    page, by_hand = setup.page, lesson_of(setup.page).by_hand
    if by_hand is None or presenting():
        return
    linked = [] if shown is not None else list(page_memory(page).plan)
    with st.expander(by_hand.title, expanded=bool(linked), key=f"{page} plan open"):
        ended = shown is not None and not shown.running
        planned = by_hand.planned(shown.runs[-1]) if shown is not None and ended else linked
        if planned:
            _lines(setup, shown, by_hand, planned)
        else:
            st.markdown(":small[:gray[The plan stands here when a run that has one has ended.]]")


def _lines(setup: Setup, shown: Shown | None, by_hand: ByHand, planned: list[str]) -> None:
    page, field = setup.page, f"{setup.page} plan"
    of = shown.id if shown is not None else "linked"
    if st.session_state.get(f"{field} of") != of:  # another run: its plan takes the place of the one before
        st.session_state[f"{field} of"] = of
        move(field, "\n".join(planned))
    key = key_of(field)
    written = lines(st.text_area(by_hand.label, key=key, height=height_of(max(len(planned), 3))))
    problem = setup.problem or by_hand.problem(written)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = "Run again" if shown is not None else "Run this plan"
        st.button(words, key=f"{page} again", disabled=bool(problem), on_click=_again, args=(page, key))
        st.markdown(f":small[{literally(problem)}]" if problem else f":small[:gray[{by_hand.why}]]", width="content")


def _again(page: str, key: str) -> None:
    page_memory(page).plan = tuple(lines(st.session_state[key]))
    ask(page, "plan")
