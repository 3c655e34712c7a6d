"""The laws: bounds on random plans, exactness, a million calls, hedging, saturation, and a calibrated profile."""

from __future__ import annotations

import asyncio
import math
import random
from collections.abc import Callable
from functools import partial
from itertools import product

import core
from core.clock import run_virtual
from core.laws.at_scale import finish, starts
from core.laws.calibrate import Calibrated, calibrate, measured
from core.laws.durations import Durations, Lognormal, Mixture, mean, quantile
from core.laws.hedging import Hedge
from core.laws.laws import most_speedup
from core.laws.limits import ProviderLimits
from core.laws.longest import Longest, expected_longest, longest_of
from core.laws.samples import summary
from core.laws.saturation import MOST, Queue, arrivals
from core.laws.schedule import ends_after, schedule
from core.laws.sizes import amdahl, bounds, longest_chain, serial_share
from core.laws.streamed import Streamed
from core.models.account import Account
from core.models.model import Answer, Ask
from core.models.simulated.latency import PROFILES, durations, timing
from core.trace.trace import Trace
from tests.benchmarks.figure import Figure, cpu_seconds, median
from tests.core.laws import exact
from tests.core.laws.known_server import KnownServer
from tests.core.laws.patient import Patient
from tests.core.laws.plans import plan

PLANS, MANY, SIZE = 10_000, 1_000_000, 1000
SMALL = PROFILES["small"]
TOKENS = 60  # of an answer, where all are alike


def measure() -> list[Figure]:
    return [*_bounds(), *_exactness(), *_million(), *_hedging(), *_queue(), *_calibrated()]


def _bounds() -> list[Figure]:
    outside = faster = runs = 0

    def all_plans() -> None:
        nonlocal outside, faster, runs
        for number in range(PLANS):
            seconds, after = plan(random.Random(number), most=30)
            work, chain, serial = (
                math.fsum(seconds.values()),
                longest_chain(seconds, after),
                serial_share(seconds, after),
            )
            for slots in (None, 1, 2, 3, 7):
                took = ends_after(schedule(seconds, after, slots))
                runs += 1
                outside += not bounds(work, chain, slots).holds(took)
                most = amdahl(serial, slots)
                if not any(after.values()):
                    most = min(most, most_speedup(list(seconds.values()), slots) or most)
                faster += took > 0 and work / took > most * (1 + 1e-9)

    spent = cpu_seconds(all_plans)
    return [
        Figure(f"{PLANS:,} random plans with limits: outside Graham's and Brent's bounds", outside, "", 0,
               f"{runs:,} schedules, {spent:.1f} s CPU"),
        Figure("the same: faster than Amdahl, and than min(N, c, T1 / longest) where nothing waits", faster, "", 0),
    ]  # fmt: skip


def _exactness() -> list[Figure]:
    off = max(
        abs(expected_longest(Lognormal(0.645, spread), count) / exact.expected_longest(0.645, spread, count) - 1)
        for spread in (0.2, 0.32, 0.87, 1.5)
        for count in (1, 2, 10, 100, 10_000, 1_000_000)
    )
    call = durations(SMALL, "jittered", TOKENS)
    fifty = Longest(((call, 50),))
    spent = median([cpu_seconds(lambda: (mean(fifty), quantile(fifty, 0.99))) for _ in range(15)])
    grows = ", ".join(f"{expected_longest(call, count):.2f} s of {count:,}" for count in (1, 5, 50, 500))
    return [
        Figure("mean of the longest of N lognormals against 50 digits, off", off, "", 1e-6, "N to 1,000,000"),
        Figure("mean and p99 of the longest of 50 simulated calls, CPU", spent * 1000, " ms", None, f"mean: {grows}"),
    ]


def _million() -> list[Figure]:
    draw = random.Random(1)
    seconds = [timing(SMALL, "jittered", TOKENS, None, draw).end for _ in range(MANY)]
    both = ProviderLimits(requests=MANY, tokens=TOKENS * MANY)
    figures = []
    for what, limits in (("", None), (" and limits of requests and tokens", both)):
        spent = {
            slots: median([cpu_seconds(partial(finish, seconds, slots, limits, TOKENS)) for _ in range(3)])
            for slots in (1, 8, 1000, 100_000, 500_000, None)
        }
        each = ", ".join(f"{'no limit' if slots is None else f'{slots:,}'} {cost:.2f}" for slots, cost in spent.items())
        figures.append(Figure(f"list scheduling of {MANY:,} calls{what}, CPU", max(spent.values()), " s", 1, each))
    return [*figures, _as_the_code_does(seconds[:SIZE])]


def _as_the_code_does(seconds: list[float]) -> Figure:
    class Timed(KnownServer):
        async def answer(self, ask: Ask) -> Answer:
            await asyncio.sleep(seconds[ask.item or 0])
            return Answer(text="spam", model="timed")

    off, items = 0.0, [f"item {number}" for number in range(len(seconds))]
    for slots in (None, 1, 8, 100):
        trace = run_virtual(core.run(drafts, items, model=Timed(), concurrency=slots)).trace
        begun = [span.start or 0.0 for span in sorted(trace.spans, key=lambda span: span.id)]
        pairs = zip(begun, starts(seconds, slots), strict=True)
        off = max(off, *(abs(one - other) for one, other in pairs), abs(trace.makespan - finish(seconds, slots)))
    for slots, limits in product((None, 1, 8, 100), (ProviderLimits(600), ProviderLimits(6000, 90_000, burst=5))):
        patient = Patient(Account(limits), seconds, [TOKENS] * len(seconds))
        trace = run_virtual(core.run(drafts, items, model=patient, concurrency=slots)).trace
        pairs = zip(patient.begun, starts(seconds, slots, limits, TOKENS), strict=True)
        took = finish(seconds, slots, limits, TOKENS)
        off = max(off, *(abs(one - other) for one, other in pairs), abs(trace.makespan - took))
    said = "12 runs, 8 of them with requests and tokens a minute"
    return Figure(f"the same against the code on the virtual clock, {SIZE:,} calls", off * 1e6, " µs", 1, said)


@core.pattern
async def drafts(items: core.Items) -> core.Result:
    await core.gather(*[core.llm("Write about {item}", item=item, step="draft") for item in items])
    return core.Result()


def _hedging() -> list[Figure]:
    figures = []
    for name in ("small", "flash"):
        kind = PROFILES[name]
        whole, first = durations(kind, "jittered", TOKENS), durations(kind, "jittered", 0)
        for watched, hedge in (("the call", Hedge(whole, 0.95, 50)), ("first token", Hedge(whole, 0.95, 50, first))):
            before, after = quantile(hedge.plain, 0.99), quantile(hedge.hedged, 0.99)
            said = f"p99 {before:.2f} s to {after:.2f} s, for {hedge.requests() / 50 - 1:.1%} more requests"
            wins = before - after
            figures.append(Figure(f"hedged at p95 of {watched}, 50 {name} calls: wins", wins, " s", note=said))
    return [*figures, _streamed()]


def _streamed() -> Figure:
    """Of calls whose rest varies, too, only those with a late first token are asked twice."""
    call, draws = Streamed(Lognormal(0.5, 0.8), Lognormal(0.02, 0.5), 100), 400_000
    hedge, chance, ends = Hedge(call, 0.95, first=call.first), random.Random(3), list[float]()
    for _ in range(draws):
        first = call.first.draw(chance)
        end = first + call.tokens * call.each.draw(chance)
        ends.append(min(end, hedge.after + call.draw(chance)) if first > hedge.after else end)
    drawn, computed = summary(ends).p99, quantile(hedge.hedged, 0.99)
    said = f"{computed:.3f} s computed, {drawn:.3f} s of {draws:,} draws, {quantile(hedge.plain, 0.99):.3f} s unhedged"
    return Figure(
        "p99 of streamed calls hedged at their first token: off", abs(computed / drawn - 1) * 100, " %", 1, said
    )


def _queue() -> list[Figure]:
    """Each load from five plays of all the calls that may be played."""

    def off(load: float, lasts: Callable[[random.Random], float], line: Queue, kind: str) -> Figure:
        plays = [arrivals((1,), lasts, per_second=line.per_second, slots=8, runs=MOST, seed=s) for s in range(5)]
        waited = math.fsum(play.wait.mean for play in plays) / 5
        said = f"{line.wait:.4f} s computed, {waited:.4f} s played"
        return Figure(f"wait at load {load:.0%} of 8 slots, {kind} calls: too short by", (1 - line.wait / waited) * 100,
                      " %", 5 if line.variation == 1 else None, said)  # fmt: skip

    figures = [off(load, lambda chance: chance.expovariate(1.0), Queue(8 * load, 1.0, 8), "exponential")
               for load in (0.5, 0.7, 0.9)]  # fmt: skip
    for tokens in (TOKENS, 200):
        lasts = partial(_lasts, tokens)
        drawn = [lasts(chance) for chance in [random.Random(2)] for _ in range(MOST)]
        each = math.fsum(drawn) / len(drawn)
        variation = math.fsum((one - each) ** 2 for one in drawn) / len(drawn) / each**2
        figures += [
            off(load, lasts, Queue(8 * load / each, each, 8, variation), f"simulated ({tokens} tokens)")
            for load in (0.5, 0.7, 0.9)
        ]
    return figures


def _lasts(tokens: int, chance: random.Random) -> float:
    return timing(SMALL, "jittered", tokens, None, chance).end


def _calibrated() -> list[Figure]:
    """From 100 calls of the code against a server of known latencies; the errors are medians of 15 such profiles."""
    middle, late, run_off = list[float](), list[float](), list[float]()
    for seed in range(15):
        model = KnownServer(seed)
        found = calibrate(measured([_watched(100, model)]), model.name, "draft")
        held = measured([_watched(1000, model)])
        of_all, lasts = summary([call.seconds for call in held]), Mixture(tuple(map(found.lasts, range(60, 241, 5))))
        middle.append(abs(quantile(lasts, 0.5) / of_all.median - 1) * 100)
        late.append(abs(quantile(lasts, 0.95) / of_all.p95 - 1) * 100)
        runs = [_watched(5, model) for _ in range(20)]
        run_off.append(median([abs(mean(_forecast(found, run)) / run.makespan - 1) * 100 for run in runs]))
    return [
        Figure("calibrated on 100 calls: p50 of 1,000 held-out calls off", median(middle), " %", 5, _worst(middle)),
        Figure("the same: p95 off", median(late), " %", 5, _worst(late)),
        Figure("makespan of 20 runs of 5 calls: median off", median(run_off), " %", 10, _worst(run_off)),
    ]


def _worst(errors: list[float]) -> str:
    return f"of {len(errors)} profiles the worst {max(errors):.1f} %"


def _watched(items: int, model: KnownServer) -> Trace:
    async def main() -> Trace:
        started = core.start(drafts, [f"item {number}" for number in range(items)], model=model)
        started.stream(True)
        return (await started).trace

    return run_virtual(main())


def _forecast(found: Calibrated, run: Trace) -> Durations:
    return longest_of(found.lasts(span.tokens_out or 0) for span in run.spans)
