"""What a page says when its script has failed, in place of Streamlit's red box. The server's log has the traceback."""

from __future__ import annotations

import streamlit as st

_SAID = (
    "The lab itself has a fault here; your input is not to blame. The server’s log has the details. Load the page anew."
)


def say(_: Exception) -> bool:
    """True: it has been said."""
    st.markdown(f":red[{_SAID}]")
    return True
