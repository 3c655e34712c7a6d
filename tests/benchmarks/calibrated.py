"""A profile from a hundred live calls over real sockets: held-out calls, and runs beside their forecasts.

The server is the lab's own, once with latencies that are lognormal and known, once with those of its profile "small",
where one call in 66 has its first token five times as late: that no lognormal foretells.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import core
from core.forecasts.own_model import OwnModel, own_model
from core.forecasts.record import Compared, foretell, median_error
from core.laws.calibrate import Call, measured
from core.laws.durations import Mixture, quantile
from core.laws.samples import summary
from core.models.live import Live
from core.run import Reading
from core.trace.trace import Trace
from tests.benchmarks.figure import Figure, median
from tests.benchmarks.forecasts import done
from tests.benchmarks.server import Server, free_port

CALLS, ROUNDS, RUNS = 100, 3, 20
LIMIT = {"concurrency": 8}  # more at once, and a busy machine is late with them
KINDS = ("bridges", "rivers", "engines", "gardens", "clocks", "maps", "ships", "bread", "glass", "paper")
SERVERS = {
    "known latencies": ("tests.benchmarks.known", "{port}", "1"),
    "late calls": ("core", "serve", "--port", "{port}", "--profile", "small"),
}


def measure() -> list[Figure]:
    return [figure for words, command in SERVERS.items() for figure in _measure(words, command)]


def _measure(words: str, command: tuple[str, ...]) -> list[Figure]:
    port = free_port()
    with Server(*(part.format(port=port) for part in command), port=port, path="/v1/models") as server:
        url = server.wait().url + "/v1"
        asyncio.run(_watched(url, Reading(core.prompt_chaining, ("the first call loads the client",))))
        found = [
            measured([asyncio.run(_watched(url, Reading(core.prompt_chaining, (_topics(34, 34 * number),), LIMIT)))])
            for number in range(2 * ROUNDS)
        ]
        own = own_model(found[0][:CALLS], "any")
        record = [_beside(url, number, own) for number in range(RUNS)]
    # Every other one is held out, so that a machine which others use is as busy for these as for those.
    held = [call for calls in found[1::2] for call in calls]
    judged = command[0] != "core"
    return [*_held_out(words, judged, [calls[:CALLS] for calls in found[::2]], held),
            *_makespans(words, judged, record)]  # fmt: skip


def _topics(count: int, start: int = 0) -> list[str]:
    """Each another one: equal prompts are equal calls."""
    return [f"How {KINDS[number % len(KINDS)]} were made in the year {1500 + number}"
            for number in range(start, start + count)]  # fmt: skip


async def _watched(url: str, reading: Reading) -> Trace:
    started = reading.start(model=Live("any", url, model="any", call_deadline=600))
    started.stream(True)
    return (await started).trace


def _held_out(words: str, judged: bool, found: Sequence[list[Call]], held: list[Call]) -> list[Figure]:
    """Each profile's own forecast of the later calls, step by step and of all lengths."""
    short, wrong = summary([call.seconds for call in held]), list[tuple[float, float]]()
    for calls in found:
        own = own_model(calls, "any")
        lasts = Mixture(tuple(own.of(step).lasts(1) for step in sorted({call.step for call in held})))
        wrong.append((abs(quantile(lasts, 0.5) / short.median - 1), abs(quantile(lasts, 0.95) / short.p95 - 1)))
    note = f"{len(found)} profiles of {CALLS} calls; {len(held)} held out"
    return [
        Figure(f"{words}: {name} of held-out calls, off by", 100 * median(errors), " %", 5 if judged else None,
               f"{note}, {seconds:.3f} s; median, at worst {100 * max(errors):.1f} %")
        for name, seconds, errors in zip(
            ("p50", "p95"), (short.median, short.p95), zip(*wrong, strict=True), strict=True
        )
    ]  # fmt: skip


def _beside(url: str, number: int, own: OwnModel) -> tuple[Compared, float]:
    """A run, and how long its forecast takes. Half of them are chains, half are topics side by side at a limit."""
    topics = _topics(6, 1000 + 6 * number)
    options = {"concurrency": 1 + number % 4} if number % 2 else {}
    reading = Reading(core.prompt_chaining, (topics if number % 2 else topics[0],), options)
    began = time.perf_counter()
    forecast = done(foretell(reading, own, 7))
    took = time.perf_counter() - began
    made = asyncio.run(_watched(url, reading))
    return Compared(str(number), "any", CALLS, forecast, made.makespan, made.calls), took


def _makespans(words: str, judged: bool, found: Sequence[tuple[Compared, float]]) -> list[Figure]:
    record = [one for one, _ in found]
    error = median_error(record)
    assert error is not None
    worst = max(abs(one.off) for one in record)
    inside = sum(one.within for one in record)
    calls = sum(one.calls == one.forecast.calls for one in record)
    return [
        Figure(f"{words}: makespan of {RUNS} runs, median error", 100 * error, " %", 10 if judged else None,
               f"at worst {100 * worst:.0f} %; {inside} inside the bounds for 8 in 10; calls as forecast in {calls}"),
        Figure(f"{words}: one forecast, 25 runs as code", median([took for _, took in found]), " s", None),
    ]  # fmt: skip
