"""The tool that a model chose, and what is sent back with its result."""

from __future__ import annotations

import json

import pytest

import core
from core.errors import UnreadableAnswer
from core.models.model import Offer
from core.models.wire.tool_calls import Call, Calls, arguments_of, calls_in, chosen
from core.models.wire.written_calls import call_in_text
from tests.core.models.quirks.made import completion
from tests.core.models.quirks.reading_tools import ENTRIES, NO_CALL, WRITTEN, call
from tests.core.models.test_hostile import Canned
from tests.rows import rows

OFFERED = (Offer("search", "", {}), Offer("calculate", "", {}))


@rows("name", ENTRIES)
def test_a_call_is_read_in_any_form(name):
    entries, want = ENTRIES[name]
    if want is UnreadableAnswer:
        with pytest.raises(UnreadableAnswer):
            chosen(calls_in({"tool_calls": entries}), OFFERED, set())
        return
    tool, id, arguments = chosen(calls_in({"tool_calls": entries}), OFFERED, set())
    assert tool == want[0] and id.strip() and id.encode() and arguments.encode()


@rows(
    "given, read",
    [
        ("", "{}"), (" null ", "{}"), ('{"a": 1}', '{"a": 1}'), ('"{}"', "{}"), ('{"a": 1}{"a": 2}', '{"a": 1}'),
        ('{}{"a": 2}', '{"a": 2}'), ('```\n{"a": 1}\n```', '\n{"a": 1}\n'[1:]), ("[1]", "[1]"), ("x", "x"),
        ('{"a": 1} and more', '{"a": 1} and more'), ('{"a": "\ud83d"}', '{"a": "\\ud83d"}'),
    ],
)  # fmt: skip
def test_the_arguments_are_the_object_in_what_was_written(given, read):
    assert arguments_of(given) == read


def test_an_id_that_is_missing_or_was_used_before_gives_way_to_one_of_ours():
    assert chosen([Call("search", "c")], OFFERED, set())[1] == "c"
    assert chosen([Call("search")], OFFERED, set())[1] == "c00000001"
    assert chosen([Call("search", "c")], OFFERED, {"c", "c00000001"})[1] == "c00000002"


def test_the_pieces_of_the_first_call_are_shown():
    calls = Calls()
    assert (
        calls.feed([call('{"a'), call("{}", index=1, id="d")]) + calls.feed([call('": 1}', ..., id=...), None])
        == '{"a": 1}'
    )
    assert [one.text for one in calls.calls] == ['{"a": 1}', "{}"]


@rows("name", WRITTEN)
def test_a_call_may_be_written_as_text(name):
    text, (tool, arguments) = WRITTEN[name]
    found = call_in_text(text.partition("</think>")[2] or text, OFFERED)
    assert found.name == tool and json.loads(found.text) == arguments
    assert call_in_text(text, ()) is None


@rows("name", NO_CALL)
def test_a_text_that_is_not_plainly_a_call_is_none(name):
    assert call_in_text(NO_CALL[name], OFFERED) is None


class Looping(Canned):
    """Chooses the same tool for ever; keeps what it was sent."""

    def __init__(self, entry):
        body = json.dumps(completion({"content": None, "tool_calls": [entry]}, "tool_calls")).encode()
        super().__init__(body, "application/json", "chat")
        self.asked = []

    async def answer(self, ask):
        self.asked.append(ask)
        return await super().answer(ask)


@pytest.mark.parametrize("entry", [call(id=None), call(id="same"), call('{"query": "Ni'), call(name="no such tool!")])
def test_what_is_sent_back_is_well_formed_whatever_came(play, entry):
    model = Looping(entry)
    run = play(core.run(core.agent, "How long is the Nile?", model=model))

    used = model.asked[-1].used
    assert run.error is None and len(used) > 1
    assert len({one.id for one in used}) == len(used), "each has an id of its own"
    assert all(isinstance(json.loads(one.arguments), dict) and one.name.replace("_", "").isalnum() for one in used)
