"""What only a printed page shows."""

import streamlit as st

from pages.parts.drawings import draw


def printed_address() -> None:
    """The page's address at its end, without what follows the question mark: the id of a run is nobody else's."""
    with st.container(key="printed"):
        draw("printed", {"address": st.context.url or ""}, key="printed address")
