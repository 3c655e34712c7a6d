"""Replies of other APIs are read as chat completions have them."""

from __future__ import annotations

from core.models.wire.other_apis import as_chunk, as_reply
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
