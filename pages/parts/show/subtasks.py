"""The parts of a plan with what their workers wrote, and what was left out of the plan."""

from __future__ import annotations

import streamlit as st

from core import Failed
from core.errors import kind_of_failure
from core.patterns.orchestrator_workers import CAP, Report
from pages.parts.drawings import draw


def subtasks(report: Report) -> None:
    """What was left out of the plan, and the parts as a table: one that failed keeps its place and says why."""
    if not report.subtasks:
        st.markdown(":small[:gray[The plan had no parts, so one call answered directly.]]")
    if report.left_out:
        st.text(left_out(report))
    parts = enumerate(zip(report.subtasks, report.results, strict=True), 1)
    rows = [[str(number), part, or_missing(text)] for number, (part, text) in parts]
    if rows:
        draw("table", {"head": ["", "Part", "What its worker wrote"], "rows": rows, "label": "The parts"}, key="parts")


def or_missing(text: str | Failed) -> str:
    """The answer of a call, or what kind of failure it was."""
    return f"missing: {kind_of_failure(text.kind)}" if isinstance(text, Failed) else text


def left_out(report: Report) -> str:
    """How many parts were planned, are allowed and were left out, and which."""
    named = ", ".join(part.strip() or "(blank)" for part in report.left_out)
    count, done = len(report.left_out), len(report.subtasks)
    why = "blank, double or beyond the limit" if done == CAP else "blank or double"
    return f"{done + count} planned, {CAP} allowed, {count} left out ({why}): {named}"
