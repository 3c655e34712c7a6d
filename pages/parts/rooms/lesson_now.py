"""The lesson that this session goes through: ours, or one from a file or a link; and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from core.errors import WorkflowError
from core.rooms.lists import LessonList as Lesson
from core.rooms.lists import Step, from_file, from_link, ours, to_file
from core.rooms.question import Question
from pages.parts.drawings.class_views import LessonItem, LessonList
from pages.parts.setup.session import memory, taken_anew

LINK = "lesson"  # in the address of the room's page


@dataclass
class LessonNow:
    """`place`: the step that is under way, from 0; -1: none."""

    lesson: Lesson = field(default_factory=ours)
    place: int = -1

    @property
    def step(self) -> Step | None:
        """The step that is under way."""
        return self.lesson.steps[self.place] if 0 <= self.place < len(self.lesson.steps) else None

    @property
    def follows(self) -> bool:
        """Is there one after it, and has the lesson begun?"""
        return 0 <= self.place < len(self.lesson.steps) - 1


def lesson_now() -> LessonNow:
    """As this session has it."""
    return memory(LessonNow)


def use(lesson: Lesson) -> None:
    """Go through this one from now on, from its beginning."""
    now = lesson_now()
    now.lesson, now.place = lesson, -1


def from_address() -> str:
    """Take the lesson that a link brings; why it is none, in words."""
    given = st.query_params.get(LINK, "")
    if given and taken_anew(LINK, given):
        try:
            use(from_link(given))
        except WorkflowError as error:
            return str(error)
    return ""


def as_sent(lesson: Lesson) -> LessonList:
    """The list as it is drawn."""
    items: list[LessonItem] = [
        {"words": step.asks or step.title, "where": step.title if step.asks else ""} for step in lesson.steps
    ]
    return {"title": lesson.title, "items": items}


def earlier(place: int) -> None:
    """One place up."""
    steps = list(lesson_now().lesson.steps)
    if 0 < place < len(steps):
        steps[place - 1 : place + 1] = [steps[place], steps[place - 1]]
        _changed(tuple(steps))


def remove(place: int) -> None:
    """Out of the list."""
    steps = lesson_now().lesson.steps
    if 0 <= place < len(steps):
        _changed(steps[:place] + steps[place + 1 :])


def add(page: str, preset: str, question: dict[str, Any]) -> None:
    """A step at the end: this page with this preset and the question that was chosen there."""
    if kind := str(question.get("kind", "")):
        step = Step(page, preset, kind)
    else:
        choices, right = tuple(question.get("choices", ())), question.get("right")
        step = Step(page, preset, words=question.get("words", ""), choices=choices, right=right, free=not choices)
    _changed((*lesson_now().lesson.steps, step))


def own_question(now: LessonNow, page: str, preset: str) -> Question | None:
    """What a teacher wrote for the step that is under way, on its page and with its preset."""
    step = now.step
    if step is None or not step.words or (step.page, step.chosen.id) != (page, preset):
        return None
    return step.question()


def _changed(steps: tuple[Step, ...]) -> None:
    now, title = lesson_now(), "My lesson"
    before = now.step
    titled = title if now.lesson.title == ours().title else now.lesson.title
    # Written and read, as if it came from a file: what a step cannot be is left out.
    now.lesson = from_file(to_file(replace(now.lesson, title=titled, steps=steps)))
    now.place = steps.index(before) if before in steps else -1
