"""What a message says, wherever a server puts it."""

from __future__ import annotations

import pytest

from core.errors import UnreadableAnswer
from core.models.wire.parts import Collect, Said, error_in, objects, said, said_of_thoughts, thoughts_beside
from tests.rows import rows


@rows(
    "content, text, refusal, thoughts",
    [
        (None, "", "", ""),
        ("rain", "rain", "", ""),
        (["ra", None, {"type": "text", "text": "in"}], "rain", "", ""),
        ([{"type": "output_text", "text": "rain"}, {"type": "reasoning", "text": "hm"}], "rain", "", "hm"),
        ([{"type": "text", "text": {"value": "rain", "annotations": []}}], "rain", "", ""),
        ([{"type": "refusal", "refusal": "no"}], "", "no", ""),
        ([{"type": "refusal"}], "", "No reason given.", ""),
    ],
)
def test_the_text_of_a_message_is_that_of_its_parts(content, text, refusal, thoughts):
    assert said(content) == Said(text, thoughts, refusal)


@rows(
    "part",
    [7, {"type": "image"}, {"type": "text"}, {"type": "text", "text": 7}, {"type": "verse", "text": "x"}],
)
def test_a_part_of_another_kind_spoils_the_whole(part):
    with pytest.raises(UnreadableAnswer, match="not an answer"):
        said(["rain", part])


def test_thoughts_are_read_in_any_form_and_the_first_field_counts():
    parts = [
        {"type": "reasoning.text", "text": "h"},
        {"thinking": [{"text": "m"}]},
        {"type": "encrypted", "data": "x"},
        7,
    ]
    assert said_of_thoughts(parts) == "hm" and said_of_thoughts(7) == said_of_thoughts(None) == ""
    assert thoughts_beside({"reasoning_content": "", "reasoning": "a", "thinking": "b"}) == "a"


def test_what_pieces_say_together_is_one_message():
    collect = Collect()
    for piece in (Said("ra", "h"), Said("in", "m")):
        collect.add(piece)
    assert collect.message() == {"content": "rain", "reasoning_content": "hm"} and collect.size == 6


@rows(
    "event, is_one",
    [
        ({"error": "x"}, True),
        ({"error": {"message": "x"}, "code": 429}, True),
        ({"type": "error", "message": "x"}, True),
        ({"detail": "x"}, True),
        ({"message": "x", "code": 1}, True),
        ({"error": None, "choices": []}, False),
        ({"message": "x"}, False),
        ({"choices": [], "detail": "x"}, True),
        ({"choices": [{}], "detail": "x"}, False),
        ({}, False),
    ],
)
def test_an_error_is_told_from_a_piece_of_an_answer(event, is_one):
    assert (error_in(event) is not None) == is_one
    assert not is_one or event.get("code") is None or error_in(event)["code"] == event["code"]


def test_objects_are_taken_out_of_a_list_or_as_one_and_nothing_else_passes():
    assert objects([{"a": 1}, None]) == objects({"a": 1}) == [{"a": 1}] and objects(None) == []
    with pytest.raises(UnreadableAnswer):
        objects([{"a": 1}, "b"])
