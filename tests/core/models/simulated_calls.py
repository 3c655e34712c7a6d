"""Calls of the simulated model: what is asked, in what shape, by which client, and how long each takes."""

from __future__ import annotations

import asyncio

import httpx2
import openai
from openai.lib._pydantic import to_strict_json_schema
from pydantic import BaseModel

from core.clock import now
from core.models.simulated.latency import PROFILES
from core.models.simulated.provider import Provider
from core.models.simulated.transport import SimulatedTransport

PROMPT = "Write a short text about how a bridge carries its load"


class Plan(BaseModel):
    subtasks: list[str]
    urgent: bool | None


SHAPE = to_strict_json_schema(Plan)


async def timed(model, *asks):
    """(answer, seconds) of each ask, all at once."""

    async def one(ask):
        began = now()
        answer = await model.answer(ask)
        return answer, now() - began

    async with model:
        return await asyncio.gather(*(one(ask) for ask in asks))


def client(provider=None, pace=0.0):
    transport = SimulatedTransport(provider or Provider(PROFILES["small"]), pace)
    return openai.AsyncOpenAI(
        api_key="any",
        base_url="http://sim.invalid/v1",
        max_retries=0,
        http_client=httpx2.AsyncClient(transport=transport),
        _strict_response_validation=True,
    )
