"""The quiet control that shows the link to what stands on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts.setup.links import MOST_CHARACTERS, address


def share(page: str, query: Mapping[str, str], left_out: Sequence[str] = ()) -> None:
    """`query` opens the page as it stands now; `left_out` names the texts that it has no room for."""
    with st.popover("Link to this setup", type="tertiary", width="content"):
        st.markdown(
            ":small[:gray[It opens this page with the same fields, on every computer that can reach this address. "
            "Keys, runs and results are not in it.]]"
        )
        large = st.toggle("Opens in presenter mode", key=f"{page} link presenter")
        link = address(st.context.url or "", {**query, "presenter": "1"} if large else query)
        st.code(link, language=None, wrap_lines=True)
        if left_out:
            what = " and ".join("the input" if name == "input" else f"the prompt of {name}" for name in left_out)
            st.markdown(
                f":small[Not in the link: {what}. A link carries {MOST_CHARACTERS:,} characters of text in all, and no "
                "control characters; who opens it finds the preset’s own text there.]"
            )
