"""What the tests of questions share: setups, their ended runs, and rooms at any stage."""

from __future__ import annotations

from functools import cache

from core.lesson.registry import LESSONS
from core.rooms.question import STAGES, Asked, Question
from core.rooms.room import Answer, Room
from core.rooms.subject import Subject, of_preset

PAGES = [name for name, lesson in LESSONS.items() if lesson.page]
CHOICE = Question("Which route?", choices=("refund", "shipping", "general"))
NUMBER = Question("How many seconds?", low=0, high=20, whole=False, unit="s")
WORDS = Question("Why?", free=True)


@cache
def setup(page: str, id: str = "") -> Subject:
    return of_preset(page, id or LESSONS[page].presets[0].id)


@cache
def runs(page: str, id: str, start: str):
    return setup(page, id).forecasts(start)


def room(question: Question, stage: str = STAGES[0], **more) -> Room:
    return Room("BCDF", 3, 0.0, 23, (Asked(1, question, stage),), **more)


def answers(turn: int, *values, shown: bool = False) -> tuple[Answer, ...]:
    return tuple(Answer(f"device {n}", turn, value, shown) for n, value in enumerate(values))
