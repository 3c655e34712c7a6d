"""One cell of the matrix: a run that is struck, another one beside it, and one after it, on one provider."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from itertools import pairwise
from typing import Any

import core
from core.lesson.use_cases.topic_in_one_call import topic_in_one_call
from core.models.live.budget import Budget, Limits
from core.run import Run
from core.trace.span import Span
from tests.core.matrix.faults import BUDGET, FAULTS, SHAPED, STOP, Fault
from tests.core.matrix.points import MANY, POINTS, Point
from tests.core.matrix.provider import END, KEY, Entry, Provider

LONGEST = 45.0  # seconds: the deadline of one call is 30, and the calls around it take 0.5 each
IDLE = 10.01  # seconds after which a stream that stands still is given up, and a little
SLOTS = 10
REPAIR = "repair"  # the step that mends an answer of a wrong shape
AFTER = 400.0  # seconds until the next run: every wait that was asked for is over


def cells(streams: bool) -> list[tuple[Fault, Point]]:
    """All that can occur, one way."""
    return [(fault, point) for fault in FAULTS for point in POINTS if occurs(fault, point, streams)]


def occurs(fault: Fault, point: Point, streams: bool) -> bool:
    shaped = point.step in SHAPED and point.pattern is not MANY  # an e-mail is classified in words
    return fault.can_strike(point.step, streams) and (shaped or not fault.steps)


async def play(fault: Fault, point: Point, streams: bool) -> None:
    """One cell; raises AssertionError, with what does not hold."""
    provider = Provider(point.healthy)

    def strike(step: str, item: str, attempt: int, body: dict[str, Any]) -> Any:
        again = step == REPAIR and fault.times > 1  # a fault that lasts strikes the repair, too
        if again or (point.strikes(step, item) and attempt <= fault.times):
            return fault.makes(step, body, streams)
        return None

    provider.strike = strike
    async with provider:
        run, beside, slots = await _both(provider, point, streams)
        own = [entry for entry in provider.log if entry.call[0] != "write"]
        for entry in own:
            if entry.call[0] == REPAIR:  # it is counted with the attempts of the call whose answer it mends
                entry.call = point.step, entry.call[1]
        after = await _next(provider)
    struck = [entry for entry in own if point.strikes(*entry.call)]
    _outcome(run, fault, point)
    _log(struck, run, fault, streams)
    _always(run, provider, [run, beside, after], slots)


async def stop(point: Point, streams: bool) -> None:
    """F23: somebody presses Stop while the call that would be struck is on its way."""
    provider = Provider(point.healthy)
    pressed = asyncio.Event()

    def strike(step: str, item: str, attempt: int, body: dict[str, Any]) -> Any:
        if point.strikes(step, item):
            asyncio.get_running_loop().call_later(0.3, pressed.set)
        return None

    provider.strike = strike
    async with provider:
        started, recorder = _started(provider, point, streams)
        beside = asyncio.ensure_future(core.run(topic_in_one_call, "beside", model=provider))
        await pressed.wait()
        now = asyncio.get_running_loop().time()
        started.cancel()
        await started.ended()
        assert asyncio.get_running_loop().time() - now <= 1.0, "it took longer than a second to stop"
        slots, run = recorder.slots.free, started.now()
        both = [await beside, await _next(provider)]
    assert run.status == "cancelled" and run.result is None, f"it ended as {run.status}"
    _always(run, provider, [run, *both], slots)


async def budget(point: Point, streams: bool) -> None:
    """F24: so many requests are allowed as come before the call that would be struck."""
    provider = Provider(point.healthy, budget=Budget(Limits(calls=point.budget)))
    async with provider:
        started, recorder = _started(provider, point, streams)
        run, slots = await started, recorder.slots.free
        assert len(provider.log) <= point.budget, f"{len(provider.log)} requests of {point.budget} allowed"
        provider.budget = None
        after = await _next(provider)
    assert run.status == "over_budget" and "used up" in str(run.error), f"it ended as {run.status}"
    assert sum(span.status == "ok" for span in run.trace.spans) == point.budget
    _always(run, provider, [run, after], slots)


def _started(provider: Provider, point: Point, streams: bool) -> Any:
    started = core.start(point.pattern, point.value, model=provider, concurrency=SLOTS, deadline=120)
    started.stream(streams)
    return started, started.recorder


async def _both(provider: Provider, point: Point, streams: bool) -> tuple[Run[Any], Run[Any], int | None]:
    started, recorder = _started(provider, point, streams)
    beside = asyncio.ensure_future(core.run(topic_in_one_call, "beside", model=provider))
    run = await started
    return run, await beside, recorder.slots.free


async def _next(provider: Provider) -> Run[Any]:
    """A run of somebody else, later; no task is alive when it has ended."""
    await asyncio.sleep(AFTER)
    after = await core.run(topic_in_one_call, "after", model=provider)
    alive = asyncio.all_tasks() - {asyncio.current_task()}
    assert not alive, f"still alive: {alive}"
    return after


def _outcome(run: Run[Any], fault: Fault, point: Point) -> None:
    expected = point.ends(fault) if fault.kinds else "done"
    assert run.status == expected, f"it ended as {run.status} instead of {expected}: {run.error}"
    assert run.trace.now <= LONGEST, f"it took {run.trace.now:.1f} s"
    failed = [span for span in run.trace.spans if span.status == "error"]
    if not fault.kinds:
        repaired = any(span.step == REPAIR and span.status == "ok" for span in run.trace.spans)
        assert run.result is not None and (repaired or not failed)
        return
    struck = [span for span in failed if span.step == point.step and span.sent]
    assert struck and all(span.error_kind in fault.kinds for span in struck), [span.error_kind for span in struck]
    assert all(span.error for span in failed), "no word of why"
    point.keeps(run, fault)


def _log(struck: list[Entry], run: Run[Any], fault: Fault, streams: bool) -> None:
    """The provider's log of the calls that were struck: how many requests, how far apart, and that none hangs."""
    calls = defaultdict[tuple[str, str], list[Entry]](list)
    for entry in struck:
        calls[entry.call].append(entry)
    for call, entries in calls.items():
        # A loop judges more than one draft, and only the first verdict is struck where the fault does not last.
        made = sum(span.step == call[0] and _item(span) == call[1] for span in run.trace.spans)
        most = fault.attempts + made - 1
        assert len(entries) <= most, f"{call} was asked {len(entries)} times, {most} allowed"
        if not fault.kinds:
            assert len(entries) == most, f"{call} was asked {len(entries)} times instead of {most}"
        for entry in entries:
            assert entry.ended is not None, f"a request of {call} hangs"
            assert entry.bytes <= 1_200_000, f"{entry.bytes:,} bytes were taken"
            if fault.stalls and streams:
                assert entry.ended - entry.last <= IDLE, f"it stood still for {entry.ended - entry.last:.1f} s"
        for one, other in list(pairwise(entries))[: fault.times]:
            gap = other.at - (one.ended or 0.0)
            assert gap >= fault.gap - 1e-6, f"{gap:.2f} s between two requests, {fault.gap} asked"


def _item(span: Span) -> str:
    """Its place in the innermost gather, as the provider is told it."""
    return str(span.place[-2]) if len(span.place) > 1 else ""


def _always(run: Run[Any], provider: Provider, runs: list[Run[Any]], slots: int | None) -> None:
    """What holds in every cell, whatever it is."""
    for span in run.trace.spans:
        if span.status == "ok":
            assert END in (span.answer or "") or span.shape, f"{span.step} passes with a part: {span.answer!r:.60}"
        assert span.end is not None and span.status in ("ok", "error", "cancelled"), f"{span.step} never ended"
    sent = sum(span.sent for one in runs for span in one.trace.spans)
    assert sent == len(provider.log), f"{sent} attempts in the traces, {len(provider.log)} requests in the log"
    used = tuple(sum(getattr(one.trace, name) or 0 for one in runs) for name in ("tokens_in", "tokens_out"))
    assert used == provider.used, f"tokens {used} instead of {provider.used}"
    assert slots == SLOTS, f"{slots} of {SLOTS} slots came back"
    assert [one.status for one in runs[1:]] == ["done"] * len(runs[1:]), "another run was harmed"
    told = " ".join([str(run.error), *(f"{s.error} {' '.join(a.error for a in s.attempts)}" for s in run.trace.spans)])
    assert KEY not in told and KEY[:8] not in told and "Traceback" not in told, "the key is told"


EXTRA = {STOP: stop, BUDGET: budget}
