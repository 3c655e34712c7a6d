"""The kinds of questions: what a class can be asked of a page, which start answers it, and what ended runs say to it.

Questions of one pattern alone stand in its record (`Lesson.asks`); the others here hold for any.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.lesson.ask import Ask
from core.lesson.lesson import Lesson
from core.lesson.registry import LESSONS, lesson_of
from core.rooms import truth as read
from core.rooms.axis import count_end, seconds_end
from core.rooms.errors import BadAnswer
from core.rooms.question import Question
from core.rooms.subject import Start, Subject
from core.rooms.truth import ALIKE, LESS, MORE, SAME, Runs, Truth, came_to_an_end, own
from core.run import Run
from core.trace.counts import counted
from core.trace.speed import at_speed

_PRICES: dict[str, Any] = {"choices": (MORE, SAME, LESS)}
_LIVE = 2  # times as far as a forecast reaches: a live model has times of its own


@dataclass(frozen=True)
class Kind:
    """One kind of question on one page. `name` stands in questions and lists; `title` is for a list to choose from.

    `start`: the run that answers it.
    """

    name: str
    title: str
    start: Start
    _ask: Callable[[Subject], dict[str, Any]]
    _truth: Callable[[str, Runs, Question], Truth | None]

    def question(self, subject: Subject) -> Question:
        """The question for this setup.

        Raises BadAnswer where it has no answer, such as seconds at speed "at once", and InputError where the input
        cannot be run.
        """
        return Question(kind=self.name, page=subject.page, query=dict(subject.query), **self._ask(subject))

    def truth(self, question: Question, runs: Runs) -> Truth | None:
        """What the ended runs of its start say; None where they do not say it, as failed ones do not."""
        return self._truth(question.page, runs, question) if came_to_an_end(runs) else None


def kinds_for(page: str, pattern: str = "") -> list[Kind]:
    """What can be asked on a page, in the order of a list; `pattern`: the one that runs there, if not the page's."""
    if page not in LESSONS:
        return kinds_of_two()
    lesson = lesson_of(pattern or page)
    one: Start = "compare" if lesson.sides else "run"
    kinds = [
        Kind("calls", "How many calls", one, _calls, read.calls),
        Kind("seconds", "How many seconds", one, _seconds, read.seconds),
    ]
    if lesson.sides:
        asked = _quicker(lesson.sides, "compare")
        kinds.append(Kind("sides", "Which of the two is faster", "compare", asked, read.quicker))
    else:
        kinds.append(Kind("faster", "How much faster side by side", "compare", _faster, read.faster))
    kinds += [_own(ask, one) for ask in lesson.asks]
    if lesson.single and lesson.page:
        titles = ("One call", lesson.page.title)
        kinds.append(Kind("single", "One call or the workflow", "single", _quicker(titles, "single"), read.quicker))
    return [*kinds, Kind("money", "More, less or the same money", "compare", _money(lesson), read.money)]


def kinds_of_two(titles: tuple[str, str] = ("", "")) -> list[Kind]:
    """Where a page lays two patterns beside each other on one task; `titles`: what they are called."""
    one, other = titles
    dearer = {"words": f"Does {other.lower()} cost more than {one.lower()}, the same or less?"}
    return [
        Kind("two", "Which of the two is faster", "patterns", _quicker(titles, "patterns"), read.quicker),
        Kind("two bills", "More, less or the same money", "patterns", lambda _: dearer | _PRICES, read.money),
    ]


def kind_of(question: Question, pattern: str = "") -> Kind | None:
    """The kind of a question; None for a teacher's own, and for one that there is none of any more."""
    return next((kind for kind in kinds_for(question.page, pattern) if kind.name == question.kind), None)


def truth_of(question: Question, runs: Runs = ()) -> Truth | None:
    """The answer to a question: read from its ended runs, or the choice that the teacher has called the right one."""
    if not question.kind:
        return None if question.right is None else Truth(question.right, question.choices[question.right])
    pattern = own(question.page, runs).trace.pattern if runs else ""
    kind = kind_of(question, pattern) or kind_of(question)
    return kind.truth(question, runs) if kind else None


def _own(ask: Ask, start: Start) -> Kind:
    def asked(subject: Subject) -> dict[str, Any]:
        choices = ask.choices(subject.options)
        return {"words": ask.words, "choices": choices} if choices else {"words": ask.words, "high": ask.high}

    def truth(page: str, runs: Runs, question: Question) -> Truth | None:
        run = own(page, runs)
        value = None if run.result is None else ask.truth(run, question.choices)
        if value is None:
            return None
        words = question.choices[value] if question.choices else counted(value, ask.unit)
        return Truth(value, words, ask.why(run))

    return Kind(ask.kind, ask.title, start, asked, truth)


def _who(subject: Subject) -> str:
    sides = subject.lesson.sides
    return f"the {sides[1].lower()}" if sides else "this run"


def _calls(subject: Subject) -> dict[str, Any]:
    most = max(run.trace.calls for run in _forecast(subject))
    return {"words": f"How many calls will {_who(subject)} make?", "high": count_end(most)}


def _seconds(subject: Subject) -> dict[str, Any]:
    both = [run.trace for run in _timed(subject)]
    # Of both readings: that calls overlap is for the class to find out.
    end = seconds_end(*(time for trace in both for time in (trace.work, trace.makespan)))
    words = f"How many seconds will {_who(subject)} take{_at(subject)}?"
    return {"words": words, "high": end * (_LIVE if subject.live else 1), "whole": False, "unit": "s"}


def _faster(subject: Subject) -> dict[str, Any]:
    most = max(run.trace.calls for run in _timed(subject))
    return {"words": "How many times as fast is it side by side?", "high": count_end(most), "whole": False, "unit": "×"}


def _quicker(titles: tuple[str, str], start: Start) -> Callable[[Subject], dict[str, Any]]:
    def asked(subject: Subject) -> dict[str, Any]:
        if subject.model.pace == 0:
            raise _no_time()
        if start == "single":
            subject.readings(start)  # raises where no one call can do it
        return {"words": f"{titles[0]} or {titles[1].lower()}: which is faster?", "choices": (*titles, ALIKE)}

    return asked


def _money(lesson: Lesson) -> Callable[[Subject], dict[str, Any]]:
    words = "Side by side, not one after the other: does it cost more, the same or less?"
    if lesson.sides:
        one, other = (side.lower() for side in lesson.sides)
        words = f"Does the {other} cost more than the {one}, the same or less?"
    return lambda _: {"words": words, **_PRICES}


def _at(subject: Subject) -> str:
    speed = at_speed(subject.model.pace)
    return f" {speed}" if speed else ""


def _timed(subject: Subject) -> Sequence[Run[Any]]:
    if subject.model.pace == 0:
        raise _no_time()
    return _forecast(subject)


def _forecast(subject: Subject) -> Sequence[Run[Any]]:
    """Both readings, whichever is asked about."""
    runs = subject.forecasts("compare")
    if not all(run.trace.spans for run in runs):
        raise BadAnswer("This setup makes no call, so there is nothing to guess.")
    return runs


def _no_time() -> BadAnswer:
    return BadAnswer("At this speed the model answers at once: there are no seconds to guess. Choose another speed.")
