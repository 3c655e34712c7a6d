"""Orchestrator-workers: inputs, run, show."""

from core import orchestrator_workers
from pages.parts import inputs
from pages.parts.page import pattern_page
from pages.parts.plain_text import plain_text
from pages.parts.subtasks import subtasks


def result(run, reading):
    plain_text(run.result.synthesis, "synthesis")
    subtasks(run.result)


pattern_page(
    "Orchestrator–workers",
    "A planner splits the task, workers do the parts side by side, one call combines them. Use it when the parts "
    "depend on the task.",
    lambda: inputs.text(orchestrator_workers, "Task"),
    result,
)
