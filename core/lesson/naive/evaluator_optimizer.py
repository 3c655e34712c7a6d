"""A naive loop, the lesson's own: the draft after the last verdict is returned, and nobody has scored it."""

from core.llm import llm, parse
from core.pattern import Result, Rounds, Score, Text, pattern
from core.patterns.evaluator_optimizer import DRAFT, EVALUATE, IMPROVE, Evaluation


class Unscored(Result):
    """A draft that may be one that nobody has scored."""

    final: str
    score: int | None  # None: the last draft was never scored
    scores: list[int]  # what the drafts before it got


@pattern
async def naive_loop(task: Text, target_score: Score = 8, max_iterations: Rounds = 3) -> Unscored:
    """Draft, verdict, new draft, without a look at the last one."""
    draft, scores = await llm(DRAFT, task=task, step="draft"), []
    for i in range(max_iterations):
        verdict = await parse(Evaluation, EVALUATE, task=task, draft=draft, step="evaluate")
        scores.append(verdict.score)
        if verdict.score >= target_score:
            return Unscored(final=draft, score=verdict.score, scores=scores)
        feedback, sample = verdict.feedback, (i + 1, 0)
        draft = await llm(IMPROVE, task=task, feedback=feedback, draft=draft, sample=sample, step="improve")
    return Unscored(final=draft, score=None, scores=scores)
