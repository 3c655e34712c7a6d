"""Every workflow and the agent, over both APIs."""

from __future__ import annotations

import asyncio

import pytest
from pydantic import BaseModel, Field

import core

WORKFLOWS = {
    "prompt_chaining": ("tea",),
    "routing": ("Where is my parcel?",),
    "speculative_routing": ("Where is my parcel?",),
    "parallelization": (["Win money now", "The server is down", "Lunch at noon?"],),
    "orchestrator_workers": ("Name two good things about tea.",),
    "evaluator_optimizer": ("Write one sentence about rain.", 8, 2),
    "support_system": ("I was charged twice.",),
    "research_report": ("tea", 8, 2),
    "agent": ("What is 3 times 4?",),
    "fixed_workflow": ("What is 3 times 4?",),
}
# What a model of its size may do: ramble to the answer limit, answer with nothing, or write sums that are none. Over
# the Responses API the server takes the schema and does not keep to it: then only luck makes a plan.
ITS_OWN = {"incomplete", "empty", "bad_schema", "tool"}


@pytest.mark.parametrize("api", ["chat", "responses"])
@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_comes_to_its_end(server, name, api):
    run = asyncio.run(core.run(getattr(core, name), *WORKFLOWS[name], model=server.model(api), concurrency=2))
    spans = run.trace.spans
    assert spans
    assert run.status in ("done", "partial") or run.error.kind in ITS_OWN, run.error
    assert {span.error_kind for span in spans if span.status == "error"} <= ITS_OWN
    assert run.error or any(span.status == "ok" and span.answer.strip() for span in spans)
    # A real server counts its tokens, whole answers and streamed ones.
    assert all(span.attempts[-1].tokens_out for span in spans if span.kind != "tool" and span.status == "ok")


class Rated(BaseModel):
    """A shape with all that servers stumble over: bounds, a list, a choice."""

    score: int = Field(ge=1, le=10)
    good: bool
    words: list[str] = Field(max_length=3)


async def rated(subject: str, count: int) -> list[Rated]:
    calls = [
        core.parse(Rated, "Rate {subject}, {number}.", subject=subject, number=n, step="rate") for n in range(count)
    ]
    return await core.gather(*calls)


def test_an_answer_of_a_shape_always_fits(server):
    async def all_of_them():
        with core.using(model=server.model("chat"), concurrency=2) as recording:
            rows = await rated("tea", 12)
        return rows, recording.trace

    rows, trace = asyncio.run(all_of_them())
    assert len(rows.good) == 12
    assert all(1 <= row.score <= 10 for row in rows.good)
    assert all(span.status == "ok" for span in trace.spans)


def test_an_answer_is_streamed(server):
    async def watched():
        started = core.start(core.routing, "Where is my parcel?", model=server.model("chat"))
        started.stream(True)
        return await started

    run = asyncio.run(watched())
    assert run.status == "done"
    assert all(len(span.attempts[-1].deltas) > 1 for span in run.trace.spans)
    assert all(span.attempts[-1].tokens_out for span in run.trace.spans)
