"""What may be asked and answered."""

from __future__ import annotations

import pytest

from core.rooms.errors import BadAnswer
from core.rooms.question import STAGES, Asked, Question, after

NUMBER = Question("How many seconds?", low=0, high=12, whole=False)
CHOICE = Question("Which route?", choices=("refund", "shipping"))
WORDS = Question("Why?", free=True)


@pytest.mark.parametrize(
    ("question", "given", "kept"),
    [
        (NUMBER, 3.456, 3.46), (NUMBER, 99, 12), (NUMBER, -1, 0), (CHOICE, 1, 1), (CHOICE, 1.0, 1),
        (WORDS, "  it\nwaits ", "it waits"), (Question("How many?"), 2.6, 3),
        (WORDS, "a\x00b\ud800\u202ec", "abc"), (WORDS, "שלום 👍", "שלום 👍"),
    ],
)  # fmt: skip
def test_an_answer_is_kept_in_its_range(question, given, kept):
    assert question.taken(given) == kept


@pytest.mark.parametrize(
    ("question", "given"),
    [
        (NUMBER, "3"), (NUMBER, True), (NUMBER, float("nan")), (NUMBER, float("inf")), (NUMBER, None), (CHOICE, 2),
        (CHOICE, -1), (CHOICE, 0.5), (WORDS, " \n"), (WORDS, "\u202e\x07"), (WORDS, 3), (NUMBER, [1]),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused(question, given):
    with pytest.raises(BadAnswer):
        question.taken(given)


@pytest.mark.parametrize(
    "asked",
    [
        {"words": " "}, {"words": "x" * 201}, {"words": "?", "choices": ("one",)}, {"words": "?", "low": 3, "high": 3},
        {"words": "?", "choices": tuple("abcdefghi")}, {"words": "?", "choices": ("a", "b"), "right": 2},
        {"words": "?", "high": float("inf")},
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused(asked):
    with pytest.raises(BadAnswer):
        Question(**asked)


def test_a_question_is_written_down_and_read_again():
    for question in (NUMBER, CHOICE, WORDS):
        assert Question.load(question.dump()) == question


def test_stages_lead_forward_alone_and_say_what_is_open_and_shown():
    assert after("guess", "run") == "run"
    for stage, to in (("spread", "guess"), ("truth", "again"), ("guess", "end")):
        with pytest.raises(BadAnswer):
            after(stage, to)
    asked = [Asked(1, NUMBER, stage) for stage in STAGES]
    assert [one.turn for one in asked] == [1, None, 2, None, None, None]
    assert [one.shows_first for one in asked] == [False, True, True, True, True, True]
    assert [one.shows_second for one in asked] == [False, False, False, True, True, True]
