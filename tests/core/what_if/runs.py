"""Small runs with known times, to be changed by hand."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from core import gather, llm, speculate, using
from core.clock import run_virtual
from core.trace.trace import Trace
from core.what_if.plan import Plan
from core.what_if.what_if import recorded
from tests.scripted import Scripted

Code = Callable[[], Coroutine[Any, Any, object]]


def traced(code: Code, latency: Sequence[float], concurrency: int | None = None) -> Trace:
    """The trace of some code whose attempts take these times, in the order in which they are sent."""
    with using(Scripted(["words"] * 300, latency=latency), concurrency=concurrency) as recording:
        run_virtual(code())
    return recording.trace


def plan(code: Code, latency: Sequence[float], concurrency: int | None = None) -> Plan:
    return recorded(traced(code, latency, concurrency))


def call(plan: Plan, name: str) -> int:
    return next(call.id for call in plan.calls.values() if call.name == name)


async def workers() -> None:
    """A plan, three workers side by side, a synthesis."""
    await llm("plan", step="plan")
    await gather(*[llm(f"part {number}", step="worker") for number in range(3)])
    await llm("all", step="synthesis")


async def row() -> None:
    await llm("a", step="outline")
    await llm("b", step="draft")
    await llm("c", step="final")


async def bets() -> None:
    """Two calls on a bet, a label that picks the first of them, and what comes after it."""
    async with speculate({name: llm(name, step=name) for name in ("left", "right")}) as started:
        await llm("which", step="label")
        await started.pick("left")
    await llm("end", step="end")
