"""A request is what the client itself would send, though its fixed parts are built once."""

from __future__ import annotations

import asyncio
import json

import httpx2
import openai
import pytest

from core.models.client import open_client
from core.models.wire.answers import LIMIT
from core.models.wire.sending import send

BODY = {"model": "m", "input": "Zoë “x”"}


class Seen(httpx2.AsyncBaseTransport):
    def __init__(self, status: int = 200) -> None:
        self.requests: list[httpx2.Request] = []
        self._status = status

    async def handle_async_request(self, request):
        self.requests.append(request)
        return httpx2.Response(self._status, json={"error": {"message": "no"}}, headers={"retry-after": "3"})


def client(seen: Seen):
    return open_client("sk-1", "https://llm.example.com/v1", httpx2.AsyncClient(transport=seen))


def test_it_is_the_clients_own_request():
    async def main():
        seen = Seen()
        async with client(seen) as one:
            await (await send(one, "responses", BODY, {"x-own": "1"}, 20.0)).aclose()
            await one.post("/responses", cast_to=httpx2.Response, body=BODY, options={"headers": {"x-own": "1"}})
        return seen.requests

    ours, its = asyncio.run(main())
    assert ours.url == its.url and json.loads(ours.read()) == json.loads(its.content) == BODY
    apart = {"idempotency-key", "content-length"}
    told = {name: value for name, value in its.headers.items() if not name.startswith("x-stainless-")}  # of the machine
    assert len(told) < len(its.headers)
    assert {n: v for n, v in ours.headers.items() if n not in apart} == {
        n: v for n, v in told.items() if n not in apart
    }
    assert ours.headers["authorization"] == "Bearer sk-1" and ours.headers["content-length"] == str(len(ours.content))
    assert ours.extensions["timeout"]["read"] == 20.0


def test_what_never_changes_is_built_once_for_each_client_path_and_headers(monkeypatch):
    built = []

    async def main():
        async with client(Seen()) as one, client(Seen()) as other:
            for which in (one, other):
                original = which._build_request
                monkeypatch.setattr(which, "_build_request", lambda *a, o=original: built.append(1) or o(*a))
            for _ in range(3):
                for which, path, headers in ((one, "responses", {}), (one, "responses", {"a": "b"}), (other, "x", {})):
                    await (await send(which, path, BODY, headers, 20.0)).aclose()

    asyncio.run(main())
    assert len(built) == 3


def test_a_refusal_is_raised_as_the_client_raises_it_and_its_connection_is_free():
    async def main():
        async with client(Seen(429)) as one:
            await send(one, "responses", BODY, {}, 20.0)

    with pytest.raises(openai.RateLimitError) as error:
        asyncio.run(main())
    assert error.value.response.headers["retry-after"] == "3" and error.value.response.is_closed


def test_an_error_without_end_is_read_as_far_as_an_answer():
    class Endless(httpx2.AsyncByteStream):
        read = 0

        async def __aiter__(self):
            while True:
                self.read += 1
                yield b"x" * 100_000

    class Server(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request):
            return httpx2.Response(500, stream=endless)

    async def main():
        async with client(Server()) as one:
            with pytest.raises(openai.InternalServerError) as told:
                await send(one, "responses", BODY, {}, 20.0)
            return told.value.response

    endless = Endless()
    assert asyncio.run(main()).is_closed and endless.read == LIMIT // 100_000 + 1
