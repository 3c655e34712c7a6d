"""What goes to whom: nothing that is not shown yet, to nobody but the teacher."""

from __future__ import annotations

import json
from itertools import product

import pytest

from core.rooms.kinds import kinds_for
from core.rooms.question import STAGES, Asked, Question
from core.rooms.room import Answer, Room
from core.rooms.seen import for_all, for_device, for_leader
from core.rooms.truth import Truth
from tests.core.rooms.asked import CHOICE, NUMBER, PAGES, WORDS, answers, room, setup

TRUTHS = (Truth(1, "one", "because"), Truth(2, "two", "for another reason", ((5, "a trap"),)), None)
FRAME = {"title": "the run"}
EVERY_KIND = [kind.question(setup(page)) for page in PAGES for kind in kinds_for(page)] + [WORDS, CHOICE, NUMBER]


def sent(seen) -> bytes:
    return json.dumps(seen, sort_keys=True).encode()


def others(question: Question, stage: str, which: int) -> tuple[Answer, ...]:
    """As many answers of others, and not the same ones."""
    values = (["no", "yes", "perhaps"], [0, 1, 1])[not question.free]
    turned = values[which:] + values[:which]
    second = turned[::-1] if STAGES.index(stage) >= STAGES.index("again") else ()
    return answers(1, *turned) + answers(2, *second)


@pytest.mark.parametrize("stage", STAGES)
def test_until_it_is_shown_phones_get_the_same_bytes_whatever_the_truth_and_the_others_say(stage):
    for question in EVERY_KIND:
        at = room(question, stage, frame=FRAME)
        shown = Asked(1, question, stage)
        by_truth = {sent(for_all(at, others(question, stage, 0), truth)) for truth in TRUTHS}
        assert (len(by_truth) == 1) == (stage != "truth")
        by_answers = {sent(for_all(at, others(question, stage, which), TRUTHS[0])) for which in range(3)}
        if not shown.shows_first or question.free:  # words wait for the teacher's click
            assert len(by_answers) == 1
        own = {1: "mine" if question.free else 1}
        for_me = {sent(for_device(at, {1: own}, {1: truth})) for truth in TRUTHS}
        assert (len(for_me) == 1) == (stage != "truth")


def test_the_second_answers_wait_for_their_spread():
    first = answers(1, 0, 1)
    for stage, one, other in product(("guess", "spread", "again"), ((0, 0), (1, 2)), ((1, 1), (2, 0))):
        seen = [sent(for_all(room(CHOICE, stage), first + answers(2, *given))) for given in (one, other)]
        assert seen[0] == seen[1]


def test_a_run_and_the_right_choice_of_the_teacher_are_not_seen_before():
    right = Question("Who?", choices=("A", "B"), right=1)
    for stage in STAGES:
        seen = for_all(room(right, stage, frame=FRAME), (), None)
        assert (seen["run"] == FRAME) == (stage in ("run", "truth"))
        assert "right" not in seen["question"] and "kind" not in seen["question"] and "page" not in seen["question"]
    assert for_all(Room("BCDF", 1, 0.0, 0, frame=FRAME))["run"] == FRAME


def test_what_is_shown_has_the_agreed_shape():
    given = answers(1, 10, 4, 8) + answers(2, 4, 4, 3)
    seen = for_all(room(NUMBER, "truth"), given, Truth(3.43, "3.43 s", "the longest"), FRAME, {"number": 1})
    assert seen == {
        "room": "BCDF", "version": 3, "here": 23, "run": FRAME, "everyone": {"number": 1},
        "question": {
            "number": 1, "words": "How many seconds?", "choices": [], "free": False, "low": 0, "high": 20,
            "whole": False, "unit": "s", "stage": "truth", "turn": None, "count": 3,
            "spread": {
                "first": {"n": 3, "dots": [4, 8, 10], "median": 8}, "second": {"n": 3, "dots": [3, 4, 4], "median": 4},
                "moved": {"changed": 2, "towards": 2, "away": 0, "words": "2 of 2 who changed came closer."},
            },
            "truth": {"value": 3.43, "words": "3.43 s", "why": "the longest"},
        },
    }  # fmt: skip


@pytest.mark.parametrize(("stage", "count"), [("guess", 3), ("spread", 3), ("again", 2), ("spreads", 2), ("truth", 2)])
def test_the_count_is_that_of_the_turn_that_is_open_or_was_the_last(stage, count):
    given = answers(1, 1, 2, 3) + (answers(2, 1, 2) if stage not in ("guess", "spread") else ())
    assert for_all(room(NUMBER, stage), given)["question"]["count"] == count
    assert for_all(room(NUMBER, "run"), answers(1, 1, 2, 3))["question"]["count"] == 3  # nobody was asked again


def test_the_teacher_sees_words_before_they_are_let_on_and_the_lesson_so_far():
    asked = (Asked(1, CHOICE, "truth", "ab"), Asked(2, WORDS, "guess"))
    at = Room("BCDF", 9, 0.0, 5, asked)
    given = {1: answers(1, 0, 1), 2: answers(1, "it waits")}
    seen = for_leader(at, given, {1: Truth(1, "shipping", "so")}, {"n": 2}, [("routing", 3)])
    assert seen["words"] == [{"device": "device 0", "text": "it waits", "shown": False}]
    assert seen["tried"] == [{"page": "routing", "runs": 3}] and seen["pool"] == {"n": 2}
    (line,) = seen["asked"]
    assert line["first"] == {"n": 2, "bars": [1, 1, 0]} and line["second"] is None
    assert line["truth"]["words"] == "shipping"
    assert seen["all"] == for_all(at, given[2])
    assert len(for_leader(room(CHOICE, "truth"), {}, {})["asked"]) == 1


def test_a_device_has_its_own_answers_and_its_score_where_the_truth_was_shown():
    at = Room("BCDF", 9, 0.0, 5, (Asked(1, CHOICE, "truth"), Asked(2, NUMBER, "run"), Asked(3, NUMBER, "guess")))
    truths = {1: Truth(1, "shipping", "so"), 2: Truth(2, "2 s", "so")}
    seen = for_device(at, {1: {1: 0, 2: 1}, 2: {1: 4.5}}, truths)
    assert seen["mine"] == {"1": {"1": 0, "2": 1}, "2": {"1": 4.5}}
    assert [(one["number"], one["off"]) for one in seen["score"]] == [(1, 0.0)]
