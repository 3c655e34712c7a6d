"""A chain whose steps are a list, to be lengthened and shortened by hand."""

from pydantic import BaseModel, Field

from core.llm import llm
from core.pattern import Result, Text, pattern

MORE = {  # steps to add, by name
    "shorten": "Summarise in two sentences: {text}",
    "points": "Create a 3-point outline for: {text}",
    "sentence": "Summarise in one sentence: {text}",
}


class Step(BaseModel):
    """One step: its name, and what it asks of {text}, the answer before it."""

    name: str = Field(min_length=1)
    prompt: str = Field(min_length=1)


class Stepped(Result):
    """What each step gave, and the last answer."""

    steps: list[str]
    answers: list[str]  # in the order of the steps
    final: str


@pattern
async def steps_by_hand(topic: Text, steps: list[Step]) -> Stepped:
    """The first step works on the topic, each other one on the answer before it."""
    text, answers = topic, []
    for step in steps:
        text = await llm(step.prompt, text=text, step=step.name)
        answers.append(text)
    return Stepped(steps=[step.name for step in steps], answers=answers, final=text)
