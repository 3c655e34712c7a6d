"""Cost optimization: simple questions go to a cheap model, complex ones to an expensive one."""

from typing import Literal

from pydantic import BaseModel

from core.gather import Failed, gather
from core.llm import llm, parse
from core.pattern import Items, Result, pattern

EXPENSIVE = "gpt-4o"
MODELS: dict[str, str] = {"simple": "gpt-4o-mini", "complex": EXPENSIVE}
SORT = "Classify how much thought this question needs, simple or complex:\n{question}"


class Effort(BaseModel):
    """How hard a question is."""

    effort: Literal["simple", "complex"]


class ModelAnswer(BaseModel):
    """The answer to one question, and the model that gave it."""

    model: str
    fallback: bool  # no usable label: the expensive model answers
    answer: str


class Answers(Result):
    """An answer to each question, in their order."""

    questions: list[str]
    answers: list[ModelAnswer | Failed]  # in the order of the questions


@pattern
async def model_choice(questions: Items) -> Answers:
    """Each question is sorted first: simple ones go to a cheap model."""

    async def answered(question: str) -> ModelAnswer:
        label = await parse(Effort, SORT, question=question, step="sort", fallback=None)
        effort = label.effort if label else "complex"
        answer = await llm("{question}", model=MODELS[effort], question=question, step=effort)
        return ModelAnswer(model=MODELS[effort], fallback=label is None, answer=answer)

    return Answers(questions=questions, answers=await gather(*[answered(question) for question in questions]))
