"""Whatever a program sends to the served model, it gets an answer or an error in the shape of the real API."""

from __future__ import annotations

import asyncio
import json
import random

import httpx2
import pytest

from core.models.simulated.latency import PROFILES
from core.models.simulated.provider import ATTEMPT, FAULT, PLACE, SAMPLE, SEED, Provider
from core.shell.refusals import ORDERED, refusal
from tests.core.shell.test_serve import served
from tests.rows import rows

CHAT = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Write a haiku about rain."}]}
RESPONSES = {"model": "gpt-4o-mini", "input": "Write a haiku about rain."}
GOOD = {"/v1/chat/completions": CHAT, "/v1/responses": RESPONSES}
TOOL = {"type": "function", "function": {"name": "look_up", "parameters": {"type": "object"}}}
WRONG = [  # a field, what stands in it, and the parameter that the error names
    ("chat", {"model": None}, "model"),
    ("chat", {"model": ""}, "model"),
    ("chat", {"model": 7}, "model"),
    ("chat", {"messages": []}, "messages"),
    ("chat", {"messages": "Hello"}, "messages"),
    ("chat", {"messages": [{"content": "Hello"}]}, "messages[0].role"),
    ("chat", {"messages": [{"role": "boss", "content": "Hello"}]}, "messages[0].role"),
    ("chat", {"messages": [{"role": "user", "content": 7}]}, "messages[0].content"),
    ("chat", {"messages": [7]}, "messages[0]"),
    ("chat", {"stream": "yes"}, "stream"),
    ("chat", {"stream_options": True}, "stream_options"),
    ("chat", {"max_tokens": 0}, "max_tokens"),
    ("chat", {"max_tokens": -1}, "max_tokens"),
    ("chat", {"max_tokens": 10**400}, "max_tokens"),
    ("chat", {"max_completion_tokens": 1.5}, "max_completion_tokens"),
    ("chat", {"temperature": 2.5}, "temperature"),
    ("chat", {"temperature": "hot"}, "temperature"),
    ("chat", {"top_p": -0.1}, "top_p"),
    ("chat", {"n": 0}, "n"),
    ("chat", {"seed": 2**80}, "seed"),
    ("chat", {"stop": ["a", "b", "c", "d", "e"]}, "stop"),
    ("chat", {"metadata": {"a": 1}}, "metadata.a"),
    ("chat", {"logit_bias": {"50256": 200}}, "logit_bias.50256"),
    ("chat", {"response_format": {"type": "xml"}}, "response_format.type"),
    ("chat", {"response_format": {"type": "json_schema"}}, "response_format.json_schema"),
    ("chat", {"tools": [{"type": "function"}]}, "tools[0].function"),
    ("chat", {"tools": [{"type": "function", "function": {"name": "has blanks"}}]}, "tools[0].function.name"),
    ("chat", {"tool_choice": "perhaps"}, "tool_choice"),
    ("responses", {"input": None}, "input"),
    ("responses", {"input": []}, "input"),
    ("responses", {"input": [{"role": "boss", "content": "Hello"}]}, "input[0].role"),
    ("responses", {"instructions": ["Be brief."]}, "instructions"),
    ("responses", {"max_output_tokens": "many"}, "max_output_tokens"),
    ("responses", {"text": {"format": {"type": "json_schema", "name": "a"}}}, "text.format.schema"),
    ("responses", {"tools": [{"type": "function"}]}, "tools[0].name"),
    ("responses", {"truncation": "perhaps"}, "truncation"),
]


def asked(path, fields, headers=None):
    body = fields if isinstance(fields, bytes) else json.dumps(fields).encode()
    return refusal("POST", path, headers or {}, body, "gpt-4o-mini")


@pytest.mark.parametrize(("api", "field", "param"), WRONG)
def test_a_field_that_cannot_be_is_named(api, field, param):
    path = "/v1/responses" if api == "responses" else "/v1/chat/completions"
    refused = asked(path, {**GOOD[path], **field})
    assert (refused.status, refused.param) == (400, param)
    assert repr(param) in refused.message and len(refused.message) <= 200


@rows("path", GOOD)
def test_what_a_client_sends_is_let_through(path):
    optional = {"temperature": None, "stream": True, "top_p": 1, "metadata": {}, "tools": None, "store": False}
    assert asked(path, GOOD[path]) is None and asked(path, {**GOOD[path], **optional}) is None
    assert asked("/v1/chat/completions", {**CHAT, "tools": [TOOL], "tool_choice": "auto", "seed": 7}) is None


@rows("body", [b"", b"null", b"[]", b"{", b"\xff\xfe\xfd", b"[" * 100_000, b'{"model": NaN}', b'{"a": 1} more'])
def test_a_body_that_is_no_request_is_refused(body):
    for path in GOOD:
        assert asked(path, body).status == 400


BAD_HEADERS = {
    SEED: ["", "x", "1.5", "9" * 30, "١"],
    SAMPLE: ["", "a", "1..2", "-1", "9" * 30],
    ATTEMPT: ["", "0", "-1", "1.0", "99999"],
    PLACE: ["", "3", "0/0", "5/3", "1/0", "123456789012/123456789012", "1/999999999999", "a/b", "1/2/3", "١/٣"],
    FAULT: ["nothing-known", "slow ", "\x00"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD_HEADERS.items() for value in values])
def test_a_header_of_our_own_that_says_nothing_is_refused_by_its_name(name, value):
    assert asked("/v1/responses", RESPONSES, {name: value}).param == name


def test_every_fault_of_a_run_can_be_ordered_by_header():
    for fault in (*ORDERED, "hang", "empty", "slow", "stall", "cut"):
        assert asked("/v1/responses", RESPONSES, {FAULT: fault}) is None


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/models", 200),
        ("GET", "/v1/models/gpt-4o-mini", 200),
        ("GET", "/v1/models/another", 404),
        ("GET", "/v1/responses", 405),
        ("PUT", "/v1/chat/completions", 405),
        ("DELETE", "/v1/models/gpt-4o-mini", 405),
        ("POST", "/v1/embeddings", 404),
        ("GET", "/", 404),
    ],
)
def test_an_address_is_known_or_said_not_to_be(method, path, status):
    async def use(url):
        async with httpx2.AsyncClient() as client:
            return await client.request(method, url.removesuffix("/v1") + path)

    reply = served(use)
    assert reply.status_code == status
    assert status == 200 or set(reply.json()["error"]) == {"message", "type", "param", "code"}
    assert status != 405 or reply.headers["allow"] in ("GET", "POST")


def test_a_body_of_eleven_megabytes_is_refused_and_not_reset():
    async def use(url):
        async with httpx2.AsyncClient() as client:
            large = json.dumps({**RESPONSES, "input": "x" * 11_000_000}).encode()
            return await client.post(f"{url}/responses", content=large)

    reply = served(use)
    assert reply.status_code == 413 and "10,000,000 bytes" in reply.json()["error"]["message"]


@rows("raw", [b"\x16\x03\x01 no http\r\n\r\n", b"GET\r\n\r\n", b"POST /v1/responses HTTP/1.1\r\nHost : x\r\n\r\n"])
def test_what_is_no_http_gets_an_error_of_the_same_shape(raw):
    async def use(url):
        host, port = url.removeprefix("http://").removesuffix("/v1").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(raw)
        reply = await reader.read()
        writer.close()
        return reply

    head, _, body = served(use).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400") and json.loads(body)["error"]["type"] == "invalid_request_error"


ODD = [
    None,
    True,
    -1,
    1.5,
    1e308,
    10**400,
    "",
    "x",
    "\ud800",
    [],
    [[]],
    [None],
    {},
    {"a": 1},
    {"type": None},
    [TOOL],
    [7],
]


@rows("path", GOOD)
def test_no_field_that_anybody_sends_ends_the_server(path):
    """Two odd fields at a time: refused here, or answered or refused by the model, and never an error of ours."""
    provider, draw = Provider(PROFILES["small"]), random.Random(7)
    fields = [
        *GOOD[path],
        "stream",
        "tools",
        "tool_choice",
        "text",
        "response_format",
        "max_tokens",
        "instructions",
        "x",
    ]
    for _ in range(400):
        body = json.dumps({**GOOD[path], **{draw.choice(fields): draw.choice(ODD) for _ in range(2)}}).encode()
        if (refused := asked(path, body)) is not None:
            json.dumps(refused.body)
            continue
        delivery = provider.deliver("POST", path, {}, body)
        assert delivery.status in (200, 400)
