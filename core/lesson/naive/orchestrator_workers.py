"""A naive orchestrator: a part that failed is left out, and the synthesis is not told."""

from core.gather import gather
from core.llm import llm, parse
from core.pattern import Text, pattern
from core.patterns.orchestrator_workers import CAP, COMBINE, PLAN, WORK, Report, TaskPlan


@pattern
async def naive_orchestrator(task: Text) -> Report:
    """Plan, workers, synthesis; a part that failed is left out in silence."""
    plan = await parse(TaskPlan, PLAN, task=task, cap=CAP, step="plan")
    results = await gather(*[llm(WORK, task=task, subtask=s, step="worker") for s in plan.subtasks])
    synthesis = await llm(COMBINE, task=task, parts=results.good, step="synthesis")
    return Report(subtasks=plan.subtasks, left_out=[], results=results, synthesis=synthesis)
