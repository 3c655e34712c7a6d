"""What a healthy provider would say, and one attempt at getting it over loopback."""

from __future__ import annotations

import asyncio

from core.errors import NotTaken, WorkflowError
from core.models.live import Live
from core.models.live.known import Known
from core.models.model import Ask
from tests.core.models.fault_server import FaultServer

KEY = "sk-sentinel-0123456789-abcdef"
WORDS = " ".join(f"word{number}" for number in range(60))


def response(text=WORDS, status="completed", **more):
    content = [{"type": "output_text", "text": text, "annotations": []}]
    return {
        "id": "resp_1",
        "object": "response",
        "status": status,
        "model": "m-1",
        "output": [
            {"type": "reasoning", "id": "r", "summary": []},
            {"type": "message", "role": "assistant", "content": content},
        ],
        "usage": {
            "input_tokens": 7,
            "output_tokens": 60,
            "input_tokens_details": {"cached_tokens": 2},
            "output_tokens_details": {"reasoning_tokens": 3},
        },
        **more,
    }


def completion(text=WORDS, ended="stop", **message):
    return {
        "model": "m-1",
        "choices": [{"message": {"role": "assistant", "content": text, **message}, "finish_reason": ended}],
        "usage": {"prompt_tokens": 7, "completion_tokens": 60, "prompt_tokens_details": {"cached_tokens": 2}},
    }


def delta(text):
    return {"type": "response.output_text.delta", "delta": text}


def chunk(text="", ended=None):
    return {"model": "m-1", "choices": [{"delta": {"content": text}, "finish_reason": ended}]}


HALF = [delta(WORDS[:100]), delta(WORDS[100:200])]
HALF_CHAT = [chunk(WORDS[:100]), chunk(WORDS[100:200])]


def attempt(*behaviours, ask=None, finish=False, **live):
    """(answer or error, pieces that were streamed, the server) of one attempt; of the next where a part is refused."""
    pieces: list[str] = []

    async def main():
        async with FaultServer(*behaviours) as server:
            model = Live(KEY, server.url, "gpt-x", **{"api": "responses", "known": Known(), **live})
            async with model:
                outcome = None
                while outcome is None or (isinstance(outcome, NotTaken) and len(server.requests) < len(behaviours)):
                    try:
                        outcome = await model.answer(ask(pieces) if ask else Ask("hello", timeout=20))
                    except WorkflowError as error:
                        outcome = error
            if finish:
                await server.finished()
            return outcome, pieces, server

    return asyncio.run(main())


def streamed(pieces, timeout=20.0):
    return Ask("hello", timeout=timeout, on_text=pieces.append)
