"""How far off one device was."""

from __future__ import annotations

import pytest

from core.rooms.score import score
from core.rooms.truth import Truth
from tests.core.rooms.asked import CHOICE, NUMBER, WORDS

TRUTH = Truth(3.5, "3.50 s", "The longest sets the pace.", ((14.0, "You added the calls up."),))
ROUTE = Truth(1, "shipping", "The label said so.")


@pytest.mark.parametrize(
    ("given", "off", "words"),
    [
        ({1: 14.4}, 0.545, "You said 14.4 s; it was 3.50 s. You added the calls up."),
        ({1: 1}, -0.125, "You said 1 s; it was 3.50 s. The longest sets the pace."),
        ({1: 14, 2: 3.6}, 0.005, "You said 3.6 s; it was 3.50 s: close."),  # the second answer counts
        ({1: 3.5}, 0.0, "You said 3.5 s: right. The longest sets the pace."),
        ({}, None, "It was 3.50 s. The longest sets the pace."),
    ],
)
def test_a_number_is_off_in_a_direction_and_a_known_trap_has_its_sentence(given, off, words):
    assert score(NUMBER, given, TRUTH) == {"off": off, "words": words}


def test_a_choice_is_right_or_not_and_words_are_neither():
    assert score(CHOICE, {1: 1}, ROUTE) == {"off": 0.0, "words": "You said shipping: right. The label said so."}
    assert score(CHOICE, {1: 0, 2: 2}, ROUTE)["off"] == 1.0
    assert score(WORDS, {1: "it waits"}, ROUTE)["off"] is None


def test_it_never_leaves_the_axis():
    assert score(NUMBER, {1: 0}, Truth(99, "99 s"))["off"] == -1.0
