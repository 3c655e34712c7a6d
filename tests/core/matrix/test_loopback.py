"""The faults of the matrix over real sockets: a chain whose last step is struck, all of them side by side."""

from __future__ import annotations

import asyncio

import core
from core.models.live import Live
from tests.core.matrix.faults import FAULTS
from tests.core.matrix.provider import END, KEY, Delivery, answered, response, text_of
from tests.core.models.fault_server import FaultServer

DEADLINE = 3.0  # seconds of one call: for what hangs
STRUCK = [fault for fault in FAULTS if fault.can_strike("final", fault.streamed is not False) and not fault.steps]


def over(delivery: Delivery):
    """What a provider inside the process would send, through a socket."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        if delivery.start is None:
            await asyncio.get_running_loop().create_future()
        if delivery.ends == "reset" and not delivery.pieces:
            return writer.transport.abort()
        body = b"".join(piece for _, piece in delivery.pieces)
        announced = len(body) + (500 if delivery.ends in ("cut", "reset", "never") else 0)
        streams = "event-stream" in delivery.headers.get("content-type", "")
        length = {} if streams and delivery.ends in ("whole", "drip") else {"content-length": str(announced)}
        lines = [f"{name}: {value}" for name, value in {**delivery.headers, **length, "connection": "close"}.items()]
        writer.write("\r\n".join([f"HTTP/1.1 {delivery.status} X", *lines, "", ""]).encode())
        for _, piece in delivery.pieces:
            writer.write(piece)
            await writer.drain()
        if delivery.ends == "never":
            await asyncio.get_running_loop().create_future()
        while delivery.ends == "drip":
            writer.write(b": still here\n\n")
            await writer.drain()
            await asyncio.sleep(0.05)
        if delivery.ends == "reset":
            writer.transport.abort()

    return behave


def healthy(step: str, streams: bool):
    return over(answered(response(text_of(step)), streams, text_of(step)))


async def struck(fault) -> str:
    """A sentence for what does not hold; empty where all does."""
    streams = bool(fault.streamed)
    faults = [over(fault.makes("final", {}, streams))] * min(fault.times, 3)
    served = [healthy("outline", streams), healthy("draft", streams), *faults, healthy("final", streams)]
    async with FaultServer(*served) as server:
        model = Live(KEY, server.url, "m-1", "responses", call_deadline=DEADLINE)
        started = core.start(core.prompt_chaining, "tides", model=model)
        started.stream(streams)
        run = await started
        asked = len(server.requests) - 2
    kinds = {span.error_kind for span in run.trace.spans if span.status == "error"}
    final = text_of("draft") if fault.kinds else text_of("final")
    wanted = ("partial", final) if fault.kinds else ("done", final)
    if run.result is None or (run.status, run.result.final) != wanted:
        return f"{fault.id}: it ended as {run.status}, {run.error}"
    if not kinds <= set(fault.kinds) or asked > fault.attempts or not run.result.final.endswith(END):
        return f"{fault.id}: {kinds}, asked {asked} times"
    if KEY[:8] in str([span.error for span in run.trace.spans]):
        return f"{fault.id}: the key is told"
    return ""


def test_over_loopback_every_fault_leaves_the_draft_or_is_mended():
    async def main():
        return await asyncio.gather(*map(struck, STRUCK))

    told = [words for words in asyncio.run(main()) if words]
    assert not told, "\n".join(told)
    assert len(STRUCK) > 24
