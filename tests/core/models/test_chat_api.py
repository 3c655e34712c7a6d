"""Chat completions as servers really send them: the whole answer, or a failure; a part never passes for the whole."""

from __future__ import annotations

import json

import pytest

from core.errors import ConnectionFailed, CutOff, Refused, UnreadableAnswer
from core.models.model import Answer, Ask, Offer
from tests.core.models.fault_server import replies, streams
from tests.core.models.live_replies import attempt, chunk, completion, streamed

SEARCH = Offer("search", "Find it.", {"type": "object"})


def text(*parts):
    return [{"type": "text", "text": part} for part in parts]


THOUGHT = {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (text("Hello ", "there."), "Hello there."),
        ([THOUGHT, *text("Hello.")], "Hello."),
        (["Hello ", *text("there.")], "Hello there."),
        (text("Hello")[0], "Hello"),
        ([{"type": "refusal", "refusal": "No."}], Refused),
        ([*text("Look: "), {"type": "image_url", "image_url": {"url": "x"}}], UnreadableAnswer),
        ([*text("Hello "), {"type": "text", "text": None}], UnreadableAnswer),
        ([*text("Hello "), {"text": "there."}], "Hello there."),
        ([*text("Hello "), 7], UnreadableAnswer),
    ],
)
def test_a_content_in_parts_is_read_whole_or_not_at_all_streamed_or_not(content, expected):
    whole, _, _ = attempt(replies(completion(content)), api="chat")
    streaming, pieces, _ = attempt(streams(chunk(content), chunk("", "stop"), "[DONE]"), api="chat", ask=streamed)

    for answer in (whole, streaming):
        assert (answer.text if isinstance(expected, str) else type(answer)) == expected
    assert not isinstance(expected, str) or "".join(pieces) == expected


@pytest.mark.parametrize(
    "contents",
    [
        (text("One "), text("two "), text("three.")),
        (text("One "), "two ", "three."),
        ("One ", text("two "), "three."),
        ([THOUGHT], text("One ", "two "), None, "three.", []),
    ],
)
def test_lists_and_plain_texts_may_take_turns_in_a_stream(contents):
    answer, pieces, _ = attempt(streams(*map(chunk, contents), chunk("", "stop"), "[DONE]"), api="chat", ask=streamed)

    assert answer.text == "".join(pieces) == "One two three."


def test_a_stream_that_just_ends_is_no_answer_and_the_word_for_the_end_makes_it_whole():
    broken, _, _ = attempt(streams(chunk(text("One")), chunk(" two")), api="chat", ask=streamed)
    whole, pieces, _ = attempt(streams(chunk(text("One")), chunk(" two"), "[DONE]"), api="chat", ask=streamed)
    nothing, _, _ = attempt(streams("[DONE]"), api="chat", ask=streamed)

    assert type(broken) is type(nothing) is ConnectionFailed
    assert whole.text == "".join(pieces) == "One two"


def test_what_another_choice_says_is_no_part_of_the_answer():
    both = [
        {"choices": [{"index": 1, "delta": {"content": "two"}}, {"index": 0, "delta": {"content": "one"}}]},
        {"choices": [{"index": 1, "delta": {"content": "two"}, "finish_reason": "length"}]},
        {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]},
    ]
    answer, _, _ = attempt(streams(*both, "[DONE]"), api="chat", ask=streamed)

    assert answer.text == "one"


def choosing(pieces):
    return Ask("hello", timeout=20, on_text=pieces.append, tools=(SEARCH,))


def call(arguments, name=None, **more):
    return {"id": "c", "function": {"name": name, "arguments": arguments}, **more}


def chosen(*lists):
    """The outcome of a stream whose pieces each hold such a list of tool calls, after a few words of text."""
    deltas = [{"choices": [{"delta": {"tool_calls": calls}}]} for calls in lists]
    answer, _, _ = attempt(
        streams(chunk("Let me look."), *deltas, chunk(None, "tool_calls"), "[DONE]"), api="chat", ask=choosing
    )
    return answer


@pytest.mark.parametrize(
    "lists",
    [
        ([call("", "search", index=0)], [call('{"query": ', index=0)], [call('"Nile"}', index=0)]),
        ([call('{"query": ', "search", index=1)], [call('"Nile"}', index=1)]),
        ([call('{"query": ', "search", index=None)], [call('"Nile"}')]),
        ([call('{"query": ', "search", index=0)], [call("{}", "search", index=1), call('"Nile"}', index=0)]),
        ([None, call('{"query": "Nile"}', "search")],),
    ],
)
def test_the_arguments_of_the_first_tool_are_whole_however_they_are_numbered(lists):
    answer = chosen(*lists)

    assert isinstance(answer, Answer) and answer.tool == "search" and json.loads(answer.text) == {"query": "Nile"}


@pytest.mark.parametrize(
    "lists",
    [
        ([call('{"query": "Nile"}', index=0)],),  # no name: then it is not an answer in words either
        (["search"],),
        ("search",),
    ],
)
def test_a_tool_that_cannot_be_read_is_never_left_out(lists):
    assert type(chosen(*lists)) is UnreadableAnswer


@pytest.mark.parametrize("calls", ["search", {"id": "c"}, [call("{}")], [{"id": "c", "function": None}]])
def test_nor_is_it_in_a_whole_reply(calls):
    answer, _, _ = attempt(replies(completion("Let me look.", tool_calls=calls)), api="chat", ask=choosing)

    assert type(answer) is UnreadableAnswer


def test_a_part_is_said_to_be_one():
    answer, _, _ = attempt(replies(completion(text("One ", "two"), "length")), api="chat")

    assert type(answer) is CutOff and answer.text == "One two"


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [(("stop", "stop"), "Hello there."), (("stop", None), ConnectionFailed), (("length", None), CutOff)],
)
def test_a_reason_to_end_counts_only_as_long_as_no_text_comes_behind_it(reasons, expected):
    pieces = [chunk(piece, reason) for piece, reason in zip(("Hello ", "there."), reasons, strict=True)]
    answer, _, _ = attempt(streams(*pieces), api="chat", ask=streamed)

    assert (answer.text if isinstance(expected, str) else type(answer)) == expected
