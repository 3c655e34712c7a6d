"""A model on this computer is found by what its server answers, at whatever port, and nothing else is asked."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time

import pytest

from core.models.live.nearby import HOSTS, PORTS, Server, _ollama_host, nearby, told
from core.models.simulated.latency import profile
from core.models.simulated.provider import Provider

LISTED = {"object": "list", "data": [{"id": "big"}, {"id": "nomic-embed-text"}]}
OLLAMA = {
    "/api/version": {"version": "0.14.1"},
    "/api/tags": {
        "models": [
            {"name": "llama3.2:latest", "details": {"family": "llama"}},
            {"name": "odd", "details": {"family": "nomic-bert"}},
        ]
    },
    "/v1/models": {"data": [{"id": "llama3.2:latest", "owned_by": "library"}]},
}
LM_STUDIO = {
    "/api/v0/models": {
        "data": [
            {"id": "idle", "type": "llm", "state": "not-loaded"},
            {"id": "text-embed", "type": "embeddings", "state": "loaded"},
            {"id": "warm", "type": "vlm", "state": "loaded"},
        ]
    },
    "/v1/models": LISTED,
}
LLAMA_CPP = {
    "/props": {"default_generation_settings": {}, "total_slots": 2},
    "/v1/models": {"data": [{"id": "smollm.gguf", "owned_by": "llamacpp"}], "models": []},
    "/api/tags": {"models": []},  # newer ones answer this, too
}
VLLM = {"/version": {"version": "0.15.0"}, "/v1/models": {"data": [{"id": "org/model", "owned_by": "vllm"}]}}


class Local:
    """A server on loopback that has these answers, by path."""

    def __init__(self, answers, host="127.0.0.1", port=0, wait=0.0, only=None, key=False):
        self.answers, self.host, self.port, self.wait, self.only = answers, host, port, wait, only
        self.asked, self.key = [], key  # a key: what is not among the answers is only told with one

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, self.host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self._server.close()

    async def _serve(self, reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            line = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")[0]
            path = line.split(" ")[1]
            self.asked.append(line)
            if self.only is None or path not in self.only:
                await asyncio.sleep(self.wait)
            found = self.answers.get(path)
            status = "200 OK" if found is not None else "404 Not Found"
            if self.key and path not in self.answers:
                status, found = "401 Unauthorized", {"error": {"message": "Invalid API Key", "code": 401}}
            body = found if isinstance(found, bytes) else json.dumps(found or {"error": "not found"}).encode()
            writer.write(
                f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n".encode() + body
            )
            await writer.drain()
        writer.close()


def found(*servers, environment=None, seconds=60.0, **more):
    async def main():
        async with contextlib.AsyncExitStack() as stack:
            open_ones = [await stack.enter_async_context(server) for server in servers]
            variables = environment(open_ones) if environment else {}
            ports = [] if environment else [server.port for server in open_ones]
            return await nearby(ports, variables, seconds=seconds, **more), open_ones

    return asyncio.run(main())


@pytest.mark.parametrize(
    ("answers", "name", "models"),
    [
        (OLLAMA, "Ollama", ("llama3.2:latest",)),
        (LM_STUDIO, "LM Studio", ("warm", "idle")),
        (LLAMA_CPP, "llama.cpp", ("smollm.gguf",)),
        (VLLM, "vLLM", ("org/model",)),
        ({"/v1/models": LISTED}, "A server like OpenAI’s", ("big",)),
        ({"/v1/models": LISTED["data"]}, "A server like OpenAI’s", ("big",)),
        ({"/api/version": {"version": "1"}, "/api/tags": {"models": []}}, "Ollama", ()),
    ],
)
def test_a_server_is_told_by_its_answer_at_whatever_port(answers, name, models):
    servers, [local] = found(Local(answers))

    assert servers == [Server(name, f"http://127.0.0.1:{local.port}/v1", models)]
    assert all(line.startswith("GET ") for line in local.asked)


@pytest.mark.parametrize(
    ("answers", "name"),
    [
        ({"/health": {"status": "ok"}}, "llama.cpp"),
        ({"/version": {"version": "0.15.0"}, "/health": b""}, "vLLM"),
        ({}, "A server like OpenAI’s"),
    ],
)
def test_a_server_that_wants_a_key_is_there_too(answers, name):
    servers, [local] = found(Local(answers, key=True))
    assert servers == [Server(name, f"http://127.0.0.1:{local.port}/v1", (), wants_key=True)]


def test_the_labs_own_simulated_model_is_told_too():
    provider = Provider(profile("small", "jittered"), "jittered")
    chunks = provider.deliver("GET", "/v1/models", {}, b"").chunks
    body = json.loads(b"".join(chunk for _, chunk in chunks))
    assert told({"/v1/models": body}, "x") == Server("This lab’s serve", "x", ("gpt-4o-mini",))


@pytest.mark.parametrize(
    "answer",
    [b"<html>a page</html>", b"", b"\xff\xfe", b"[" * 5000, b'{"data": "none"}', b"[]", b"x" * 2_000_000, b'"text"'],
)
def test_what_is_no_server_of_models_is_left_alone(answer):
    paths = ("/v1/models", "/api/version", "/api/tags", "/api/v0/models", "/props", "/version")
    assert found(Local(dict.fromkeys(paths, answer)))[0] == []


def test_a_server_on_both_loopback_addresses_is_there_once_and_one_on_ipv6_alone_too():
    async def main():
        async with Local(VLLM) as first:
            with contextlib.suppress(OSError):
                async with Local(VLLM, "::1", first.port), Local(LLAMA_CPP, "::1") as third:
                    return await nearby([first.port, third.port], {}, 60.0), first, third
        return None

    if (outcome := asyncio.run(main())) is None:
        pytest.skip("this computer has no IPv6")
    servers, first, third = outcome
    assert [server.base_url for server in servers] == [
        f"http://127.0.0.1:{first.port}/v1",
        f"http://[::1]:{third.port}/v1",
    ]


def test_one_that_is_slow_holds_nobody_up_and_what_it_said_in_time_counts():
    began = time.monotonic()
    servers, (slow, _, _) = found(
        Local(VLLM, wait=30, only=("/v1/models",)), Local(OLLAMA, wait=30), Local(LLAMA_CPP), seconds=3.0
    )
    # Real seconds, with room for a busy machine: the slow ones would take thirty.
    assert time.monotonic() - began < 5
    assert servers[0].base_url == f"http://127.0.0.1:{slow.port}/v1"
    assert [server.name for server in servers] == ["vLLM", "llama.cpp"]


def test_where_ollama_host_points_is_asked_and_only_on_this_computer():
    servers, [local] = found(Local(OLLAMA), environment=lambda servers: {"OLLAMA_HOST": f"0.0.0.0:{servers[0].port}"})
    assert [server.base_url for server in servers] == [f"http://127.0.0.1:{local.port}/v1"]


@pytest.mark.parametrize(
    ("host", "origins"),
    [
        ("", []),
        ("127.0.0.1", ["http://127.0.0.1:11434"]),
        (":9000", ["http://127.0.0.1:9000"]),
        ("0.0.0.0", ["http://127.0.0.1:11434"]),
        ("[::]:9000", ["http://127.0.0.1:9000"]),
        ("::1", ["http://[::1]:11434"]),
        ("[::1]", ["http://[::1]:11434"]),
        ("localhost:9000/", ["http://localhost:9000"]),
        ("http://localhost", ["http://localhost"]),
        ("192.168.1.5:11434", []),
        ("https://ollama.example.com", []),
        ("127.0.0.1:11434@evil.org", []),
        ("what is this", []),
    ],
)
def test_how_ollama_host_is_read(host, origins):
    assert _ollama_host({"OLLAMA_HOST": host}) == origins


def test_only_loopback_is_ever_asked():
    assert PORTS == (11434, 1234, 8080, 8000) and HOSTS == ("127.0.0.1", "[::1]")
