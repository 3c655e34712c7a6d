"""The spread of answers, and who moved."""

from __future__ import annotations

import pytest

from core.rooms.spread import moved, of_turn, spread
from tests.core.rooms.asked import CHOICE, NUMBER, WORDS, answers


def test_a_spread_is_counted_or_laid_in_order():
    assert spread(CHOICE, answers(1, 0, 2, 2)) == {"n": 3, "bars": [1, 0, 2]}
    assert spread(NUMBER, answers(1, 9, 1.5, 4, 2)) == {"n": 4, "dots": [1.5, 2, 4, 9], "median": 3.0}
    assert spread(NUMBER, ()) == {"n": 0, "dots": [], "median": None}


def test_words_are_shown_when_they_were_let_on():
    given = answers(1, "it waits") + answers(1, "rude", shown=False) + answers(1, "the longest", shown=True)
    assert spread(WORDS, given) == {"n": 3, "words": ["the longest"]}
    assert moved(WORDS, answers(1, "a") + answers(2, "b")) is None


def test_a_turn_has_its_own_answers():
    assert [one.value for one in of_turn(answers(1, 3, 4) + answers(2, 5), 2)] == [5]


@pytest.mark.parametrize(
    ("question", "first", "second", "truth", "counts", "words"),
    [
        (NUMBER, (10, 10, 1, 4), (4, 12, 1, 3), 3, (3, 2, 1), "2 of 3 who changed came closer."),
        (CHOICE, (0, 1, 1, 2), (1, 0, 1, 0), 1, (3, 1, 1), "1 of 3 who changed is right now."),
        (NUMBER, (1, 2), (1, 2), 3, (0, 0, 0), "None of 2 changed their answer."),
        (NUMBER, (2, 2), (4, 2), 3, (1, 0, 0), "0 of 1 who changed came closer."),  # as far off as before
    ],
)
def test_who_changed_came_closer_or_went_away(question, first, second, truth, counts, words):
    told = moved(question, answers(1, *first) + answers(2, *second), truth)
    assert (told["changed"], told["towards"], told["away"]) == counts and told["words"] == words


def test_before_the_truth_nobody_learns_whether_a_change_was_good():
    told = moved(NUMBER, answers(1, 10, 4) + answers(2, 4, 4))
    assert told == {"changed": 1, "towards": None, "away": None, "words": "1 of 2 changed their answer."}


def test_only_who_answered_twice_can_have_moved():
    assert moved(NUMBER, answers(1, 10, 4), 3) is None
    assert moved(NUMBER, answers(1, 10) + answers(2, 4, 4), 3)["changed"] == 1
