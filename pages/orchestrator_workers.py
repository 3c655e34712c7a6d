"""Orchestrator-workers: inputs, run, show."""

from core import orchestrator_workers
from core.patterns.orchestrator_workers import Report
from core.runner import Shown
from pages.parts.run.page import pattern_page
from pages.parts.setup import form
from pages.parts.show.result_view import plain_text
from pages.parts.show.subtasks import subtasks


def result(report: Report, shown: Shown) -> None:
    plain_text(report.synthesis, "synthesis")
    subtasks(report)


pattern_page(
    "Orchestrator–workers",
    "A planner splits the task, workers do the parts side by side, one call combines them. Use it when the parts "
    "depend on the task.",
    lambda: form.text(orchestrator_workers, "Task", fans_out=True),
    result,
)
