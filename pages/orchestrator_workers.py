"""Orchestrator-workers: inputs, run, show."""

import streamlit as st

from core import Failed, orchestrator_workers
from pages.parts import inputs
from pages.parts.hero import hero
from pages.parts.page import pattern_page
from pages.parts.plain_text import plain_text


def result(run, chosen):
    report = run.result
    if not report.subtasks:
        st.markdown(":small[:gray[The plan had no parts, so one call answered directly.]]")
    plain_text(report.synthesis)
    if report.left_out:
        named = ", ".join(part.strip() or "(blank)" for part in report.left_out)
        st.text(f"Left out of the plan, because blank, double or beyond the limit: {named}")
    rows = [
        [str(number), subtask, f"missing: {found.error}" if isinstance(found, Failed) else found]
        for number, (subtask, found) in enumerate(zip(report.subtasks, report.results, strict=True), 1)
    ]
    if rows:
        hero("table", {"head": ["", "Part", "What its worker wrote"], "rows": rows, "label": "The parts"}, key="parts")


pattern_page(
    "Orchestrator–workers",
    "A planner splits the task, workers do the parts side by side, one call combines them. Use it when the parts "
    "depend on the task.",
    lambda: inputs.text(orchestrator_workers, "Task"),
    result,
)
