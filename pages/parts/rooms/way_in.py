"""The quiet button that opens a room, beside the one that goes into presenter mode."""

from __future__ import annotations

import streamlit as st

from pages.parts.rooms.led import led, open_room
from pages.parts.show.menu import PAGES


def way_into_class(name: str) -> None:
    """On every page with a run."""
    page = PAGES.get(name)
    if page is not None and page.runs:
        class_button()


def class_button() -> None:
    """As long as this browser leads no room; by itself on a page that has a run only at its end."""
    if led() is None:
        st.button("Class", type="tertiary", key="open class", on_click=open_room)
