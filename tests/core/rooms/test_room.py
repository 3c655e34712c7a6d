"""A room as it stood."""

from __future__ import annotations

from core.rooms.question import Asked, Question
from core.rooms.room import Room


def test_the_question_that_everybody_sees_is_the_last_one():
    first, last = (Asked(number, Question("How many?"), "guess") for number in (1, 2))
    assert Room("BCDF", 1, 0.0, 0, (first, last)).now is last
    assert Room("BCDF", 1, 0.0, 0).now is None
