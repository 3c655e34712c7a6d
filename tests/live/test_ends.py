"""Ends that nobody wished for: Stop, a server that dies, a wrong key."""

from __future__ import annotations

import asyncio
import json
import urllib.request

import core
from core.models.live import Live
from tests.live.conftest import KEY
from tests.until import until

EMAILS = [f"E-mail {number}: write a long story about it." for number in range(6)]


def slots(server):
    request = urllib.request.Request(
        server.url.removesuffix("/v1") + "/slots", headers={"Authorization": f"Bearer {KEY}"}
    )
    with urllib.request.urlopen(request, timeout=60) as reply:
        return [slot["is_processing"] for slot in json.load(reply)]


async def begun(server):
    """A run that has its first words."""
    started = core.start(core.parallelization, EMAILS, model=server.model(), concurrency=2)
    started.stream(True)
    await asyncio.to_thread(until, lambda: any(span.answer for span in started.trace.spans))
    return started


def test_stop_ends_the_calls_at_the_server_too(server):
    async def stopped():
        started = await begun(server)
        started.cancel()
        return await started

    run = asyncio.run(stopped())
    assert run.status == "cancelled"
    assert all(span.end is not None for span in run.trace.spans)
    until(lambda: not any(slots(server)))


def test_a_server_that_dies_in_mid_run_ends_the_run_in_words(mortal):
    async def killed():
        started = await begun(mortal)
        mortal.process.kill()
        return await started

    run = asyncio.run(killed())
    assert run.status in ("failed", "partial")
    lost = [span for span in run.trace.spans if span.status == "error"]
    assert lost
    assert {span.error_kind for span in lost} == {"connection"}


def test_a_wrong_key_is_said_to_be_one(server):
    run = asyncio.run(core.run(core.routing, "Where is my parcel?", model=Live("wrong", server.url, "smollm2", "chat")))
    assert (run.status, run.error.kind) == ("failed", "auth")
