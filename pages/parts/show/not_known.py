"""Beside a result: that the simulated model did not know what was asked, what it knows, and the way to a real one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.run import Run
from core.trace.counts import counted
from pages.parts.setup.store import type_in


def not_known(page: str, run: Run[Any], key: str = "") -> None:
    """A box with what the model did know, each a press away. `key` tells the boxes of two runs apart.

    Nothing where every answer was known, and nothing for a live model: its words are not ours to draw.
    """
    spans = [span for span in run.trace.spans if span.unknown]
    if not spans or run.trace.world == "live":
        return
    every, unknown = counted(run.trace.calls, "call"), len(spans)
    all_of_them = "The only call" if unknown == 1 else f"All {every}"
    calls = f"{unknown} of {every}" if unknown < run.trace.calls else all_of_them
    with st.container(border=True, gap="xsmall", key=f"{page} {key} not known"):
        # Changing the prompt helps only where it is the prompt that was not understood; else the topic has to change.
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
                st.button(title, key=f"{page} {key} known {number}", on_click=type_in, args=(page, title))
        st.markdown(":small[:gray[For everything else choose *Live endpoint* under *Model* in the menu.]]")
