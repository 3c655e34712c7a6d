"""What only a printed page shows; page.css says when."""

import streamlit as st


def printed_address() -> None:
    """Where the page is from, without what follows the question mark: the id of a run is nobody else's."""
    with st.container(key="printed"):
        st.text(f"Workflow Patterns Lab {st.context.url or ''}")
