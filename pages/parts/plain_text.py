"""Text of a model: nothing in it is fetched or rendered."""

from __future__ import annotations

import streamlit as st

from core.card import is_program


def plain_text(text: str) -> None:
    """As it is; a Python program in the font of programs."""
    if is_program(text):
        st.code(text, language=None, wrap_lines=True)  # its colours are too faint on our ground
    else:
        st.text(text)
