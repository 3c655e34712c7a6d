"""A naive research report: a part that failed is left out, and the judge is not told either."""

from core.gather import gather
from core.llm import llm, parse
from core.pattern import Score, Text, pattern
from core.patterns.evaluator_optimizer import evaluator_optimizer
from core.patterns.orchestrator_workers import CAP, COMBINE, PLAN, WORK, TaskPlan
from core.patterns.research_report import Researched


@pattern
async def naive_research(topic: Text, target_score: Score = 8, max_iterations: int = 3) -> Researched:
    """Workers find the facts, the synthesis hides what is missing, and a judge polishes it."""
    plan = await parse(TaskPlan, PLAN, task=topic, cap=CAP, step="plan")
    results = await gather(*[llm(WORK, task=topic, subtask=s, step="worker") for s in plan.subtasks])
    synthesis = await llm(COMBINE, task=topic, parts=results.good, step="synthesis")
    judged = await evaluator_optimizer(topic, target_score, max_iterations, draft=synthesis)
    return Researched(subtasks=plan.subtasks, left_out=[], results=results, synthesis=synthesis, **judged)
