"""Where a live model's requests may go, what they cost, and what it never shows."""

from __future__ import annotations

import asyncio
import pickle

import pytest

from core.errors import ConfigError
from core.models.default import default_model
from core.models.live import Live, from_environment
from core.models.live.allowance import Allowance
from core.models.model import Ask
from tests.core.models.fault_server import FaultServer, replies
from tests.core.models.live_replies import KEY, response


def test_openai_reads_its_four_variables():
    model = default_model(
        {
            "LLM_PROVIDER": "openai",
            "OPENAI_API_KEY": f" {KEY}\n",
            "OPENAI_BASE_URL": "https://llm.example.com/v1/",
            "OPENAI_MODEL": "big",
            "OPENAI_API": "chat",
        }
    )
    assert isinstance(model, Live)
    assert (model.base_url, model.name, model.api, model.world) == ("https://llm.example.com/v1", "big", "chat", "live")


def test_openai_without_anything_else_goes_to_openai():
    model = from_environment({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "", "OPENAI_MODEL": "", "OPENAI_API": ""})

    assert (model.base_url, model.name, model.api) == ("https://api.openai.com/v1", "gpt-4o-mini", "responses")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"LLM_PROVIDER": "openai"}, "OPENAI_API_KEY is not set"),
        ({"LLM_PROVIDER": "openai", "OPENAI_API_KEY": " "}, "OPENAI_API_KEY is not set"),
        ({"LLM_PROVIDER": "openai", "OPENAI_API_KEY": KEY, "OPENAI_API": "soap"}, "'soap'"),
        ({"LLM_PROVIDER": "openai", "OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "ftp://x"}, "http"),
    ],
)
def test_a_wrong_setting_is_an_error_never_a_silent_default(environment, words):
    with pytest.raises(ConfigError, match=words):
        default_model(environment)


@pytest.mark.parametrize("key", ["", "two words", "schlüssel", "line\nbreak", "tab\t"])
def test_a_key_that_cannot_be_one_is_refused_without_showing_it(key):
    with pytest.raises(ConfigError) as refused:
        Live(key)
    assert not key or key not in str(refused.value)


def test_the_key_is_never_shown():
    model = Live(KEY, "https://llm.example.com/v1")

    assert KEY[:8] not in repr(model) + str(model) + f"{model}"


@pytest.mark.parametrize("end", ["", "/"])
def test_a_server_at_a_port_needs_no_path(end):
    async def main():
        async with FaultServer(replies(response("hi"))) as server:
            model = Live(KEY, server.url.removesuffix("/v1") + end)
            async with model:
                return await model.answer(Ask("x", timeout=20)), server

    answer, server = asyncio.run(main())
    line, headers, _ = server.requests[0]
    assert answer.text == "hi" and line == "POST /responses HTTP/1.1"
    assert f"http://{headers['host']}/v1" == server.url


def test_public_only_refuses_an_inside_address_before_anything_is_sent():
    with pytest.raises(ConfigError, match="network of the server"):
        Live(KEY, "http://127.1:8000/v1", public_only=True)


def test_a_live_model_cannot_be_stored_by_accident():
    with pytest.raises(TypeError):
        pickle.dumps(Live(KEY, allowance=Allowance(1)))
