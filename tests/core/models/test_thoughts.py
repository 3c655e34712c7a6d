"""Thoughts in a text are told apart from the answer, however the text is cut."""

from __future__ import annotations

import random

import pytest

from core.models.wire.thoughts import Apart, joined, told_apart
from tests.core.models.quirks.reading_text import HM, KEPT, RAIN, TAGGED
from tests.rows import rows

TEXTS = [*TAGGED.values(), *KEPT.values(), f"<think>{HM}", f"{RAIN}</think>", f"One.\n<think>{HM}</think>\nTwo.", "<th"]


@rows("name", TAGGED)
def test_what_stands_in_tags_at_the_beginning_is_thought(name):
    answer, thoughts = told_apart(TAGGED[name])
    assert answer == RAIN and RAIN not in thoughts and (HM in thoughts or "empty" in name or "first" in name)


@rows("name", KEPT)
def test_a_tag_that_is_only_spoken_of_stays(name):
    assert told_apart(KEPT[name]) == (KEPT[name], "")


@rows(
    "text, answer, thoughts",
    [
        (f"<think>{HM}", "", HM),  # never closed
        (f"{HM}</think>", "", HM),
        (f"<think>a</think>{RAIN}</think>", RAIN, "a"),
        ("<thinking>a</think>b</thinking>c", "c", "a</think>b"),
        (f"One.\n<think>{HM}</think>\nTwo.", "One.\nTwo.", HM),
        ('{"text": "a </think> b"}', '{"text": "a </think> b"}', ""),
        ('<think>{}</think>{"a": 1}', '{"a": 1}', "{}"),
        ("[1, 2]", "[1, 2]", ""),
        ("", "", ""),
    ],
)
def test_what_is_answer_and_what_is_thought(text, answer, thoughts):
    assert told_apart(text) == (answer, thoughts)


@pytest.mark.parametrize("seed", range(3))
def test_the_answer_is_the_same_however_the_text_is_cut_and_all_of_it_is_shown(seed):
    draw = random.Random(seed)
    for text in TEXTS:
        apart, shown, at = Apart(), "", 0
        while at < len(text):
            size = draw.randint(1, 5)
            piece = apart.feed(text[at : at + size])
            shown = piece if apart.taken_back else shown + piece
            at += size
        shown += apart.end()
        assert (apart.text, joined(apart.thoughts)) == told_apart(text)
        assert shown == apart.text


def test_a_text_about_tags_is_soon_left_as_it_is():
    text = "say `</think>` " * 1_000
    assert told_apart(text) == (text, "")
