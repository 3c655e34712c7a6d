"""Text of a model: nothing in it is fetched or rendered."""

from __future__ import annotations

import ast

import streamlit as st


def plain_text(text: str) -> None:
    """As it is; a Python program in the font of programs."""
    if _is_python(text):
        st.code(text, language="python", wrap_lines=True)
    else:
        st.text(text)


def _is_python(text: str) -> bool:
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import) for part in body)
