"""What is read of an error: its sentences, its codes and the fields it names; nothing that it quotes."""

from __future__ import annotations

import json

import pytest

from core.models.wire.told import told


def test_sentences_codes_and_fields_are_told_apart():
    found = told({"error": {"message": "No.", "type": "Invalid_Request", "param": "a.b", "code": 400, "status": "X"}})
    assert found.sentences == ("No.",) and found.params == ("a.b",)
    assert found.codes == {"invalid_request", "400", "x"} and found.status == 400


@pytest.mark.parametrize(
    ("codes", "status"),
    [
        ({"code": 429}, 429), ({"code": "429"}, 429), ({"code": 429.0}, 429), ({"status": "RESOURCE_EXHAUSTED"}, 429),
        ({"type": "invalid_request_error", "code": "insufficient_balance"}, 402), ({"type": "overloaded_error"}, 529),
        ({"type": "api_error", "code": "rate_limited"}, 429), ({"code": 1113}, None), ({}, None), ({"code": 200}, None),
        ({"code": True}, None), ({"type": "server_error"}, 500), ({"status": "UNAVAILABLE"}, 503),
    ],
)  # fmt: skip
def test_the_true_status_is_the_number_or_the_rarest_of_the_names(codes, status):
    assert told({"error": {"message": "x y", **codes}}).status == status


def test_of_a_list_of_pydantic_the_place_and_the_message_are_read_and_not_what_was_sent():
    found = told({"detail": [{"loc": ["body", "messages", 0, "name"], "msg": "Not permitted", "input": "my prompt"}]})
    assert found.sentences == ("messages.0.name: Not permitted",) and found.params == ("messages.0.name",)


def test_what_a_moderation_quotes_is_not_read():
    flagged = {"reasons": ["violence"], "flagged_input": "my API key"}
    assert told({"error": {"message": "Flagged.", "metadata": flagged}}).sentences == ("Flagged.",)


@pytest.mark.parametrize(
    "text",
    ['{"error": {"message": "Zebra here"}}', 'X - {"message": "Zebra here"}', '[{"error": {"message": "Zebra here"}}]'],
)
def test_json_in_a_text_is_read(text):
    assert told(text).sentences == told({"error": {"message": text}}).sentences == ("Zebra here",)


def test_a_brace_in_a_sentence_is_no_json():
    assert told('the part {"a": 1} is wrong').sentences == ('the part {"a": 1} is wrong',)


def test_a_page_says_nothing_and_markup_is_left_out():
    assert told("<html><title>Your API key</title></html>").sentences == ()
    assert told({"error": {"message": "<b>Zebra</b> here"}}).sentences == ("Zebra  here",)


@pytest.mark.parametrize("body", [None, 7, True, [], {}, "", "12", "[[[[", {"error": None}, {"a": [{"b": 1}]}])
def test_nothing_is_nothing(body):
    assert told(body).sentences == () and told(body).status is None


def test_it_comes_to_an_end_however_deep_it_goes():
    body: object = "Zebra here"
    for _ in range(50):
        body = {"error": body}
    text = "Zebra here"
    for _ in range(12):
        text = json.dumps({"message": text})
    assert told(body).sentences == told(text).sentences == ()


def test_what_the_model_wrote_is_kept_apart():
    found = told({"error": {"message": "Not valid.", "failed_generation": '{"a": '}})
    assert (found.broken, found.text) == ('{"a": ', "Not valid.") and told({"error": "no"}).broken is None
