"""Orchestrator-workers: inputs, run, show."""

from core import Reading, orchestrator_workers
from core.patterns.orchestrator_workers import Report
from pages.parts.setup import form
from pages.parts.show.finished import Finished
from pages.parts.show.page import pattern_page
from pages.parts.show.plain_text import plain_text
from pages.parts.show.subtasks import subtasks


def result(run: Finished[Report], reading: Reading) -> None:
    plain_text(run.result.synthesis, "synthesis")
    subtasks(run.result)


pattern_page(
    "Orchestrator–workers",
    "A planner splits the task, workers do the parts side by side, one call combines them. Use it when the parts "
    "depend on the task.",
    lambda: form.text(orchestrator_workers, "Task"),
    result,
)
