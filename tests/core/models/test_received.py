"""The body of a reply is told by its first bytes, and its answer is the same however the bytes are cut."""

from __future__ import annotations

import asyncio
import json
import random

import pytest

from core.errors import UnreadableAnswer
from core.models.model import Ask
from core.models.wire import chat_api, received, responses_api
from tests.core.models.live_replies import completion
from tests.core.models.quirks.made import chunk, chunks, events, pieces
from tests.core.models.quirks.reading_further import OLLAMA
from tests.core.models.quirks.reading_stream import RAIN, WHOLE, frames
from tests.core.models.quirks.reading_text import HM, TAGGED
from tests.rows import rows

APIS = {"chat": chat_api, "responses": responses_api}


async def cut(body, draw):
    at = 0
    while at < len(body):
        size = draw.choice((1, 2, 3, 7, 20, 200))
        yield body[at : at + size]
        at += size


def read(api, body, draw):
    """The answer, and what is shown of it at its end."""
    shown = []
    ask = Ask("hello", on_text=shown.append, on_taken_back=shown.clear)
    answer = asyncio.run(received.received(cut(body, draw), APIS[api], ask, "m"))
    return answer, "".join(shown)


@pytest.mark.parametrize("api", APIS)
def test_the_answer_is_the_same_however_the_bytes_are_cut(api):
    draw = random.Random(api)
    for body in frames(api).values():
        answer, shown = read(api, body, draw)
        assert answer.text == RAIN and shown in (RAIN, "")
    assert read(api, WHOLE[api], draw)[0].text == RAIN


def test_thoughts_are_never_left_in_what_is_shown_however_the_stream_is_cut():
    draw = random.Random(3)
    for text in TAGGED.values():
        for size in (1, 2, 5, 40):
            body = events(*chunks(*({"content": piece} for piece in pieces(text, size))))
            answer, shown = read("chat", body, draw)
            assert answer.text == shown and HM not in shown


def test_thoughts_that_were_shown_are_taken_back_when_their_end_comes_alone():
    told = []
    ask = Ask("hello", on_text=told.append, on_taken_back=lambda: told.append("(taken back)"))
    body = events(*chunks({"content": "Hm."}, {"content": "</think>"}, {"content": "Rain."}))
    asyncio.run(received.received(cut(body, random.Random(1)), chat_api, ask, "m"))
    assert told == ["Hm.", "(taken back)", "Rain."]


def test_thoughts_without_an_end_are_not_read_to_their_end():
    body = events(*chunks(*[{"reasoning_content": "hm " * 10_000}] * 40))
    with pytest.raises(UnreadableAnswer, match="larger than 1 MB"):
        read("chat", body, random.Random(1))


def test_a_reason_with_every_piece_ends_nothing(play):
    async def coming():
        for piece in pieces(RAIN):
            yield events(chunk({"content": piece}, "stop"), done=False)
            await asyncio.sleep(10)

    assert play(received.received(coming(), chat_api, Ask("hello"), "m")).text == RAIN


@pytest.mark.parametrize("ending", ["silence", "reset"])
def test_after_the_reason_why_it_ended_neither_a_silence_nor_a_reset_matters(play, ending):
    async def coming():
        yield events(*chunks({"content": RAIN}), done=False)
        if ending == "reset":
            raise ConnectionResetError
        await asyncio.get_running_loop().create_future()

    answer = play(received.received(coming(), chat_api, Ask("hello"), "m"))
    assert answer.text == RAIN


def says(**delta):
    return {"choices": [{"index": 0, "delta": delta}]}


def reasons(what, text):
    return {"type": f"response.{what}.delta", "delta": text, "output_index": int(what == "output_text")}


THINKS = {
    "in a field": ("chat", [says(reasoning_content="h"), says(reasoning_content="m"), says(content="four")]),
    "in tags": ("chat", [says(content="<think>h"), says(content="m</think>"), says(content="four")]),
    "in the Responses API": ("responses", [reasons("reasoning_text", "hm"), reasons("output_text", "four")]),
    "after its beginning was shown": ("chat", [says(content="h"), says(content="m</think>"), says(content="four")]),
    "behind a beginning of the text": ("chat", [says(content="fo"), says(reasoning_content="hm"), says(content="ur")]),
    "never": ("chat", [says(role="assistant", content=""), says(content="four")]),
}
TOLD = {
    "after its beginning was shown": ["text", "thoughts", "taken back", "text"],
    "behind a beginning of the text": ["text"],
    "never": ["text"],
}


@pytest.mark.parametrize("where", THINKS)
def test_that_thoughts_stream_in_is_told_once_before_the_text(where):
    api, sent = THINKS[where]
    end = [{"type": "response.completed", "response": {"status": "completed"}}] if api == "responses" else ["[DONE]"]
    body = b"".join(f"data: {json.dumps(one) if one != '[DONE]' else one}\n\n".encode() for one in [*sent, *end])
    told = []
    ask = Ask(
        "hello",
        on_text=lambda _: told.append("text") if told[-1:] != ["text"] else None,
        on_taken_back=lambda: told.append("taken back"),
        on_thoughts=lambda: told.append("thoughts"),
    )
    answer = asyncio.run(received.received(cut(body, random.Random(1)), APIS[api], ask, "m"))
    assert (answer.text, told) == ("four", TOLD.get(where, ["thoughts", "text"]))


CHAT, RESPONSES = {"choices": []}, {"output": []}


@rows(
    "data, asked, reader",
    [
        (CHAT, chat_api, chat_api),
        (CHAT, responses_api, chat_api),
        (RESPONSES, chat_api, responses_api),
        ({"type": "response.created"}, chat_api, responses_api),
        (CHAT | RESPONSES, responses_api, responses_api),
        (CHAT | RESPONSES, chat_api, chat_api),
        (OLLAMA, responses_api, chat_api),
        ({"type": "ping"}, responses_api, None),
        ([], chat_api, None),
    ],
)
def test_who_reads_it(data, asked, reader):
    assert received.reader_of(data, asked) is reader


@rows("between", [(b"", b"\n", b""), (b"[", b",", b"]")])
def test_of_several_whole_replies_none_is_taken(between):
    before, comma, behind = between
    for one in (json.dumps(completion(RAIN)).encode(), b'{"generated_text": "Rain."}'):
        with pytest.raises(UnreadableAnswer):
            read("chat", before + one + comma + one + behind, random.Random(1))
