"""A text is only an answer when it came whole and says something; what was paid for is counted all the same."""

from __future__ import annotations

import pytest

from core.errors import CutOff, EmptyAnswer, Refused, UnreadableAnswer
from core.models.model import Answer
from core.models.wire.answers import DEEPEST, LIMIT, checked, mended, not_known, plain_text, server_says, writable
from core.models.wire.ending import Cut
from tests.rows import rows


@rows(
    "text, refusal, cut, error, tries",
    [
        ("", "no", None, Refused, 1),  # before the empty text that it comes with
        ("", "", Cut("cut"), CutOff, 1),  # so is that it was cut
        ("rain", "", Cut("cut", 3), CutOff, 3),
        (" \n", "", None, EmptyAnswer, 2),
        ("x" * (LIMIT + 1), "", None, UnreadableAnswer, 1),  # another attempt would be as long, and be paid for
    ],
)
def test_what_cannot_be_used_is_an_error_that_tells_what_it_cost(text, refusal, cut, error, tries):
    with pytest.raises(error) as raised:
        checked(Answer(text, "m", tokens_in=10, tokens_out=5), refusal, cut)
    assert (raised.value.tokens_in, raised.value.tokens_out, raised.value.tries) == (10, 5, tries)


def test_a_whole_answer_is_given_back_as_it_is():
    answer = Answer("x" * LIMIT, "m")
    assert checked(answer, "", None) is answer


def test_data_is_writable_without_half_characters_and_to_a_depth():
    def deep(levels):
        return [deep(levels - 1)] if levels else "x"

    assert writable(deep(DEEPEST)) and not writable(deep(DEEPEST + 1))
    assert writable({"ü": ["👋", 1, None, True]})
    assert not any(map(writable, ["\ud83d", {"\ud83d": 1}, {"a": ["\ud83d"]}]))


def test_of_a_failure_inside_an_answer_only_a_plain_code_is_told():
    assert "(server_error)" in str(server_says({"code": "server_error", "message": "your key sk-1"}))
    for error in (None, {"code": 7}, {"code": "key sk-1"}, {"code": "x" * 60}):
        assert "failed. Try again" in str(server_says(error))


def test_what_is_not_known_is_read_only_as_the_simulated_model_writes_it():
    told = {"metadata": {"unknown": "llamas", "knows": "rain | snow"}}
    assert not_known(told) == {"unknown": "llamas", "knows": ("rain", "snow")}
    assert not_known({"metadata": {"unknown": "llamas"}}) == not_known({}) == {}


def test_the_halves_of_a_character_are_put_together_and_one_alone_is_marked_as_missing():
    assert mended("a\ud83d\ude00") == plain_text("a\ud83d\ude00") == "a😀"
    assert mended("a\ud83d") == "a\ud83d" and plain_text("a\ud83d") == "a\ufffd"
