"""A server on loopback that can do some things and not others, as real ones do."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

ALL = frozenset({"chat", "responses", "schema", "json", "tools", "stream", "usage", "bounds", "no key", "models"})


class AbleServer:
    """`able`: what it can do, of ALL. `ignores`: what it takes and does not keep to."""

    def __init__(self, able=ALL, ignores=(), status=400, slow=0.0, only_by=("chat", "responses")):
        self.able, self.ignores, self.refused = set(able), set(ignores), status
        self.slow, self.only_by = slow, only_by  # shapes are kept to by these APIs alone
        self.asked: list[dict[str, Any]] = []  # bodies of calls
        self.lists = 0
        self.keys: list[str | None] = []  # of each request

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"
        return self

    async def __aexit__(self, *_):
        self._server.close()

    async def _serve(self, reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
            size = int(headers.get("content-length", 0))
            body = json.loads(await reader.readexactly(size)) if size else {}
            await asyncio.sleep(self.slow)
            status, data, kind = self._answer(head[0].split(" ")[1], headers, body)
            lines = [
                f"HTTP/1.1 {status} X",
                f"content-type: {kind}",
                f"content-length: {len(data)}",
                "connection: close",
            ]
            writer.write("\r\n".join([*lines, "", ""]).encode() + data)
            await writer.drain()
        writer.close()

    def _answer(self, path, headers, body):
        self.keys.append(headers.get("authorization"))
        if path == "/v1/models":
            self.lists += 1
            return _json(200, {"data": [{"id": "m-1"}, {"id": "m-2"}]}) if "models" in self.able else _error(404, "No.")
        api = {"/v1/chat/completions": "chat", "/v1/responses": "responses"}.get(path)
        self.asked.append(body)
        if "no key" not in self.able and headers.get("authorization") != "Bearer sk-right":
            return _error(401, "Missing or wrong API key.")
        if api not in self.able:
            return _error(404, f"Invalid URL (POST {path})")
        if body["model"] not in ("m-1", "m-2"):
            return _error(404, f"The model `{body['model']}` does not exist.", "model_not_found")
        if problem := self._refusal(body):
            return _error(self.refused, problem)
        return self._reply(api, body)

    def _refusal(self, body):
        format = body.get("response_format") or (body.get("text") or {}).get("format") or {}
        if format.get("type") == "json_schema" and "schema" not in self.able:
            return "response_format.type json_schema is not supported"
        if "minimum" in json.dumps(format) and "bounds" not in self.able:
            return "Invalid schema: 'minimum' is not permitted."
        if format.get("type") == "json_object" and "json" not in self.able:
            return "response_format.type json_object is not supported"
        if body.get("tools") and "tools" not in self.able:
            return "this model does not support tools"
        return "stream is not supported for this model" if body.get("stream") and "stream" not in self.able else ""

    def _reply(self, api, body):
        format = (body.get("response_format") or (body.get("text") or {}).get("format") or {}).get("type", "text")
        shaped = {"json_schema": "schema", "json_object": "json"}.get(format)
        kept = shaped and shaped not in self.ignores and api in self.only_by
        plain = "Ready." if "ready" in json.dumps(body) else "Grass is green, I am 9 of 10 sure."
        text = json.dumps({"colour": "green", "score": 9}) if kept else plain
        tool = bool(body.get("tools")) and "tools" not in self.ignores
        usage = {"prompt_tokens": 9, "completion_tokens": 3, "input_tokens": 9, "output_tokens": 3}
        said = {"usage": usage} if "usage" in self.able else {}
        if api == "responses":
            part = {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": text}]}
            call = {"type": "function_call", "call_id": "c", "name": "weather", "arguments": '{"city": "Vienna"}'}
            whole = {"status": "completed", "model": "m-1", "output": [call if tool else part], **said}
            events = [
                {"type": "response.output_text.delta", "delta": text},
                {"type": "response.completed", "response": whole},
            ]
            return _streamed(events) if body.get("stream") and "stream" not in self.ignores else _json(200, whole)
        call = {"id": "c", "type": "function", "function": {"name": "weather", "arguments": '{"city": "Vienna"}'}}
        message = {"role": "assistant", "content": None if tool else text, **({"tool_calls": [call]} if tool else {})}
        choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if tool else "stop"}
        if not body.get("stream") or "stream" in self.ignores:
            return _json(200, {"model": "m-1", "choices": [choice], **said})
        return _streamed(
            [
                {"model": "m-1", "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]},
                {"model": "m-1", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}], **said},
            ],
            b"data: [DONE]\n\n",
        )


def _json(status, body):
    return status, json.dumps(body).encode(), "application/json"


def _error(status, message, code=None):
    return _json(status, {"error": {"message": message, "type": "invalid_request_error", "code": code}})


def _streamed(events, end=b""):
    return (
        200,
        b"".join(b"data: " + json.dumps(event).encode() + b"\n\n" for event in events) + end,
        "text/event-stream",
    )
