"""A server on loopback that says the key it was sent in every place it has, in one form after the other."""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import Mapping
from urllib.parse import quote

from tests.loopback import Loopback, Reply

FORMS = (
    str,
    lambda key: key[:8],
    lambda key: quote(key, safe="") + "".join(f"%{ord(c):02x}" for c in key),
    lambda key: base64.b64encode(key.encode()).decode(),
    lambda key: key[::-1],
    repr,
)


def seen_of(key: str) -> list[str]:
    """What must be found nowhere."""
    return [key, key[:8], key[::-1], *(base64.b64encode((" " * n + key).encode()).decode()[4:18] for n in range(3))]


class EchoServer(Loopback):
    """`kinds`: what it answers with, in turn: "good", "stream", "shape", "refused", "failed"."""

    def __init__(self, *kinds: str) -> None:
        super().__init__(self._answer)
        self.url += "/v1"
        self.asked: list[dict[str, object]] = []
        self._kinds, self._forms = itertools.cycle(kinds), itertools.cycle(FORMS)

    def _answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        key = headers.get("authorization", "").removeprefix("Bearer ")
        if not body:
            return 200, _headers("application/json", key), json.dumps({"data": [{"id": f"model-{key}"}]}).encode()
        self.asked.append(json.loads(body))
        said, kind = f"Your key is {next(self._forms)(key)}, thank you.", next(self._kinds)
        chat = path.endswith("/chat/completions")
        if kind == "good" and self.asked[-1].get("stream"):
            return 200, _headers("text/event-stream", said), _stream(said, chat)
        reply, status = _BODIES[kind](said, chat)
        return status, _headers("application/json", said), json.dumps(reply).encode()


def _headers(kind: str, said: str) -> dict[str, str]:
    return {"content-type": kind, "x-request-id": said}


def _good(said: str, chat: bool) -> tuple[object, int]:
    usage = {"prompt_tokens": 9, "completion_tokens": 9, "input_tokens": 9, "output_tokens": 9}
    if chat:
        message = {"role": "assistant", "content": said, "reasoning_content": said}
        return {
            "id": said,
            "model": said,
            "choices": [{"message": message, "finish_reason": "stop"}],
            "usage": usage,
        }, 200
    part = {"type": "output_text", "text": said}
    output = [{"type": "message", "role": "assistant", "content": [part]}]
    return {
        "object": "response",
        "id": said,
        "model": said,
        "status": "completed",
        "output": output,
        "usage": usage,
    }, 200


def _stream(said: str, chat: bool) -> bytes:
    pieces = [said[at : at + 3] for at in range(0, len(said), 3)]
    if chat:
        events = [{"model": said, "choices": [{"delta": {"content": piece}}]} for piece in pieces]
        events.append({"model": said, "choices": [{"delta": {}, "finish_reason": "stop"}]})
    else:
        events = [{"type": "response.output_text.delta", "delta": piece} for piece in pieces]
        events.append({"type": "response.completed", "response": _good(said, chat)[0]})
    return "".join(f"data: {json.dumps(event)}\n\n" for event in events).encode() + b"data: [DONE]\n\n"


_BODIES = {
    "good": _good,
    "shape": lambda said, chat: ({said: said, "output": [said], "choices": [said]}, 200),
    "refused": lambda said, chat: ({"error": {"message": said, "code": said, "type": said, "param": said}}, 400),
    "failed": lambda said, chat: ([said], 422),
}
