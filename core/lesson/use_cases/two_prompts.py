"""A/B testing: messages go to prompt A and prompt B in turn, and a judge who knows neither scores the replies."""

from typing import Literal

from pydantic import BaseModel, Field

from core.gather import Failed, gather
from core.llm import llm, parse
from core.pattern import Items, Result, pattern

PROMPTS: dict[str, str] = {
    "A": "You are customer service. Answer in one short sentence.",
    "B": "You are customer service. Say sorry, say what happens next, and by when.",
}
JUDGE = """Score this reply to a customer from 1 to 10. It should be kind and say what happens next, and by when.
Message: {message}

The reply: {reply}"""
LEAST = 1.0  # points between the averages; a smaller difference decides nothing


class Score(BaseModel):
    """The judge's points for one answer."""

    score: int = Field(ge=1, le=10)
    feedback: str


class Trial(BaseModel):
    """The answers of one prompt, with their scores."""

    prompt: str
    score: int
    reply: str
    feedback: str


class Compared(Result):
    """Both trials, and which prompt is better."""

    better: Literal["A", "B", "no clear difference", "cannot decide"]
    average_a: float | None  # points; None: no reply of this prompt was scored
    average_b: float | None
    messages: list[str]
    trials: list[Trial | Failed]  # in the order of the messages


@pattern
async def two_prompts(messages: Items) -> Compared:
    """Two prompts on the same messages, scored by the same judge."""

    async def tried(message: str, name: str) -> Trial:
        reply = await llm("{message}", instructions=PROMPTS[name], message=message, step=name)
        verdict = await parse(Score, JUDGE, message=message, reply=reply, step="judge")
        return Trial(prompt=name, reply=reply, **verdict.model_dump())

    in_turn = [list(PROMPTS)[number % 2] for number in range(len(messages))]
    trials = await gather(*[tried(message, name) for message, name in zip(messages, in_turn, strict=True)])
    a, b = (average([trial.score for trial in trials.good if trial.prompt == name]) for name in PROMPTS)
    return Compared(better=better(a, b), average_a=a, average_b=b, messages=messages, trials=trials)


def average(scores: list[int]) -> float | None:
    """The mean of the scores, to one place; None without scores."""
    return round(sum(scores) / len(scores), 1) if scores else None


def better(a: float | None, b: float | None) -> Literal["A", "B", "no clear difference", "cannot decide"]:
    """The prompt with the higher mean score; none where they are level."""
    if a is None or b is None:
        return "cannot decide"
    if abs(a - b) < LEAST:
        return "no clear difference"
    return "A" if a > b else "B"
