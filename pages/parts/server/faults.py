"""What a page says when its script has failed, in place of Streamlit's red box. The server's log has the traceback."""

from __future__ import annotations

import streamlit as st

_SENTENCE = (
    "The lab itself has a fault here; your input is not to blame. The server’s log has the details. Load the page anew."
)


def say(_: Exception) -> bool:
    """Write the sentence in the page's place. True tells Streamlit that nothing more is to be shown."""
    st.markdown(f":red[{_SENTENCE}]")
    return True
