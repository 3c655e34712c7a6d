"""The parts of a plan with what their workers wrote, and what was left out of the plan."""

from __future__ import annotations

import streamlit as st

from core import Failed
from core.patterns.orchestrator_workers import Report
from pages.parts.hero import hero


def subtasks(found: Report) -> None:
    """A part that failed keeps its place and says why."""
    if not found.subtasks:
        st.markdown(":small[:gray[The plan had no parts, so one call answered directly.]]")
    if found.left_out:
        named = ", ".join(part.strip() or "(blank)" for part in found.left_out)
        st.text(f"Left out of the plan, because blank, double or beyond the limit: {named}")
    rows = [
        [str(number), part, f"missing: {text.error}" if isinstance(text, Failed) else text]
        for number, (part, text) in enumerate(zip(found.subtasks, found.results, strict=True), 1)
    ]
    if rows:
        hero("table", {"head": ["", "Part", "What its worker wrote"], "rows": rows, "label": "The parts"}, key="parts")
