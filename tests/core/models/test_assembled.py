"""An answer is put together from what a reply says, and what was done for it is told."""

from __future__ import annotations

import pytest

from core.errors import EmptyAnswer, UnreadableAnswer, WrongShape
from core.models.model import Ask, Offer
from core.models.wire.assembled import Reply, assembled
from core.models.wire.parts import Said
from core.models.wire.tool_calls import Call
from tests.rows import rows

ASK = Ask("hello")
SHAPED = Ask("hello", schema={"type": "object"})
TOOLS = Ask("hello", tools=(Offer("search", "", {}),))
QUERY = '{"query": "Nile"}'


def answer(says, ask=ASK, *calls):
    return assembled(Reply(says, list(calls)), ask, "m", {})


@rows(
    "says, text, raw, done, thoughts",
    [
        (Said("rain"), "rain", None, (), ""),
        (Said("rain", "hm"), "rain", None, (), "hm"),
        (Said("<think>a</think>rain", "hm"), "rain", "<think>a</think>rain", ("thoughts kept apart",), "hm\n\na"),
        (Said("rain", summary="so"), "rain", None, (), "so"),
        (Said("ra\ud83d\ude00in"), "ra😀in", None, (), ""),
        (Said("rain", "\ud83d"), "rain", None, (), "\ufffd"),
    ],
)
def test_the_text_is_the_answer_and_the_thoughts_are_kept_apart(says, text, raw, done, thoughts):
    read = answer(says)
    assert (read.text, read.raw, read.done, read.thoughts) == (text, raw, done, thoughts)


def test_where_nothing_else_came_the_servers_thoughts_are_the_answer_but_never_their_summary():
    assert answer(Said("", "rain")).text == "rain" and answer(Said("", "a</think>rain")).thoughts == "a"
    for says in (Said("", summary="rain"), Said("<think>rain", "more"), Said("", "<think>rain")):
        with pytest.raises(EmptyAnswer):
            answer(says)


def test_a_tool_is_chosen_only_where_one_was_offered_and_else_gives_a_shape_or_nothing():
    call = Call("search", "c", [QUERY])
    chosen = answer(Said("Let me look."), TOOLS, call)
    assert (chosen.tool, chosen.tool_id, chosen.text, chosen.done) == ("search", "c", QUERY, ())
    assert answer(Said(), TOOLS, call, call).done == ("the first of 2 tool calls",)
    assert answer(Said(), SHAPED, call).text == QUERY and answer(Said('{"a": 1}'), SHAPED, call).text == '{"a": 1}'
    with pytest.raises(WrongShape):
        answer(Said("Let me look."), ASK, call)


def test_half_a_character_is_no_answer():
    with pytest.raises(UnreadableAnswer):
        answer(Said("ra\ud83din"))
