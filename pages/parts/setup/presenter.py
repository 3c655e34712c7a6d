"""How a page is shown but on its own screen: to a class, and on paper.

Presenter mode, for a class: the address says `presenter=1`, and a page is shown alone and in large type.

A page with a run shows no more than the essentials; the others are shown whole.

What is not shown is drawn all the same and hidden by page.css, so that no field forgets its value.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import streamlit as st

from pages.parts.drawings import draw
from pages.parts.setup.links import address

_PRINTED = ("handout", "preset")


def presenting() -> bool:
    """Is the page shown to a class?"""
    return st.query_params.get("presenter") == "1"


def flip() -> None:
    """Into the presenter mode, or out of it; the rest of the address stays."""
    if presenting():
        del st.query_params["presenter"]
    else:
        st.query_params["presenter"] = "1"


def stage() -> AbstractContextManager[Any]:
    """Around a page: all that is shown while presenting; page.css takes away what stands around it."""
    return st.container(key="presenter") if presenting() else nullcontext()


def away(name: str) -> AbstractContextManager[Any]:
    """What a class need not see: hidden while presenting, in its place otherwise."""
    return st.container(key=f"presenter away {name}") if presenting() else nullcontext()


def way_in_and_out() -> None:
    """The button that goes into presenter mode, beside the title by page.css; while presenting, the one out of it."""
    words, key = ("Leave presenter mode", "leave presenter") if presenting() else ("Present", "present")
    st.button(words, type="tertiary", key=key, on_click=flip)


def printed_address() -> None:
    """At the end of a printed page where it is from: of the query what leads there, never the id of a run."""
    kept = {name: value for name, value in st.query_params.items() if name in _PRINTED}
    with st.container(key="printed"):
        draw("printed", {"address": address(st.context.url or "", kept)}, key="printed address")
