"""Replies of other APIs are read as chat completions have them."""

from __future__ import annotations

import pytest

from core.errors import UnreadableAnswer
from core.models.wire.other_apis import as_chunk, as_reply
from core.models.wire.parts import said
from tests.core.models.quirks.reading_further import CLAUDE, GOOGLE, LLAMA, OLLAMA
from tests.rows import rows


@rows("data", [OLLAMA, CLAUDE, GOOGLE, LLAMA, {"generated_text": "It rains."}])
def test_others_are_read_as_chat_completions_have_it(data):
    assert as_chunk(data)["choices"][0]["finish_reason"]
    assert "delta" not in as_reply(data)["choices"][0] and as_reply(data)["choices"][0]["message"]


@rows("data", [OLLAMA | {"done": False}, LLAMA | {"stop": False}])
def test_what_has_no_end_is_not_whole(data):
    assert as_chunk(data)["choices"][0]["finish_reason"] is None
    assert as_reply(data)["choices"][0]["finish_reason"] == "unfinished"


@rows(
    "data",
    [{}, {"error": "boom"}, {"message": "boom"}, {"message": {"content": "x"}, "error": "boom"}, {"choices": []}],
)
def test_all_else_stays_as_it_is(data):
    assert as_chunk(data) is None and as_reply(data) == data


@rows("delta", [{"type": "text_delta", "text": "It"}, {"type": "signature_delta", "signature": "x"}, {}])
def test_of_a_piece_that_is_known_nothing_is_missed(delta):
    assert said(as_chunk({"type": "content_block_delta", "delta": delta})["choices"][0]["delta"]["content"])


def test_a_piece_that_is_not_known_is_not_left_out():
    piece = as_chunk({"type": "content_block_delta", "delta": {"type": "new_delta", "new": "rains."}})
    with pytest.raises(UnreadableAnswer):
        said(piece["choices"][0]["delta"]["content"])
