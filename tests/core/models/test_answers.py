"""A text is only an answer when it came whole and says something; what was paid for is counted all the same."""

from __future__ import annotations

import pytest

from core.errors import CutOff, EmptyAnswer, Refused, UnreadableAnswer
from core.models.model import Answer
from core.models.wire.answers import DEEPEST, LIMIT, checked, count, not_known, server_says, text_and_refusal, writable
from tests.rows import rows


@rows(
    "content, text, refusal",
    [
        (None, "", ""),
        ("rain", "rain", ""),
        (["ra", None, {"type": "text", "text": "in"}], "rain", ""),
        ([{"type": "output_text", "text": "rain"}, {"type": "reasoning", "text": "hm"}], "rain", ""),
        ([{"type": "refusal", "refusal": "no"}], "", "no"),
        ([{"type": "refusal"}], "", "No reason given."),
    ],
)
def test_the_text_of_a_message_is_that_of_its_parts(content, text, refusal):
    assert text_and_refusal(content) == (text, refusal)


@rows("part", [7, {}, {"type": "image"}, {"type": "text"}, {"type": "text", "text": 7}, ["rain"]])
def test_a_part_of_another_kind_spoils_the_whole(part):
    with pytest.raises(UnreadableAnswer, match="not an answer"):
        text_and_refusal(["rain", part])


@rows(
    "text, refusal, cut, error, tries",
    [
        ("", "no", None, Refused, 1),  # before the empty text that it comes with
        ("", "", "length", CutOff, 1),  # so is that it was cut
        ("rain", "", "made-up", CutOff, 1),
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


@rows(
    "found, number",
    [(0, 0), (12, 12), (10**12 - 1, 10**12 - 1), (10**12, None), (-1, None), (True, None), (1.0, None), ("1", None)],
)
def test_a_count_of_tokens_is_a_whole_number_that_can_be_or_unknown(found, number):
    assert count({"usage": {"in": found}}, "usage", "in") == number
    assert count({"usage": [found]}, "usage", "in") is None


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
