"""The records of all patterns, by name. A file here that is named like one in `core/patterns` is found by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from core import patterns
from core.errors import ConfigError
from core.laws.estimate import Estimate, Inputs, Size
from core.laws.laws import Law
from core.lesson import use_case_records
from core.lesson.lesson import Lesson
from core.lesson.presets.preset import Preset, model
from core.lesson.presets.read import preset_of
from core.run import Reading, Run, forecast
from core.trace.trace import Trace


def _records() -> Iterator[Lesson]:
    yield from use_case_records.LESSONS
    for file in iter_modules(patterns.__path__):
        name = f"core.lesson.{file.name}"
        # Looked for, not tried: a mistake inside a record would pass for there being none.
        if find_spec(name):
            records = getattr(import_module(name), "LESSONS", None)
            if not records:
                raise ConfigError(f"{name} has no LESSONS: give it a tuple with the record of {file.name}.")
            yield from records


LESSONS = {lesson.name: lesson for lesson in sorted(_records(), key=lambda lesson: lesson.number)}


async def _unknown() -> None:
    """A pattern that is not ours."""


_UNKNOWN = Lesson(_unknown)


def lesson_of(pattern: str) -> Lesson:
    """What is known of a pattern by its name; the defaults of one that is not ours."""
    return LESSONS.get(pattern, _UNKNOWN)


def law(pattern: str, forecast: Trace, *, concurrency: int | None = None, candidates: int = 1) -> Law:
    """What a run of a pattern should cost, from `forecast`, that of one call at a time; live, from such a run itself.

    Exact where no attempt of the plan failed, but for a limited speculation (at most) and for best-of-N (as if all
    candidates were like the first, and as many rounds). Raises ValueError for a trace that is none.
    """
    # A law that is filled from the run beside it would agree with anything. Of a live model nothing else is known.
    # One at a time by its limit, or because each of its calls waits for the one before.
    one_at_a_time = forecast.concurrency == 1 or forecast.peak <= 1
    if forecast.world != "predicted" and not (forecast.world == "live" and one_at_a_time):
        raise ValueError(f"a law is filled from a forecast, not from a run that is {forecast.world}")
    return lesson_of(pattern).law(forecast, concurrency, candidates)


def times_at_once(pattern: str, forecast: Trace, most: int) -> list[float]:
    """Seconds that a run takes at one call at once, at two, and so on up to `most`, each by the law of `forecast`."""
    return [law(pattern, forecast, concurrency=cap).seconds for cap in range(1, most + 1)]


def reason(sequential: Trace, parallel: Trace) -> str:
    """Why the parallel reading is as fast as it is, in a plain sentence or two, by the numbers of both traces."""
    if not sequential.spans or not parallel.spans:
        return "No call was made."
    return lesson_of(parallel.pattern).reason(sequential, parallel)


def target_of(reading: Reading) -> int | None:
    """The score, 1 to 10, that a reading is to reach; None where nothing is scored."""
    target = reading.options.get(lesson_of(reading.pattern.__name__).target)
    return target if isinstance(target, int) else None


def sizes() -> dict[str, Size]:
    """The numbers that say how large the patterns with formulas are, by their names, in the lesson's order."""
    return {size.name: size for lesson in LESSONS.values() if lesson.costs for size in lesson.costs.sizes}


def estimates(given: Inputs) -> list[Estimate]:
    """The patterns that have formulas, in the lesson's order."""
    usual = {name: size.usual for name, size in sizes().items()}
    filled = replace(given, sizes={**usual, **given.sizes})
    return [lesson.costs.estimate(filled) for lesson in LESSONS.values() if lesson.costs]


def predicted(page: str, id: str) -> tuple[Preset, Run[Any]]:
    """A preset of a page, and what its run comes to on the virtual clock."""
    chosen = preset_of(page, id)
    pattern = chosen.pattern or LESSONS[page].pattern
    return chosen, forecast(pattern, chosen.input, model=model(chosen), **chosen.settings())
