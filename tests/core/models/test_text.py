"""Texts as the simulated model reads them: brought together, cut, and taken apart into lines, sentences and words."""

from __future__ import annotations

from core.models.simulated.replies.text import (
    LONGEST,
    MOST,
    excerpt,
    key,
    lines,
    normal,
    numbered,
    sentence,
    sentences,
    words,
)
from tests.rows import rows


def test_spaces_and_blank_lines_are_brought_together_and_much_is_cut():
    assert normal("a  b\n\n c\td\r\n") == "a b\nc d" and normal("e\u0301") == "é"
    assert len(normal("x" * 2 * MOST)) == MOST and len(normal("x\n" * 100).split("\n")) == 60


def test_a_line_loses_its_bullet_or_number_and_no_figure():
    assert lines("- a\n2. b\n• c\n(3) d\n1.5 litres\n\n-\n") == ["a", "b", "c", "d", "1.5 litres", "-"]
    assert numbered(["- a", "7. b"]) == "1. a\n2. b"


@rows(
    "text, parts",
    [
        ("Rain falls. It is 3.5 mm! Is it?", ["Rain falls.", "It is 3.5 mm!", "Is it?"]),
        ("- One\n- Two", ["One", "Two"]),
        ("He said “Go.” Then he left.", ["He said “Go.”", "Then he left."]),
        ("It rained. (It often does.) We slept.", ["It rained.", "(It often does.)", "We slept."]),
        ("", []),
    ],
)
def test_a_sentence_ends_with_its_sign_or_its_line_and_keeps_what_closes_it(text, parts):
    assert sentences(text) == parts
    assert len(sentences("x" * 1000)[0]) == LONGEST


def test_words_are_in_lower_case_and_two_spellings_of_a_title_have_one_key():
    assert words("Don’t stop: it_s 9!") == ["don't", "stop", "it", "s", "9"] and len(words("a " * 900)) == 400
    assert key("  The CAT’s hat. ") == key("the cat's hat") != key("the cats hat")


def test_an_excerpt_is_one_line_cut_at_a_word_that_closes_no_quotation():
    assert excerpt("one “two”\nthree.") == "one two three"
    assert excerpt("one two three", 10) == "one two…" and excerpt("abcdefghij", 5) == "abcd…"


def test_a_sentence_begins_with_a_capital_and_ends_once():
    assert [sentence(text) for text in ("rain, ", "Why?", "so…", "")] == ["Rain.", "Why?", "so…".capitalize(), ""]
