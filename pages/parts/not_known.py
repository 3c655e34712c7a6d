"""Beside a result: that the simulated model did not know what was asked, what it knows, and the way to a real one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.run import Run
from core.trace.counts import counted
from pages.parts.session import memory


def not_known(page: str, run: Run[Any], key: str = "") -> None:
    """Nothing where every answer was known, and nothing for a live one: its words are not ours to draw."""
    spans = [span for span in run.trace.spans if span.unknown]
    if not spans or run.trace.world == "live":
        return
    every, told = counted(run.trace.calls, "call"), len(spans)
    calls = f"{told} of {every}" if told < run.trace.calls else "The only call" if told == 1 else f"All {every}"
    with st.container(border=True, gap="xsmall", key=f"{page} {key} not known"):
        if all((span.answer or "").startswith("The simulated model cannot follow") for span in spans):
            st.markdown(
                f"**The simulated model cannot follow this prompt, and says so.** {calls} did without a part of it. "
                "Change it, or take it back, under *Prompts*."
            )
            return
        st.markdown(
            f"**The simulated model does not know this, and says so.** {calls} went beyond what it knows or can "
            "follow; what it wrote there stands in the place of an answer."
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown("It does know:", width="content")
            for number, title in enumerate(spans[0].knows):
                st.button(title, key=f"{page} {key} known {number}", on_click=_take, args=(page, title))
        st.markdown(":small[:gray[For everything else choose *Live endpoint* under *Model* in the menu.]]")


def _take(page: str, title: str) -> None:
    """Into the field of the input, as if it had been typed; it is kept beside it, as the others are."""
    st.session_state[f"{page} input"] = title
    memory(page)["fields"] = memory(page).get("fields", {}) | {"input": title}
