"""Every digit that the lab forecasts in one digest: run by any Python that has the lab's packages.

`python -m tests.benchmarks.lab_digest`, and with the word `parts` a line for each part: where they differ, what does.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator

from core import InputError
from core.forecasts.settings import Settings
from core.lesson.registry import LESSONS, predicted
from core.view.colors import LIGHT
from core.view.numbers.questions import QUESTIONS
from core.view.picture import picture
from core.view.what_if import changeable
from tests.core.forecasts.answered import done

SOME = ("size", "limit", "twice", "worth")  # questions that are soon answered


def digest(questions: tuple[str, ...] = tuple(QUESTIONS)) -> str:
    """The same settings and seeds have to give it everywhere."""
    return _of("".join(found for _, found in parts(questions)))


def parts(questions: tuple[str, ...] = tuple(QUESTIONS)) -> Iterator[tuple[str, str]]:
    """The digest of every preset's run, and of every question's answer, by their names."""
    for name, lesson in LESSONS.items():
        for preset in lesson.presets:
            yield f"{name} {preset.id}", _of(_run(name, preset.id))
    for name in questions:
        yield name, _of(_answer(name))


def _run(name: str, preset: str) -> str:
    """The trace, what it adds up to, its picture, and what each of its calls would save."""
    run = predicted(name, preset)[1]
    trace = run.trace
    sums = trace.makespan, trace.work, trace.waiting, trace.idle, trace.waited_for()
    try:
        saved = str(changeable(trace))
    except InputError as error:
        saved = str(error)
    return f"{trace.model_dump_json()} {sums} {picture(trace, status=run.status)} {saved}"


def _answer(name: str) -> str:
    """What is told of it, drawn and listed."""
    question = QUESTIONS[name]
    given = Settings(**question.own)
    found = done(question.work(given))
    charts = [chart.to_json() for chart in question.figures(found, given, LIGHT)]
    return f"{question.told(found, given)} {charts} {question.data(found)} {question.offers(found)}"


def _of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    if "parts" in sys.argv:
        for part in parts():
            print(*part)
    else:
        print(digest(SOME if "some" in sys.argv else tuple(QUESTIONS)))
