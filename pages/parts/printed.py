"""What only a printed page shows; page.css says when."""

from html import escape

import streamlit as st


def printed_address() -> None:
    """Where the page is from, without what follows the question mark: the id of a run is nobody else's.

    Hidden from the start: the sheet that shows it on paper comes to the browser a moment later.
    """
    with st.container(key="printed"):
        st.html(f"<p hidden>Workflow Patterns Lab {escape(st.context.url or '')}</p>")
