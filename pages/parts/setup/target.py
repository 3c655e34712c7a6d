"""The settings of a judge, as fields of a page."""

from __future__ import annotations

import streamlit as st

from pages.parts.setup.store import field_key


def target_and_limit(page: str) -> dict[str, int]:
    """The score that is good enough, from 1 to 10, and the most rounds; by the pattern's own names."""
    left, right = st.columns(2, wrap=False)
    with left:
        target = st.number_input("Target score", 1, 10, key=field_key(page, "target_score"))
    with right:
        rounds = st.number_input("Most rounds", 1, 10, key=field_key(page, "max_iterations"))
    return {"target_score": target, "max_iterations": rounds}
