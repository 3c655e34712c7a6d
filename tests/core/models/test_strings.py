"""Texts for a schema: of the prompt's own words, for a format, for a pattern."""

from __future__ import annotations

import random
import re

import jsonschema
import pytest

from core.models.simulated.schema import instance
from core.models.simulated.strings import Words
from tests.core.models.test_schema import obj
from tests.rows import rows

FORMATS = ["date-time", "date", "time", "email", "ipv4", "ipv6", "uuid", "uri", "hostname", "duration", "regex"]


@rows("kind", FORMATS)
def test_a_format_is_kept(kind):
    schema = {"type": "string", "format": kind}
    value = instance(schema, "", random.Random(1))
    jsonschema.validate(value, schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def test_texts_are_made_of_the_words_of_the_prompt():
    value = instance(obj(title={"type": "string"}), "Organise a bicycle repair workshop", random.Random(3))

    assert set(value["title"].lower().split()) <= {"organise", "bicycle", "repair", "workshop"}


def drawn(schema, prompt="Organise a bicycle repair workshop", seeds=20):
    return {Words(prompt, random.Random(seed)).text({"type": "string", **schema}) for seed in range(seeds)}


def test_a_phrase_is_two_to_four_words_in_their_order():
    words = ["Organise", "bicycle", "repair", "workshop"]
    for seed in range(20):
        phrase = Words("Organise a bicycle repair workshop", random.Random(seed)).phrase().lower().split()
        places = [words.index(word if word in words else word.capitalize()) for word in phrase]
        assert 2 <= len(places) <= 4 and places == sorted(set(places))
    assert Words("a of to", random.Random(1)).phrase() == "Something"


def test_a_length_is_kept_and_no_word_is_cut_where_that_can_be():
    assert all(len(text) >= 30 for text in drawn({"minLength": 30}))
    short = drawn({"maxLength": 12})
    assert all(len(text) <= 12 for text in short)
    assert {word.lower() for text in short for word in text.split()} <= {"organise", "bicycle", "repair", "workshop"}
    assert {len(text) for text in drawn({"maxLength": 3})} == {3}, "no whole word is as short"


@rows("pattern", [r"^[A-Z]{2}-\d{4}$", r"^(?:yes|no)$", r"[^a-z]x", r"^\w+@\w+\.(com|org)$", r"^.{3}$"])
def test_a_text_matches_the_pattern_that_is_asked_for(pattern):
    assert all(re.search(pattern, text) for text in drawn({"pattern": pattern}))


def test_a_pattern_that_asks_for_too_much_is_refused_soon():
    with pytest.raises(ValueError, match="too long"):
        Words("x", random.Random(1)).matching("((a{1000}){1000}){1000}")
