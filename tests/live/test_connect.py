"""Connecting to a real server: found on this computer by its answer, and tested."""

from __future__ import annotations

import asyncio

import core
from core.models.live import Live
from core.models.live.known import Known
from core.models.live.nearby import nearby
from core.models.live.trial import MOST, trial
from tests.live.conftest import KEY


def test_it_is_found_and_says_that_it_wants_a_key(server):
    port = int(server.url.split(":")[2].split("/")[0])
    [found] = asyncio.run(nearby([port], {}))
    assert (found.name, found.base_url, found.wants_key) == ("llama.cpp", server.url, True)

    outcome = asyncio.run(trial(Live("", found.base_url, "smollm2", known=Known())))
    assert outcome.calls == 1 and "wants a key" in outcome.problem


def test_what_it_can_do_is_found_out_and_used(server):
    known = Known()
    typed = server.url.removeprefix("http://").removesuffix("/v1")
    model = Live(KEY, typed, "smollm2", call_deadline=300, known=known)
    outcome = asyncio.run(trial(model))
    ticks = {tick.what: tick.holds for tick in outcome.ticks}
    assert outcome.problem == "" and outcome.calls <= MOST and outcome.models == ("smollm2",)
    assert all(ticks[what] for what in ("Answers", "Key", "Streaming", "Token counts", "Strict shapes"))

    run = asyncio.run(core.run(core.routing, "Where is my parcel?", model=model))
    assert run.status == "done" and not run.result.fallback
