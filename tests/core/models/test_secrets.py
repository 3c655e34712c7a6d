"""A server's words are shown on one line, and never where the key is in them."""

from __future__ import annotations

import pytest

from core.models.wire.secrets import holds, one_line
from tests.core.models.live_replies import KEY
from tests.core.models.quirks.refusals import FORMS


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_key_is_found_in_every_form(form):
    assert holds(f"Incorrect key: {form}.", KEY) and one_line(f"Incorrect key: {form}.", KEY) == ""


@pytest.mark.parametrize(
    "text", ["", "Please check the API key.", "a skater sat", "deadbeef" * 8, "The word sentinel is none", "A" * 5000]
)
def test_other_words_are_none_of_it(text):
    assert not holds(text, KEY)


def test_a_short_key_is_only_found_as_a_word_of_its_own():
    assert holds("the key ollama is wrong", "ollama") and not holds("ollamas are out", "ollama")
    assert not holds("anything", "")


def test_one_line_of_at_most_200_characters_without_markup():
    assert one_line("<p>Two\n lines\x1b[1m</p> here..", "") == "Two lines [1m here"
    assert one_line("word " * 100, "").endswith("…") and len(one_line("word " * 100, "")) <= 200
    assert one_line("1 < 2 and 3 > 2", "") == "1 < 2 and 3 > 2"
