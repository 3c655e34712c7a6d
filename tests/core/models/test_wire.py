"""Bodies and events are of the client's own types."""

from __future__ import annotations

import json

import pytest
from openai.types.chat import ChatCompletionChunk
from openai.types.responses import ResponseStreamEvent
from pydantic import TypeAdapter

from core.models.simulated.latency import PROFILES
from core.models.simulated.provider import FAULT, Provider
from tests.core.models.simulated_calls import PROMPT, SHAPE, client


def sent_events(path, body, fault):
    """The events as they go over the wire."""
    plan = Provider(PROFILES["small"]).deliver("POST", path, {FAULT: fault}, json.dumps(body).encode())
    lines = b"".join(data for _, data in plan.chunks).split(b"\n")
    return [json.loads(line[6:]) for line in lines if line.startswith(b"data: {")]


@pytest.mark.parametrize("fault", ["", "empty", "refusal", "incomplete", "failed", "bad_schema"])
@pytest.mark.parametrize("schema", [None, SHAPE])
def test_every_body_and_event_is_of_the_clients_own_types(play, fault, schema):
    shape = {"format": {"type": "json_schema", "name": "Plan", "schema": schema, "strict": True}}
    chosen = {"text": shape} if schema else {}

    async def main():
        async with client() as sim:
            headers = {FAULT: fault}
            made = await sim.responses.create(model="m", input=PROMPT, extra_headers=headers, **chosen)
            stream = await sim.responses.create(model="m", input=PROMPT, stream=True, extra_headers=headers, **chosen)
            events = [event async for event in stream]
        return made, events

    made, events = play(main())
    assert made.status == {"incomplete": "incomplete", "failed": "failed"}.get(fault, "completed")
    assert events[-1].response.output_text == ("" if fault == "failed" else made.output_text)
    assert [event.sequence_number for event in events] == list(range(len(events)))
    for sent in sent_events("/v1/responses", {"model": "m", "input": PROMPT, "stream": True, **chosen}, fault):
        TypeAdapter(ResponseStreamEvent).validate_python(sent)
    deltas = [e.delta for e in events if e.type in ("response.output_text.delta", "response.refusal.delta")]
    said = made.output[0].content[0]
    assert fault == "failed" or "".join(deltas) == (said.refusal if fault == "refusal" else said.text)


@pytest.mark.parametrize("fault", ["", "empty", "refusal", "incomplete"])
def test_every_chat_chunk_is_of_the_clients_own_type(play, fault):
    async def main():
        async with client() as sim:
            given = {"model": "m", "messages": [{"role": "user", "content": PROMPT}], "extra_headers": {FAULT: fault}}
            made = await sim.chat.completions.create(**given)
            stream = await sim.chat.completions.create(**given, stream=True, stream_options={"include_usage": True})
            return made, [chunk async for chunk in stream]

    made, chunks = play(main())
    asked = {"model": "m", "messages": [{"role": "user", "content": PROMPT}], "stream": True}
    for sent in sent_events("/v1/chat/completions", asked, fault):
        ChatCompletionChunk.model_validate(sent)
    said = made.choices[0].message
    texts = [c.choices[0].delta for c in chunks if c.choices]
    assert "".join(d.content or d.refusal or "" for d in texts) == (said.content or said.refusal or "")
    assert chunks[-2].choices[0].finish_reason == made.choices[0].finish_reason
    assert chunks[-1].usage == made.usage
