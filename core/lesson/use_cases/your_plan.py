"""Workers on a plan that a person wrote: no planner is asked, all else is as in orchestrator-workers."""

from core.gather import gather, or_failed
from core.llm import llm
from core.pattern import Items, Text, pattern
from core.patterns.orchestrator_workers import COMBINE, WORK, Report, TaskPlan


@pattern
async def your_plan(task: Text, subtasks: Items) -> Report:
    """A worker for each subtask of the given plan side by side, then one answer from the parts."""
    subtasks, left_out = TaskPlan(subtasks=subtasks).tidy()
    results = await gather(*[llm(WORK, task=task, subtask=s, step="worker") for s in subtasks])
    parts = results.or_else([f"Missing part: {s}" for s in subtasks])
    synthesis = await or_failed(llm(COMBINE, task=task, parts=parts, step="synthesis"))
    return Report(subtasks=subtasks, left_out=left_out, results=results, synthesis=synthesis)
