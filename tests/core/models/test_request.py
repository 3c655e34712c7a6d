"""A request of either API as the simulated provider reads it, and the key that its answer is drawn from."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from core.models.simulated.latency import PROFILES
from core.models.simulated.provider import PLACE, Provider
from core.models.simulated.request import BadRequest, read
from tests.core.models.test_answer import RIVERS, TOOLS
from tests.rows import rows


@rows(
    "method, path, body, status",
    [
        ("GET", "/", b"", 404),
        ("POST", "/v1/embeddings", b"{}", 404),
        ("POST", "/v1/responses", b"", 400),
        ("POST", "/v1/responses", b"[]", 400),
        ("POST", "/v1/responses", b'{"model": 3, "input": "x"}', 400),
        ("POST", "/v1/responses", b'{"model": "m"}', 400),
        ("POST", "/v1/chat/completions", b'{"model": "m", "messages": []}', 400),
        ("POST", "/v1/responses", b'{"model": "m", "input": "x", "text": {"format": {"type": "json_schema"}}}', 400),
        ("POST", "/v1/responses", b'{"model": "m", "input": "x", "text": {"format": {"type": "grammar"}}}', 400),
        ("POST", "/v1/responses", b'{"model": "m", "input": [3], "text": 3}', 400),
    ],
)
def test_a_bad_request_is_refused_in_the_providers_way(method, path, body, status):
    plan = Provider(PROFILES["small"]).deliver(method, path, {PLACE: "x/y"}, body)

    assert plan.status == status
    assert json.loads(plan.chunks[0][1])["error"]["message"]


@rows("choice", ["maybe", 7, {"type": "function", "name": "fly"}, {"type": "web_search"}, {"type": "allowed_tools"}])
def test_a_choice_that_cannot_be_kept_is_refused(choice):
    body = json.dumps({"model": "m", "input": RIVERS, "tools": TOOLS, "tool_choice": choice}).encode()
    assert Provider(PROFILES["small"]).deliver("POST", "/v1/responses", {}, body).status == 400
    alone = json.dumps({"model": "m", "input": RIVERS, "tool_choice": "required"}).encode()
    assert Provider(PROFILES["small"]).deliver("POST", "/v1/responses", {}, alone).status == 400


def asked(api="responses", **body):
    given = {"input": "x"} if api == "responses" else {"messages": [{"role": "user", "content": "x"}]}
    return read(api, json.dumps({"model": "m", **given, **body}).encode())


def test_both_apis_ask_for_the_same_in_their_own_words():
    schema = {"type": "object"}
    named = {"type": "json_schema", "name": "Plan", "schema": schema}
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": [{"text": "a"}, {"text": "b"}]}]
    one = asked(input="ab", instructions="Be brief.", text={"format": named}, stream=True)
    other = asked(
        "chat",
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "Plan", "schema": schema}},
        stream=True,
        stream_options={"include_usage": True},
    )
    assert replace(other, api="responses") == one
    assert (one.prompt, one.instructions, one.schema_name, one.schema) == ("ab", "Be brief.", "Plan", schema)


@rows(
    "api, body, limit",
    [
        ("responses", {"max_output_tokens": 7}, 7),
        ("chat", {"max_completion_tokens": 7}, 7),
        ("chat", {"max_tokens": 7}, 7),
        ("chat", {"max_tokens": "7"}, None),
    ],
)
def test_a_limit_is_a_number_under_the_name_that_the_api_has_for_it(api, body, limit):
    assert asked(api, **body).limit == limit


def test_a_result_without_its_call_is_refused_and_one_with_it_is_part_of_the_conversation():
    result = {"type": "function_call_output", "call_id": "a", "output": "4"}
    with pytest.raises(BadRequest, match="belongs to no call"):
        asked(input=[{"content": "x"}, result])
    call = {"type": "function_call", "call_id": "a", "name": "add", "arguments": "{}"}
    request = asked(input=[{"content": "x"}, call, result])
    assert [(used.name, used.result) for used in request.used] == [("add", "4")] and '"4"' in request.conversation
    assert asked().conversation == ""


def test_the_key_is_drawn_from_what_is_asked_and_not_from_how_it_travels():
    def key(**body):
        return asked(**body).key("1", "0", "1")

    assert key() == key(stream=True) == key(max_output_tokens=9) == key(tool_choice="auto") and len(key()) == 16
    others = [key(input="y"), key(instructions="Be brief."), key(model="n"), key(tools=TOOLS)]
    others += [asked().key(*draw) for draw in (("2", "0", "1"), ("1", "1", "1"), ("1", "0", "2"))]
    assert len({key(), *others}) == 8
