"""What a class is told in words around the picture that is presented: before the run, and why it came out as it did."""

from __future__ import annotations

import streamlit as st

from core.laws.reasons import why
from core.runner import Shown
from core.trace.speed import took
from pages.parts.run.watch_for import answer_to, watch_words
from pages.parts.setup.input_text import as_text
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import carried
from pages.parts.show.comparison import beside
from pages.parts.show.law import law_of


def set_up(setup: Setup, shown: Shown | None) -> None:
    """In one thin row: what to watch for, how many calls at once, and the beginning of the input.

    Once the question is answered, it and the answer in the same room, beside the picture that they are about.
    """
    if answer_to(setup, shown):
        with st.container(key="presenter watched"):
            st.markdown(watch_words(setup, shown))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="presenter facts"):
        st.markdown(f":small[:gray[Watch for:] {setup.preset.watch}]", width="content")
        if setup.concurrency:
            st.markdown(f":small[:gray[At once:] {setup.concurrency}]", width="content")
        st.text(as_text(setup.value).strip().partition("\n")[0])  # page.css cuts it where the room ends


def reason(setup: Setup, shown: Shown) -> None:
    """The law of the run beside what it took, and what was to be watched."""
    st.header("Why", anchor=False)
    st.markdown(watch_words(setup, shown))
    if len(shown.started) == 2:
        if carried(shown).titles is None:
            beside(shown)
        return
    law, trace = law_of(shown), shown.runs[0].trace
    if isinstance(law, str):
        st.text(law)
        return
    st.markdown(
        f"By the law **{law.seconds_rule}**: {law.seconds_filled}. It took {took(trace)}. {literally(why(law, trace))}"
    )
