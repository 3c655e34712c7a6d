"""Why a model stopped, in the words of many servers."""

from __future__ import annotations

from core.models.wire.ending import all_thought, cut_by
from tests.core.models.quirks.reading_text import CUT, GOOD
from tests.rows import rows


@rows("word", [*GOOD, {"type": "stop"}, "end_of_text", "eot", "  stop "])
def test_any_word_for_a_good_end_is_one(word):
    assert cut_by(word) is None


@rows("word", CUT)
def test_an_answer_that_is_not_whole_has_a_sentence_of_its_own(word):
    assert CUT[word] in cut_by(word).sentence


@rows("word", ["made-up", 7, True, {"type": "length"}, "incomplete", "nonstop error", "weekend", "<b>"])
def test_a_word_that_nobody_knows_is_not_taken_for_a_good_end(word):
    assert cut_by(word) is not None


def test_what_a_server_met_is_worth_another_try_and_a_limit_is_not():
    assert [cut_by(word).tries for word in ("error", "abort", "network_error", "length", "content_filter")] == [
        3,
        3,
        3,
        1,
        1,
    ]
    assert "all went into thinking" in all_thought(cut_by("length")).sentence
    assert all_thought(cut_by("abort")) == cut_by("abort")
