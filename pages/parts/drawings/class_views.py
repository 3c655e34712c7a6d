"""What the drawing of a class's room is given; `sent.mjs` has the same for the scripts."""

from __future__ import annotations

from typing import Literal, TypedDict


class RoomQuestion(TypedDict):
    """A question that can be put to a class."""

    words: str
    kind: str  # what answers it; empty: a teacher's own
    choices: list[str]
    free: bool  # is it answered in words?
    low: float
    high: float
    whole: bool
    unit: str
    right: int | None
    page: str
    query: dict[str, str]


class RoomAsk(TypedDict):
    """One of the questions to choose from."""

    question: RoomQuestion
    hint: str  # what answers it, where that is no plain run
    first: bool  # is it chosen from the start?


class Join(TypedDict):
    """How to come into a room."""

    code: list[str]  # a QR code: rows of squares, 1 is a dark one
    scanned: str  # the address in it
    address: str  # the one to type
    alone: str  # what opens the app to others, where only this computer can reach it


class LessonItem(TypedDict):
    """One step of a lesson."""

    words: str
    where: str


class LessonList(TypedDict):
    """A lesson in the teacher's order."""

    title: str
    items: list[LessonItem]


class ClassRoom(TypedDict):
    """The room that this browser leads, on a page with a run or on its own page."""

    view: Literal["class"]
    room: str  # its letters
    secret: str  # of the browser that leads it
    page: str  # what the buttons of this page are named by; empty: nothing can be run on it
    whole: bool  # is it the room's own page?
    compact: bool  # in presenter mode
    order: dict[str, str] | None  # the query of what each phone can run by itself; null: the fields have none
    asks: list[RoomAsk]
    starts: dict[str, str]  # by kind of question: the button whose run answers it, "go", "compare" or "single"
    join: Join
    lesson: LessonList
    place: int  # the step of the lesson that is under way; -1: none
    titles: dict[str, str]  # of pages, by the name of their pattern
    following: bool  # is there a next one?
    listed: bool  # can this page be a step of it?
