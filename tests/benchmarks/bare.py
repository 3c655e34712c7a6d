"""The five patterns as a user writes them without core: the bare client, asyncio.gather, the same prompts."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from openai import AsyncOpenAI
from pydantic import BaseModel

from core.patterns import evaluator_optimizer as judging
from core.patterns import orchestrator_workers as planning
from core.patterns import parallelization as sorting
from core.patterns import prompt_chaining as chaining
from core.patterns import routing as sending
from core.prompts.fill import fill

Shape = TypeVar("Shape", bound=BaseModel)
MODEL = "gpt-4o-mini"


async def _text(client: AsyncOpenAI, template: str, instructions: str = "", **inputs: object) -> str:
    prompt, _ = fill(template, inputs)
    given = {"instructions": instructions} if instructions else {}
    return (await client.responses.create(model=MODEL, input=prompt, **given)).output_text  # type: ignore[arg-type]


async def _shape(client: AsyncOpenAI, shape: type[Shape], template: str, **inputs: object) -> Shape:
    prompt, _ = fill(template, inputs)
    found = (await client.responses.parse(model=MODEL, input=prompt, text_format=shape)).output_parsed
    assert found is not None
    return found


async def prompt_chaining(client: AsyncOpenAI, topic: str) -> str:
    outline = await _text(client, chaining.OUTLINE, topic=topic)
    draft = await _text(client, chaining.DRAFT, outline=outline)
    return await _text(client, chaining.EDIT, draft=draft)


async def routing(client: AsyncOpenAI, query: str) -> str:
    label = await _shape(client, sending.SupportCategory, sending.CLASSIFY, query=query)
    return await _text(client, sending.ANSWER, sending.SPECIALISTS[label.category], query=query)


async def parallelization(client: AsyncOpenAI, emails: list[str]) -> list[str]:
    return await asyncio.gather(*[_text(client, sorting.CLASSIFY, email=email) for email in emails])


async def orchestrator_workers(client: AsyncOpenAI, task: str) -> str:
    plan = await _shape(client, planning.TaskPlan, planning.PLAN, task=task, cap=planning.CAP)
    results = await asyncio.gather(*[_text(client, planning.WORK, task=task, subtask=s) for s in plan.subtasks])
    return await _text(client, planning.COMBINE, task=task, parts=results, missing="none")


async def evaluator_optimizer(client: AsyncOpenAI, task: str) -> str:
    draft, scores = await _text(client, judging.DRAFT, task=task), list[int]()
    while True:
        verdict = await _shape(client, judging.Evaluation, judging.EVALUATE, task=task, draft=draft)
        scores.append(verdict.score)
        if verdict.score >= 8 or len(scores) == 3:
            return draft
        draft = await _text(client, judging.IMPROVE, task=task, feedback=verdict.feedback, draft=draft)


PATTERNS = (prompt_chaining, routing, parallelization, orchestrator_workers, evaluator_optimizer)
