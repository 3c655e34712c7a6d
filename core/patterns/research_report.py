"""Research report: workers research the parts of a topic, then a judge has the report improved."""

from core.pattern import Rounds, Score, Text, pattern
from core.patterns.evaluator_optimizer import Optimized, evaluator_optimizer
from core.patterns.orchestrator_workers import Report, orchestrator_workers


class Researched(Optimized, Report):
    """What the orchestrator found, then what the evaluator made of its synthesis."""


@pattern
async def research_report(topic: Text, target_score: Score = 8, max_iterations: Rounds = 3) -> Researched:
    """Workers find the facts; then a judge has their report improved."""
    report = await orchestrator_workers(topic)
    judged = await evaluator_optimizer(topic, target_score, max_iterations, draft=report.text)
    return Researched(**report, **judged)
