"""One attempt at one answer: plain, structured and streamed, over both APIs."""

from __future__ import annotations

import asyncio
import gzip
import json

import pytest

from core.errors import ConnectionFailed, RequestRefused
from core.models.live import Live
from core.models.model import Ask
from tests.core.models.fault_server import FaultServer, drips, head, replies, sends, streams, then_waits
from tests.core.models.live_replies import (
    HALF,
    HALF_CHAT,
    KEY,
    WORDS,
    attempt,
    chunk,
    completion,
    delta,
    response,
    streamed,
)

STREAM = head(kind="text/event-stream")


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_a_plain_answer_and_what_it_used(api):
    body = response() if api == "responses" else completion()
    answer, pieces, server = attempt(replies(body), api=api, ask=lambda _: Ask("hello", "be kind", timeout=20))

    assert (answer.text, answer.model, pieces) == (WORDS, "m-1", [])
    assert (answer.tokens_in, answer.tokens_out, answer.tokens_cached) == (7, 60, 2)
    assert answer.tokens_reasoning == (3 if api == "responses" else None)
    line, headers, sent = server.requests[0]
    assert line.startswith(f"POST /v1/{'responses' if api == 'responses' else 'chat/completions'} ")
    assert headers["authorization"] == f"Bearer {KEY}"
    assert not [name for name in headers if name.startswith("x-sim")]
    assert sent["stream"] is False  # some servers stream unless told not to
    assert sent["model"] == "gpt-x"


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_a_structured_answer_asks_for_a_strict_schema(api):
    schema = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
    body = (response if api == "responses" else completion)('{"a": 1}')
    answer, _, server = attempt(
        replies(body), api=api, ask=lambda _: Ask("hello", schema_name="Shape", schema=schema, timeout=20)
    )

    sent = server.requests[0][2]
    shape = sent["text"]["format"] if api == "responses" else sent["response_format"]["json_schema"]
    assert answer.text == '{"a": 1}'
    assert (shape["name"], shape["schema"], shape["strict"]) == ("Shape", schema, True)


def test_a_streamed_answer_comes_in_pieces_and_whole():
    events = [{"type": "response.created"}, *HALF, delta(WORDS[200:])]
    answer, pieces, server = attempt(
        streams(*events, {"type": "response.completed", "response": response()}), ask=streamed
    )

    assert "".join(pieces) == answer.text == WORDS
    assert len(pieces) == 3
    assert answer.tokens_out == 60
    assert server.requests[0][2]["stream"] is True


def test_a_streamed_chat_answer_brings_its_usage():
    end = {"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 60}}
    answer, pieces, server = attempt(
        streams(*HALF_CHAT, chunk(WORDS[200:]), chunk("", "stop"), end, "[DONE]"), api="chat", ask=streamed
    )

    assert "".join(pieces) == answer.text == WORDS
    assert (answer.tokens_in, answer.tokens_out) == (7, 60)
    assert server.requests[0][2]["stream_options"] == {"include_usage": True}


def test_a_stream_may_be_cut_anywhere_and_use_other_line_ends():
    text = "Zoë 😀 says “hi”"
    events = "".join(
        f": comment\r\nevent: x\r\ndata: {json.dumps(event, ensure_ascii=False)}\r\n\r\n"
        for event in (delta(text), {"type": "response.completed", "response": response(text)})
    ).encode()
    bytewise = [events[i : i + 7] for i in range(0, len(events), 7)]
    answer, pieces, _ = attempt(sends(head(kind="text/event-stream; charset=utf-8"), *bytewise), ask=streamed)

    assert answer.text == "".join(pieces) == text


def test_a_server_that_streams_unasked_and_one_that_does_not_stream_are_both_understood():
    streaming, _, _ = attempt(streams(delta(WORDS), {"type": "response.completed", "response": response()}))
    plain, pieces, _ = attempt(replies(response()), ask=streamed)

    assert streaming.text == plain.text == WORDS
    assert pieces == []


def test_the_answer_is_not_lost_where_the_server_forgets_to_end_the_stream():
    done = {"type": "response.completed", "response": response()}
    answer, _, _ = attempt(then_waits(streams(done)), ask=streamed)

    assert answer.text == WORDS


def test_a_packed_answer_is_unpacked():
    packed = gzip.compress(json.dumps(response()).encode())
    answer, _, _ = attempt(replies(packed, content_encoding="gzip"))

    assert answer.text == WORDS


def test_nobody_there():
    async def main():
        async with FaultServer() as server:
            url = server.url
        async with Live(KEY, url, api="responses") as model:
            await model.answer(Ask("hello", timeout=20))

    with pytest.raises(ConnectionFailed, match="could not be reached"):
        asyncio.run(main())


def test_half_a_surrogate_pair_in_a_prompt_is_refused_in_words():
    error, _, server = attempt(replies(response()), ask=lambda _: Ask("half \ud83d", timeout=20))

    assert isinstance(error, RequestRefused)
    assert server.requests == []


def test_one_model_serves_several_loops_and_overlapping_runs():
    async def main(model, server):
        async with model:
            async with model:
                first = await model.answer(Ask("hello", timeout=20))
            second = await model.answer(Ask("hello", timeout=20))
        return first, second

    async def both():
        async with FaultServer(replies(response("a")), replies(response("b"))) as server:
            return [answer.text for answer in await main(Live(KEY, server.url, api="responses"), server)]

    assert asyncio.run(both()) == ["a", "b"]
    assert asyncio.run(both()) == ["a", "b"]


def test_a_cancelled_attempt_closes_its_connection():
    async def main():
        async with FaultServer(drips(STREAM)) as server, Live(KEY, server.url, api="responses") as model:
            task = asyncio.create_task(model.answer(streamed([])))
            await server.asked.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await server.finished()
            assert server.broken_off

    asyncio.run(asyncio.wait_for(main(), 20))


def test_nothing_of_the_environment_is_sent(monkeypatch):
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-secret")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer other\nX-Secret: hidden")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    _, _, server = attempt(replies(response()))

    headers = server.requests[0][1]
    assert headers["authorization"] == f"Bearer {KEY}"
    assert not [name for name in headers if "organization" in name or "project" in name or "secret" in name]
