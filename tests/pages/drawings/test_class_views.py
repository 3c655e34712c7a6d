"""What can be put to a class is sent as its record; one that has lost a field is seen."""

from __future__ import annotations

import json

import pytest

from core.rooms.question import Question
from pages.parts.drawings.class_views import RoomQuestion
from pages.parts.rooms.asks import as_sent
from tests.records import misfits

QUESTIONS = {
    "choices": Question("Which?", choices=("a", "b"), right=1, page="routing", query={"preset": "x"}),
    "a number": Question("How many?", high=12, whole=True),
    "words": Question("Why?", free=True),
}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_question_is_sent_as_its_record(kind):
    data = json.loads(json.dumps(as_sent(QUESTIONS[kind])))
    assert list(misfits(data, RoomQuestion)) == []
    del data["words"]
    assert list(misfits(data, RoomQuestion)) == ["data has no words"]
