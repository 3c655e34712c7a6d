"""Orchestrator-workers: inputs, run, show."""

import streamlit as st

from core import orchestrator_workers
from core.patterns.orchestrator_workers import Report
from core.runner import Shown
from pages.parts.form import form
from pages.parts.run.page import pattern_page
from pages.parts.show.result_view import plain_text
from pages.parts.show.subtasks import subtasks


def result(report: Report, shown: Shown) -> None:
    if report.synthesis:
        plain_text(report.synthesis, "synthesis")
    else:
        st.markdown("**Partial answer.** :gray[Nobody combined the parts; they stand below as they came.]")
    subtasks(report)


pattern_page(
    "Orchestrator–workers",
    "A planner splits the task, workers do the parts side by side, one call combines them. Use it when the parts "
    "depend on the task.",
    lambda: form.text(orchestrator_workers, "Task", fans_out=True),
    result,
)
