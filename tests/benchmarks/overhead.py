"""Core's CPU per call over the bare client and asyncio.gather making the same calls, on the same transport."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from openai import AsyncOpenAI
from openai.lib._pydantic import to_strict_json_schema

import core
from core.models.simulated.latency import profile
from core.models.simulated.provider import Provider
from core.patterns.parallelization import CLASSIFY
from core.patterns.routing import SupportCategory
from tests.benchmarks.figure import Figure, cpu_seconds, interleaved, median, ratio
from tests.benchmarks.provider import KEY, URL, Clocked, Model, transport

MODEL = "gpt-4o-mini"
_SCHEMA = to_strict_json_schema(SupportCategory)
_FORMAT = {"format": {"type": "json_schema", "name": "SupportCategory", "schema": _SCHEMA, "strict": True}}
Ask = Callable[[AsyncOpenAI, str], Coroutine[Any, Any, object]]


class Words(core.Result):
    answers: list[str | core.Failed]


class Labels(core.Result):
    answers: list[SupportCategory | core.Failed]


@core.pattern
async def texts(emails: core.Items) -> Words:
    return Words(answers=await core.gather(*[core.llm(CLASSIFY, email=email, step="classify") for email in emails]))


@core.pattern
async def shapes(emails: core.Items) -> Labels:
    calls = [core.parse(SupportCategory, CLASSIFY, email=email, step="classify") for email in emails]
    return Labels(answers=await core.gather(*calls))


async def create(client: AsyncOpenAI, prompt: str) -> object:
    return (await client.responses.create(model=MODEL, input=prompt)).output_text


async def parse(client: AsyncOpenAI, prompt: str) -> object:
    response = await client.responses.parse(model=MODEL, input=prompt, text_format=SupportCategory)
    return response.output_parsed


async def lean_create(client: AsyncOpenAI, prompt: str) -> object:
    reply = await client.responses.with_raw_response.create(model=MODEL, input=prompt)
    return json.loads(reply.content)["output"][0]["content"][0]["text"]


async def lean_parse(client: AsyncOpenAI, prompt: str) -> object:
    reply = await client.responses.with_raw_response.create(model=MODEL, input=prompt, text=_FORMAT)  # type: ignore[arg-type]
    return SupportCategory.model_validate_json(json.loads(reply.content)["output"][0]["content"][0]["text"])


async def bare(provider: Provider, ask: Ask, prompts: list[str], times: int) -> None:
    """What a user writes without core: a client, and a gather."""
    async with AsyncOpenAI(api_key=KEY, base_url=URL, http_client=transport(provider, 0.0)) as client:
        for _ in range(times):
            await asyncio.gather(*[ask(client, prompt) for prompt in prompts])


async def ours(provider: Provider, pattern: Any, emails: list[str], times: int) -> None:
    async with (model := Model(provider, math.inf)):
        for _ in range(times):
            run = await core.run(pattern, emails, model=model)
            assert run.status == "done" and run.trace.calls == len(emails)


def measure() -> list[Figure]:
    small, large = partial(_compare, calls=50, times=4, rounds=9), partial(_compare, calls=1000, times=1, rounds=5)
    return [
        *small("text", texts, {"create": create, "leanest client": lean_create}),
        *small("structured", shapes, {"parse": parse, "leanest client": lean_parse}),
        *large("text", texts, {"create": create, "leanest client": lean_create}),
        *large("structured", shapes, {"parse": parse, "leanest client": lean_parse}),
    ]


def _compare(name: str, pattern: Any, asks: dict[str, Ask], calls: int, times: int, rounds: int) -> list[Figure]:
    """Core against each bare way of calling; the first is what a user writes, the last the leanest."""
    emails = [f"E-mail {number}: the parcel with order {4000 + number} has not come." for number in range(calls)]
    prompts = [CLASSIFY.replace("{email}", email) for email in emails]

    def once(work: Callable[[Provider], Coroutine[Any, Any, None]]) -> float:
        provider = Clocked(profile("small"))
        return cpu_seconds(lambda: asyncio.run(work(provider))) - provider.spent[0]

    works = {way: partial(once, partial(bare, ask=ask, prompts=prompts, times=times)) for way, ask in asks.items()}
    works["core"] = partial(once, partial(ours, pattern=pattern, emails=emails, times=times))
    found = interleaved(works, rounds)
    each = {way: f"{median(seconds) / calls / times * 1e6:,.0f} µs" for way, seconds in found.items()}
    return [
        Figure(
            f"{name}, {calls:,} at once: core / {way}",
            ratio(found["core"], found[way]),
            "x",
            target,
            f"{each['core']} against {each[way]} a call",
        )
        for way, target in zip(asks, (1.05, None), strict=True)
    ]
