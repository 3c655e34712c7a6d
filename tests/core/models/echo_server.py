"""A server on loopback that says the key it was sent in every place it has, in one form after the other."""

from __future__ import annotations

import base64
import itertools
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote

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


class EchoServer:
    """`kinds`: what it answers with, in turn: "good", "stream", "shape", "refused", "failed"."""

    def __init__(self, *kinds: str) -> None:
        turns, forms, asked = itertools.cycle(kinds), itertools.cycle(FORMS), []
        self.asked = asked

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
                key = self.headers["authorization"].removeprefix("Bearer ")
                said, kind = f"Your key is {next(forms)(key)}, thank you.", next(turns)
                chat = self.path.endswith("/chat/completions")
                if kind == "good" and asked[-1].get("stream"):
                    return self._send(_stream(said, chat), "text/event-stream", said)
                body, status = _BODIES[kind](said, chat)
                self._send(json.dumps(body).encode(), "application/json", said, status)

            def do_GET(self) -> None:
                key = self.headers.get("authorization", "").removeprefix("Bearer ")
                self._send(json.dumps({"data": [{"id": f"model-{key}"}]}).encode(), "application/json", key)

            def _send(self, body: bytes, kind: str, said: str, status: int = 200) -> None:
                self.send_response(status)
                for name, value in (("content-type", kind), ("x-request-id", said), ("content-length", len(body))):
                    self.send_header(name, str(value))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> EchoServer:
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


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
