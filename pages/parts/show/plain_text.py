"""Text of a model: nothing in it is fetched or rendered."""

from __future__ import annotations

import streamlit as st

from core.view.card import is_program
from pages.parts.drawings import draw


def plain_text(text: str, key: str) -> None:
    """Draw a text as it is; a Python program in the font of programs."""
    if is_program(text):
        draw("program", {"text": text}, key=key)
    else:
        st.text(text)
