"""Sweeps, repetitions and a million items: what they take, and how far they are from the code."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from core.forecasts import busy, choices, limited, million, sizes, tail, varied
from core.forecasts.beside import Beside, Work
from core.forecasts.plan import plan_of, plays
from core.forecasts.settings import Settings, opening
from core.forecasts.subjects import subjects
from core.laws.estimate import Inputs
from core.laws.limits import ProviderLimits
from core.lesson.registry import estimates, predicted
from core.lesson.same_task import SETS
from tests.benchmarks.figure import Figure, cpu_seconds, median
from tests.presets import all_presets

GIVEN = Settings(items=50, at_once=8)
MODEL = GIVEN.model()
MANY = 1000


def done(work: Work) -> Any:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def measure() -> list[Figure]:
    subjects()
    return [_of_pages(), *_sweeps(), *_repetitions(), *_others(), _held_up()]


def _of_pages() -> Figure:
    """Each page's default input, by the code and the real client on the virtual clock; as a page does it, at once."""
    cost = {}
    for name, (preset, *_) in all_presets().items():
        predicted(name, preset.id)
        cost[name] = median([cpu_seconds(lambda: predicted(name, preset.id)) for _ in range(5)]) * 1000  # noqa: B023
    said = ", ".join(f"{name} {value:.0f}" for name, value in cost.items())
    return Figure("forecast of a page's default input, CPU", max(cost.values()), " ms", 30, said)


def _sweeps() -> list[Figure]:
    mails = GIVEN.single
    every = range(1, 513)

    def sweep(limit: int | None) -> Callable[[], object]:
        return lambda: done(sizes.by_size(mails, every, limit, MODEL, 7))

    first = cpu_seconds(sweep(8))
    later = {limit: median([cpu_seconds(sweep(limit)) for _ in range(3)]) for limit in (None, 8, 64)}
    said = ", ".join(f"{limit or 'no limit'} {cost:.2f}" for limit, cost in later.items())
    off = outside = 0.0
    for limit in (None, 1, 8):
        for point in done(sizes.by_size(mails, [1, 2, 3, 50, 200], limit, MODEL, 7)).points:
            code = opening(GIVEN, "size", f"{point.items}x{limit or 'none'}")
            run = done(code.work(GIVEN)())
            off = max(off, abs(run.trace.makespan - point.took))
        outside += sum(
            not point.bounds.holds(point.took) for point in done(sizes.by_size(mails, every, limit, MODEL, 7)).points
        )
    return [
        Figure("sweep N = 1, 2 … 512 of parallelization, the first, CPU", first, " s", 1),
        Figure("the same, then", max(later.values()), " s", 0.5, said),
        Figure("its points against the code and the real client on the virtual clock", off * 1e6, " µs", 1, "15 runs"),
        Figure("its points outside Graham's and Brent's bounds", outside, "", 0, "1,536 points"),
    ]


def _repetitions() -> list[Figure]:
    mails, chains = GIVEN.single, subjects()["prompt_chaining"]
    plans = [plan_of(subject.sized(size), MODEL, 7) for subject, size in ((mails, 50), (chains, 1))]
    figures = []
    for what, plan, target in (("N = 50", plans[0], 1.0), ("a chain of 3", plans[1], 0.2)):
        costs = [
            cpu_seconds(lambda: [plan.took(plan.seconds(times), limit) for times in range(MANY)])  # noqa: B023
            for limit in (None, 8)
        ]
        said = f"no limit {costs[0]:.2f}, 8 at once {costs[1]:.2f}"
        figures.append(Figure(f"{MANY:,} repetitions of {what}, CPU", max(costs), " s", target, said))
    code = cpu_seconds(lambda: plays(chains.sized(1), MODEL, range(MANY)))
    figures.append(Figure(f"{MANY:,} chains run as code, CPU", code, " s", 2))
    checked = [done(tail.repeat(subject, size, limit, MODEL, 7)).checked
               for subject in subjects().values() for size in (1, 8) for limit in (None, 3)]  # fmt: skip
    runs, off = sum(count for count, _ in checked), max(off for _, off in checked)
    figures.append(
        Figure("repetitions against the code under the same seed of times", off * 1e6, " µs", 1, f"{runs} runs")
    )
    return figures


def _others() -> list[Figure]:
    works = {
        "hedging": lambda: tail.hedge(GIVEN.single, 50, 0.95, True, MODEL, 7),
        "price of speed": lambda: choices.weigh(SETS["price"](), MODEL, GIVEN.prices),
        "is it worth it": lambda: choices.weigh(SETS["worth"](), MODEL, GIVEN.prices),
        "saturation, 12 loads": lambda: busy.saturate(GIVEN.single, 5, 8, MODEL, 7),
        "200 seeds of two ways": lambda: choices.weigh(SETS["price"]()[:2], MODEL, GIVEN.prices, 200),
        "the spread of the cost page": lambda: varied.vary([one.stages for one in estimates(Inputs())], 300),
        "against 30 requests a minute, 13 runs": lambda: limited.against(
            GIVEN.single, 50, None, ProviderLimits(30), MODEL, 7
        ),
        "a million items, 4 lines": lambda: million.scale(GIVEN.single, 8, ProviderLimits(500), MODEL, 7, GIVEN.prices),
    }
    return [Figure(f"{name}, CPU", cpu_seconds(lambda: done(work())), " s") for name, work in works.items()]  # noqa: B023


def _held_up() -> Figure:
    """How late another thread wakes that sleeps 5 ms at a time, while a million items are computed beside it."""
    beside, late, over = Beside(), [0.0], threading.Event()

    def sleeper() -> None:
        while not over.is_set():
            began = time.perf_counter()
            time.sleep(0.005)
            late.append(time.perf_counter() - began - 0.005)

    thread = threading.Thread(target=sleeper)
    thread.start()
    job = beside.of("a", lambda: million.scale(GIVEN.single, 8, ProviderLimits(500), MODEL, 7, GIVEN.prices))
    while not job.over.wait(1):
        beside.of("a", lambda: million.scale(GIVEN.single, 8, ProviderLimits(500), MODEL, 7, GIVEN.prices))
    over.set()
    thread.join()
    return Figure("another thread is held up while a million are computed", max(late) * 1000, " ms", 1000,
                  f"median {median(late) * 1000:.1f} ms")  # fmt: skip
