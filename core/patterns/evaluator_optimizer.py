"""Evaluator-optimizer: write a draft, let a judge score it, improve it until the score is good enough."""

from typing import Literal

from pydantic import BaseModel, Field

from core.gather import Failed, gather, or_failed
from core.llm import llm, parse
from core.pattern import Result, Rounds, Score, Text, pattern

DRAFT = "{task}"
EVALUATE = (
    "Task: {task}\n\nDraft:\n{draft}\n\nScore the draft from 1 to 10 against the task and name what costs points."
)
IMPROVE = "Task: {task}\n\nFeedback: {feedback}\n\nDraft:\n{draft}\n\nImprove the draft: mend what the feedback names."

Ending = Literal["passed", "limit", "no progress", "judge failed", "improve failed"]


class Evaluation(BaseModel):
    """The judge's verdict."""

    score: int = Field(ge=1, le=10)
    feedback: str


class Draft(BaseModel):
    """A draft with its verdict."""

    text: str
    score: int | None  # None: no usable verdict came
    feedback: str = ""


class Optimized(Result):
    """The best draft, and how the loop came to it."""

    final: str  # the best draft; of equals the earlier
    score: int | None
    iterations: int  # rounds of judging
    ended: Ending
    last: str  # the last draft
    history: list[list[Draft]]  # the candidates of each round


@pattern
async def evaluator_optimizer(
    task: Text, target_score: Score = 8, max_iterations: Rounds = 3, candidates: Rounds = 1, draft: Text | None = None
) -> Optimized:
    """Write, judge and improve, until the score is good enough or the rounds are used up."""
    history: list[list[Draft]] = []
    while not (ended := ending(history, target_score, max_iterations)):
        count = candidates if history or not draft else 1  # a draft that was given has no rivals
        drafts = await gather(*[candidate(task, history, draft, number) for number in range(count)])
        history.append(drafts.good)
    return optimized(history, ended)


def ending(history: list[list[Draft]], target: int, limit: int) -> Ending | None:
    """Why the loop ends now; None: it goes on. No progress: two rounds without a better score."""
    if history and not history[-1]:
        return "improve failed"
    scores = [max(draft.score or 0 for draft in drafts) for drafts in history]
    if scores and scores[-1] == 0:
        return "judge failed"
    if scores and scores[-1] >= target:
        return "passed"
    if len(scores) > 2 and max(scores[-2:]) <= max(scores[:-2]):
        return "no progress"
    return "limit" if len(scores) >= limit else None


async def candidate(task: str, history: list[list[Draft]], given: str | None, number: int) -> Draft | Failed:
    """The best draft so far, improved, or a first one; and its verdict. Failed: nothing came of the improvement."""
    sample = (len(history), number)  # tells apart the candidates of all rounds
    if history:
        best = best_of(history)
        feedback, draft = best.feedback, best.text
        text = await or_failed(llm(IMPROVE, task=task, feedback=feedback, draft=draft, sample=sample, step="improve"))
    else:
        text = given or await llm(DRAFT, task=task, sample=sample, step="draft")
    if isinstance(text, Failed):
        return text
    verdict = await or_failed(parse(Evaluation, EVALUATE, task=task, draft=text, step="evaluate"))
    return judged(text, verdict)


def best_of(history: list[list[Draft]]) -> Draft:
    """The draft with the highest score; of equals the earlier."""
    return max((draft for drafts in history for draft in drafts), key=lambda draft: draft.score or 0)


def judged(text: str, verdict: Evaluation | Failed) -> Draft:
    """A draft with its verdict, if there is one."""
    if isinstance(verdict, Failed):
        return Draft(text=text, score=None)
    return Draft(text=text, score=verdict.score, feedback=verdict.feedback)


def optimized(history: list[list[Draft]], ended: Ending) -> Optimized:
    """What a loop that has ended comes to; a round without a draft is none."""
    rounds = [drafts for drafts in history if drafts]
    best, last = best_of(rounds), rounds[-1][-1].text
    return Optimized(final=best.text, score=best.score, iterations=len(rounds), ended=ended, last=last, history=rounds)
