"""Responses as servers really send them: what was streamed, or a failure; a part never passes for the whole."""

from __future__ import annotations

import json

import pytest

from core.errors import ConnectionFailed, CutOff, EmptyAnswer, Refused, ServerFailed, UnreadableAnswer, WrongShape
from core.models.model import Answer, Ask, Offer
from tests.core.models.fault_server import replies, streams
from tests.core.models.live_replies import attempt, delta, response, streamed

SEARCH = Offer("search", "Find it.", {"type": "object"})
WHOLE = "One two three."
PIECES = [delta("One "), delta("two "), delta("three.")]


def ended(kind="completed", **reply):
    return {"type": f"response.{kind}", "response": reply}


def message(*texts, **more):
    return {"type": "message", "content": [{"type": "output_text", "text": text} for text in texts], **more}


def item(event, place, **item):
    return {"type": f"response.output_item.{event}", "output_index": place, "item": item}


def at(place, piece):
    return {**piece, "output_index": place}


@pytest.mark.parametrize(
    "reply",
    [
        response(WHOLE),
        {},
        {"output": None},
        {"output": []},
        {"output": [{"type": "reasoning", "summary": []}]},
        {"output": [{"type": "message", "content": None}]},
        response(""),
        response("three."),
        response("One two"),
        response("Two three."),
        {"output": [message("One "), message("two ")]},
    ],
)
def test_what_was_streamed_is_the_answer_however_little_the_end_repeats(reply):
    answer, pieces, _ = attempt(streams(*PIECES, ended(**reply)), ask=streamed)

    assert answer.text == "".join(pieces) == WHOLE
    assert answer.tokens_out == (60 if "usage" in reply else None)


@pytest.mark.parametrize("more", [[], [{"type": "response.output_text.done", "text": WHOLE + " Four."}]])
def test_the_word_for_the_end_makes_a_stream_whole(more):
    answer, pieces, _ = attempt(streams(*PIECES, *more, "[DONE]"), ask=streamed)

    assert answer.text == "".join(pieces) == (WHOLE + " Four." if more else WHOLE)


def test_an_end_that_has_more_than_was_streamed_is_the_answer():
    answer, _, _ = attempt(streams(*PIECES[:2], ended(**response(WHOLE))), ask=streamed)

    assert answer.text == WHOLE


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], ConnectionFailed),
        ([{"type": "response.output_text.done", "text": WHOLE}], ConnectionFailed),
        ([ended("incomplete", output=[message(WHOLE)])], CutOff),  # and no status inside
        ([ended("incomplete", **response(WHOLE))], CutOff),  # whose status is "completed"
        ([ended("incomplete", output=[])], CutOff),
        ([ended("failed", output=[message(WHOLE)])], ServerFailed),
        ([ended(**response(WHOLE, "incomplete"))], CutOff),
        ([ended(output=[message(WHOLE, status="incomplete")])], CutOff),
        ([ended(**response(WHOLE, "in_progress"))], CutOff),
        ([{"type": "response.refusal.delta", "delta": "No."}, ended(**response(WHOLE))], Refused),
        ([{"type": "response.output_text.delta", "delta": {"text": "four"}}, ended(output=[])], UnreadableAnswer),
        ([{"type": "response.output_text.delta", "delta": 4}, ended(output=[])], UnreadableAnswer),
        ([ended(output=[message(WHOLE), "four"])], UnreadableAnswer),
    ],
)
def test_else_it_is_a_failure(events, expected):
    answer, _, _ = attempt(streams(*PIECES, *events), ask=streamed)

    assert type(answer) is expected


def test_the_text_of_a_cut_answer_is_all_that_was_streamed():
    answer, _, _ = attempt(streams(*PIECES, ended("incomplete", **response("One"))), ask=streamed)

    assert answer.text == WHOLE


def test_several_messages_are_kept_apart_and_a_commentary_is_none_of_the_answer():
    events = [
        item("added", 0, type="message", phase="commentary", content=[]),
        at(0, delta("Let me think.")),
        item("done", 0, **message("Let me think.", phase="commentary")),
        item("added", 1, type="message", phase="final_answer", content=[]),
        *(at(1, piece) for piece in PIECES),
        item("added", 2, type="message", content=[]),
        at(2, delta(" And four.")),
    ]
    for reply in ({"output": []}, {"output": [message(WHOLE)]}):
        answer, _, _ = attempt(streams(*events, ended(**reply)), ask=streamed)
        assert answer.text == "One two three. And four."


def test_a_message_that_came_as_one_item_is_no_less_streamed():
    events = [item("added", 0, type="message", content=[]), item("done", 0, **message(WHOLE)), ended(output=[])]
    answer, _, _ = attempt(streams(*events), ask=streamed)

    assert answer.text == WHOLE


def choosing(pieces):
    return Ask("hello", timeout=20, on_text=pieces.append, tools=(SEARCH,))


CALL = {"type": "function_call", "id": "i", "call_id": "c", "name": "search", "arguments": '{"query": "Nile"}'}
ARGUING = [
    at(0, delta("Let me look.")),
    item("added", 1, **{**CALL, "arguments": ""}),
    *(at(1, {"type": "response.function_call_arguments.delta", "delta": piece}) for piece in ('{"query"', ': "Nile"}')),
]


@pytest.mark.parametrize("events", [ARGUING, [ARGUING[0], item("done", 1, **CALL)]])
@pytest.mark.parametrize("output", [[CALL], [], [{**CALL, "arguments": "{}"}], [{**CALL, "arguments": '{"query"'}]])
def test_a_tool_that_was_streamed_is_chosen_with_all_of_its_arguments(events, output):
    answer, _, _ = attempt(streams(*events, ended(output=output)), ask=choosing)

    assert isinstance(answer, Answer) and (answer.tool, answer.tool_id) == ("search", "c")
    assert json.loads(answer.text) == {"query": "Nile"}


def test_arguments_of_nobody_are_no_answer():
    nameless = [at(0, delta("Let me look.")), *ARGUING[2:]]
    answer, _, _ = attempt(streams(*nameless, ended(output=[])), ask=choosing)
    named, _, _ = attempt(streams(*nameless, ended(output=[message("Let me look."), CALL])), ask=choosing)

    assert type(answer) is UnreadableAnswer and named.tool == "search"


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ([message("One ", "two "), message("three.")], WHOLE),
        ([{"type": "message", "content": WHOLE}], WHOLE),
        ([{"type": "message", "content": [{"type": "text", "text": WHOLE}]}], WHOLE),
        ([message(WHOLE, status="completed")], WHOLE),
        ([message(WHOLE, status="incomplete")], CutOff),
        ([message(WHOLE, None)], UnreadableAnswer),
        ([message(WHOLE), None], WHOLE),
        ([{"type": "message", "content": [*message(WHOLE)["content"], {"type": "image"}]}], UnreadableAnswer),
        ([{"type": "message", "content": True}], UnreadableAnswer),
        ([message(WHOLE), CALL], WrongShape),  # where none was offered
        ([{"type": "message"}], EmptyAnswer),
        ({"text": WHOLE, "finish_reason": "stop"}, WHOLE),  # of other APIs
        ({"text": WHOLE, "finish_reason": "length"}, CutOff),
        ({"message": {"content": [{"text": WHOLE}]}}, UnreadableAnswer),
        ({"choices": [{"message": {"content": WHOLE}, "finish_reason": "length"}]}, UnreadableAnswer),
    ],
)
def test_a_whole_reply_is_read_whole_or_not_at_all(output, expected):
    answer, _, _ = attempt(replies(response(output=output)))

    assert (answer.text if isinstance(expected, str) else type(answer)) == expected
