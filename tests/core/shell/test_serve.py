"""The simulated provider behind a port: the same answers for any OpenAI client."""

from __future__ import annotations

import asyncio
import json
import math
import socket

import openai
import pytest
import uvicorn

from core.errors import ConnectionFailed
from core.laws.limits import ProviderLimits
from core.models.account import Account
from core.models.live import Live
from core.models.model import Ask
from core.models.simulated import Simulated
from core.models.simulated.latency import PROFILES
from core.models.simulated.provider import FAULT, Provider
from core.shell.serve import App, settings

PROMPT = "Write a short text about how a bridge carries its load"


def served(use, limits=None):
    """Run `use(base_url)` against the simulated provider on a port of this machine."""

    async def main():
        listener = socket.create_server(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        app = App(Provider(PROFILES["small"], account=limits and Account(limits)), pace=0.0)
        server = uvicorn.Server(settings(app))
        serving = asyncio.create_task(server.serve([listener]))
        try:
            return await use(url)
        finally:
            server.should_exit = True
            await serving
            listener.close()

    return asyncio.run(main())


def test_any_openai_client_can_use_it_over_a_port():
    async def use(url):
        async with openai.AsyncOpenAI(
            api_key="any", base_url=url, max_retries=0, _strict_response_validation=True
        ) as remote:
            made = await remote.responses.create(model="gpt-4o-mini", input=PROMPT)
            stream = await remote.responses.create(model="gpt-4o-mini", input=PROMPT, stream=True)
            events = [event async for event in stream]
            chat = await remote.chat.completions.create(
                model="gpt-4o-mini", messages=[{"role": "user", "content": PROMPT}]
            )
            with pytest.raises(openai.RateLimitError) as limited:
                await remote.responses.create(model="m", input=PROMPT, extra_headers={FAULT: "rate_limit"})
            with pytest.raises(openai.APIConnectionError):
                await remote.responses.create(model="m", input=PROMPT, extra_headers={FAULT: "reset"})
            with pytest.raises(openai.APITimeoutError):
                await remote.responses.create(model="m", input=PROMPT, extra_headers={FAULT: "hang"}, timeout=0.2)
            models = await remote.models.list()
        return made, events, chat, limited.value, models

    made, events, chat, limited, models = served(use)
    assert made.output_text == events[-1].response.output_text == chat.choices[0].message.content
    assert limited.response.headers["retry-after"] == "1"
    assert models.data[0].id == "gpt-4o-mini"


def test_limits_refuse_any_client_as_openai_does():
    async def use(url):
        async with openai.AsyncOpenAI(api_key="any", base_url=url, max_retries=0) as remote:
            made = await remote.responses.with_raw_response.create(model="m", input=PROMPT)
            await remote.responses.create(model="m", input=PROMPT, stream=True)
            with pytest.raises(openai.RateLimitError) as limited:
                await remote.responses.create(model="m", input=PROMPT)
        return made.headers, limited.value

    # At a pace of 0 no minute ever passes.
    headers, refused = served(use, ProviderLimits(requests=2, tokens=100_000))
    assert headers["x-ratelimit-limit-requests"] == "2" and headers["x-ratelimit-remaining-requests"] == "1"
    assert int(headers["x-ratelimit-remaining-tokens"]) < 100_000
    assert refused.code == "rate_limit_exceeded" and refused.type == "requests"
    assert "Limit 2, Used 2, Requested 1" in refused.message and refused.response.headers["retry-after"] == "30"


def test_a_request_counts_when_its_body_is_there_so_that_no_time_goes_back(play):
    app = App(Provider(PROFILES["small"], account=Account(ProviderLimits(requests=60, burst=1))))

    async def posted(after):
        sent, body, came = [], json.dumps({"model": "m", "input": PROMPT}).encode(), iter((True, False))

        async def receive():
            if next(came, False):
                await asyncio.sleep(after)
                return {"type": "http.request", "body": body}
            await asyncio.Event().wait()

        async def send(message):
            sent.append(message)

        await app({"method": "POST", "path": "/v1/responses", "headers": []}, receive, send)
        return sent[0]["status"], b"".join(one.get("body", b"") for one in sent).decode()

    async def main():
        return await asyncio.gather(posted(10.0), posted(9.5))

    # Both heads came at 0 s. One a second: the second body is there half a second after the first.
    late, early = play(main())
    assert early[0] == 200 and late[0] == 429 and "Please try again in 0.500s." in late[1]


def test_over_a_port_it_says_what_it_says_inside_the_process(play):
    async def main():
        async with Simulated(speed=math.inf) as model:
            return await model.answer(Ask(PROMPT))

    inside = play(main())

    async def use(url):
        async with openai.AsyncOpenAI(api_key="any", base_url=url, max_retries=0) as remote:
            return await remote.responses.create(model="gpt-4o-mini", input=PROMPT)

    assert served(use).output_text == inside.text


def test_a_broken_stream_over_a_port_is_never_taken_for_an_answer():
    async def use(url):
        class Cut(Live):
            def headers(self, ask):
                return {FAULT: "cut"}

        async with Cut("any-key", url) as model:
            with pytest.raises(ConnectionFailed):
                await model.answer(Ask(PROMPT, timeout=20, on_text=lambda _: None))

    served(use)


@pytest.mark.parametrize(
    "upgrade", ["", "connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AA\r\n"]
)
def test_a_client_that_ends_its_side_or_asks_for_h2c_is_answered(upgrade):
    async def use(url):
        host, port = url.removeprefix("http://").removesuffix("/v1").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        body = b'{"model": "m", "input": "hi"}'
        head = f"POST /v1/responses HTTP/1.1\r\nhost: x\r\n{upgrade}content-length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        writer.write_eof()
        line = await reader.readline()
        writer.close()
        return line

    assert served(use).startswith(b"HTTP/1.1 200")
