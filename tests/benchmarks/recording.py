"""What recording costs: one span, a trace of 10,000 of them, its chart, and the pictures sent while a run goes on."""

from __future__ import annotations

import asyncio
import json
import math
import random
import time
from collections.abc import Callable

import core
from core.clock import run_virtual
from core.engine.ambient import activated, using
from core.engine.open import OpenAttempt
from core.engine.recorder import Recorder, frontier
from core.models.model import Answer, Ask
from core.trace.trace import Trace
from core.view.picture import Drawn, picture
from core.view.timeline import timeline
from tests.benchmarks.figure import Figure, cpu_seconds, median

SPANS = 10_000
CHAIN = ("outline", "draft", "check", "revise", "final")
LIMIT = 50
_ANSWER = Answer(text="answer", model="silent", tokens_in=20, tokens_out=30)


class Silent:
    """Answers at once, or after a time drawn from the prompt; stands where the client would."""

    name, world, host, pace, call_deadline = "silent", "simulated", "", 1.0, math.inf

    def __init__(self, waits: bool) -> None:
        self.waits = waits

    async def answer(self, ask: Ask) -> Answer:
        if self.waits:
            await asyncio.sleep(random.Random(ask.prompt).lognormvariate(-0.5, 0.4))
        return Answer(text=ask.prompt, model=self.name, tokens_in=20, tokens_out=30)

    async def __aenter__(self) -> Silent:
        return self

    async def __aexit__(self, *error: object) -> None:
        pass


def measure() -> list[Figure]:
    return [*_one_span(), *_pictures(), *_analysed(long_trace())]  # the long trace last: the collector would walk it


def _one_span() -> list[Figure]:
    recorded = [_cpu_per_span(_record) for _ in range(7)]
    frozen = [_cpu_per_span(_record, lambda run: run.snapshot()) - alone for alone in recorded]
    whole = [_cpu_per_call() for _ in range(5)]
    return [
        Figure("recording one span, CPU", median(recorded) * 1e6, " µs", 10),
        Figure("freezing one span for a reader, CPU", median(frozen) * 1e6, " µs"),
        Figure("all that core adds to a call, CPU", median(whole) * 1e6, " µs", note="llm over a model that is silent"),
    ]


def _cpu_per_span(record: Callable[[Recorder], None], after: Callable[[Recorder], object] = bool) -> float:
    async def main() -> float:
        with activated(Recorder(Silent(waits=False))) as run:

            def work() -> None:
                for _ in range(SPANS):
                    record(run)
                after(run)

            return cpu_seconds(work) / SPANS

    return asyncio.run(main())


def _record(run: Recorder) -> None:
    """What `llm` tells the recorder about one call of one attempt, with nothing in between."""
    facts = {"model": "silent", "instructions": "", "template": "{a}", "prompt": "a", "marks": (), "sample": 0,
             "shape": None, "file": "core/patterns/routing.py", "line": 40}  # fmt: skip
    span = run.open_span("step", "work", facts)
    attempt = OpenAttempt(run.clock())
    span.attempts.append(attempt)
    run.changed(span)
    attempt.held_by = run.holder(span)
    attempt.start = run.clock()
    span.status = attempt.status = "running"
    run.changed(span)
    attempt.usage = _ANSWER
    span.answer = _ANSWER.text
    attempt.status = span.status = "ok"
    attempt.end = run.clock()
    run.last_ended = (span.id, 1)
    run.changed(span)
    span.end = run.clock()
    run.changed(span)
    frontier.set(frozenset((span.id,)))
    run.remember_text(span.answer, span=span.id)


def _cpu_per_call() -> float:
    """Template, recording, deadline and retries of calls in a row; the snapshot at the end is left out."""

    async def main() -> None:
        with using(Silent(waits=False)):
            for _ in range(SPANS):
                await core.llm("Say {word}", word="yes", step="say")

    return cpu_seconds(lambda: asyncio.run(main())) / SPANS


class Finals(core.Result):
    finals: list[str | core.Failed]


@core.pattern
async def chains(topics: core.Items) -> Finals:
    async def chain(text: str) -> str:
        for step in CHAIN:
            text = await core.llm(step + ": {text}", text=text, step=step)
        return text

    return Finals(finals=await core.gather(*[chain(topic) for topic in topics]))


def long_trace() -> Trace:
    """2,000 chains of 5 calls, 50 calls at once, on the virtual clock."""
    topics = [f"topic {number}" for number in range(SPANS // len(CHAIN))]
    run = run_virtual(core.run(chains, topics, model=Silent(waits=True), concurrency=LIMIT))
    assert run.status == "done" and run.trace.calls == SPANS
    return run.trace


def _analysed(trace: Trace) -> list[Figure]:
    parts: dict[str, Callable[[], object]] = {
        "makespan": lambda: trace.makespan,
        "work": lambda: trace.work,
        "critical path": trace.critical_path,
        "waited for": trace.waited_for,
        "in flight": trace.in_flight,
        "peak": lambda: trace.peak,
        "names": lambda: trace.names,
    }
    cost = {name: median([cpu_seconds(part) for _ in range(5)]) * 1000 for name, part in parts.items()}
    said = ", ".join(f"{name} {value:.0f}" for name, value in cost.items())
    size = len(timeline(trace).to_json()) / 1000
    drawn = median([cpu_seconds(lambda: timeline(trace)) for _ in range(3)]) * 1000
    return [
        Figure(f"{SPANS:,} spans analysed, CPU", sum(cost.values()), " ms", 100, said),
        Figure(f"first chart of {SPANS:,} spans, JSON", size, " kB", 300, f"{drawn:.0f} ms CPU"),
    ]


def _pictures() -> list[Figure]:
    """A run of 50 calls, streaming, looked at every 0.1 s as the live route does."""
    emails = [f"E-mail {number}: the parcel with order {4000 + number} has not come." for number in range(50)]

    async def main() -> list[tuple[int, float]]:
        started, seen = core.start(core.parallelization, emails, model=core.Simulated()), list[tuple[int, float]]()
        started.recorder.streaming, drawn = True, Drawn()
        while True:
            began = time.process_time()
            size = len(_sent(started.trace, started.status, drawn))
            seen.append((size, time.process_time() - began))
            if started.status != "running":
                return seen
            await asyncio.sleep(0.1)

    *updates, (last, _) = run_virtual(main())
    sizes, seconds = [size for size, _ in updates], [cost for _, cost in updates]
    return [
        Figure("picture of an ended run of 50 calls, JSON", last / 1000, " kB"),
        Figure("one live update of 50 calls, JSON", max(sizes) / 1000, " kB", note="the largest of the run"),
        Figure("one live update of 50 calls, CPU", median(seconds) * 1000, " ms"),
    ]


def _sent(trace: Trace, status: str, drawn: Drawn) -> str:
    return json.dumps(picture(trace, status=status, drawn=drawn), separators=(",", ":"))
