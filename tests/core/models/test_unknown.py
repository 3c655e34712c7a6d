"""That the simulated model does not know something travels beside the answer, in both APIs, streamed or not."""

from __future__ import annotations

import asyncio

import pytest

import core
from core import Simulated
from core.engine.ambient import activated
from core.engine.recorder import Recorder
from core.models.wire import chat_api, responses_api


def spans(topic, api, streaming):
    async def main():
        model = Simulated(api=api, speed=float("inf"))
        with activated(Recorder(model, seed=3, streaming=streaming)) as recorder:
            await core.prompt_chaining(topic)
        return recorder.snapshot().spans

    return asyncio.run(main())


@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.parametrize("api", ["responses", "chat"])
def test_the_trace_marks_what_was_not_known(api, streaming):
    unknown = spans("llama farming", api, streaming)
    assert all(span.unknown == "llama farming" and len(span.knows) == 3 for span in unknown)
    known = spans("photosynthesis", api, streaming)
    assert all(span.unknown == "" and span.knows == () for span in known)


@pytest.mark.parametrize("told", [None, 3, "x", [], {"unknown": 1, "knows": "a"}, {"unknown": "a"}, {"knows": "a | b"}])
def test_what_another_server_has_in_its_place_is_no_mark(told):
    whole = {"status": "completed", "metadata": told}
    text = {"type": "message", "content": [{"type": "output_text", "text": "hello"}]}
    assert responses_api.read({**whole, "output": [text]}, "m").unknown == ""
    chat = {"choices": [{"message": {"content": "hello"}, "finish_reason": "stop"}], "metadata": told}
    assert chat_api.read(chat, "m").unknown == ""


def test_the_mark_is_kept_when_a_trace_is_written_and_read():
    run = core.forecast(core.prompt_chaining, "llama farming")
    again = core.Trace.model_validate_json(run.trace.model_dump_json())
    assert again == run.trace and again.spans[0].unknown == "llama farming" and len(again.spans[0].knows) == 3
