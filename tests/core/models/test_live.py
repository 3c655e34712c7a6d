"""Where a live model's requests may go, what they cost, and what it never shows."""

from __future__ import annotations

import asyncio
import pickle

import pytest

from core.errors import ConfigError, ServerFailed
from core.models.able import Able
from core.models.default import default_model
from core.models.live import Live, from_environment
from core.models.live.budget import Budget, Limits
from core.models.live.known import Known
from core.models.model import Ask
from tests.core.models.fault_server import FaultServer, replies, streams
from tests.core.models.live_replies import KEY, attempt, chunk, completion, streamed
from tests.core.models.quirks.asking import answered
from tests.core.models.quirks.ruled import Ruled


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

    assert (model.base_url, model.name, model.api) == ("https://api.openai.com/v1", "gpt-4o-mini", None)
    assert model.able("gpt-4o-mini").api == "responses"


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


@pytest.mark.parametrize("key", ["two words", "schlüssel", "line\nbreak", "tab\t"])
def test_a_key_that_cannot_be_one_is_refused_without_showing_it(key):
    with pytest.raises(ConfigError) as refused:
        Live(key)
    assert key not in str(refused.value)


def test_only_openai_itself_must_have_a_key():
    with pytest.raises(ConfigError, match="wants a key"):
        Live("")
    assert from_environment({"OPENAI_BASE_URL": "localhost:11434"}).base_url == "http://localhost:11434/v1"


def test_no_key_means_no_header_whatever_the_environment_holds(monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, KEY)

    async def main():
        async with FaultServer(replies(completion("hi"))) as server, Live("", server.url) as model:
            return await model.answer(Ask("x", timeout=20)), server.requests

    answer, [(_, headers, _)] = asyncio.run(main())
    assert answer.text == "hi" and "authorization" not in headers and KEY not in str(headers)


def test_the_api_is_that_of_the_address_unless_one_is_named():
    def api(url=None, **more):
        return Live(KEY, url, known=Known(), **more).able("m").api

    assert [api(), api("api.openai.com")] == ["responses", "responses"]
    assert [api("https://llm.example.com"), api("localhost:11434")] == ["chat", "chat"]
    assert api("https://llm.example.com/v1/responses") == "responses"
    assert api("https://llm.example.com", api="responses") == "responses"


def test_a_server_on_this_computer_has_time_to_load_its_model():
    assert [Live(KEY).call_deadline, Live("", "localhost:11434").call_deadline] == [30.0, 120.0]
    assert Live("", "localhost:11434", call_deadline=5.0).call_deadline == 5.0


@pytest.mark.parametrize("seconds", [0, -1.0, float("inf"), float("nan")])
@pytest.mark.parametrize("limit", ["call_deadline", "idle_limit"])
def test_a_limit_of_no_time_at_all_is_refused_in_words(limit, seconds):
    with pytest.raises(ConfigError, match="must be a number of seconds above 0"):
        Live(KEY, **{limit: seconds})


def test_the_key_is_never_shown():
    model = Live(KEY, "https://llm.example.com/v1")

    assert KEY[:8] not in repr(model) + str(model) + f"{model}"


@pytest.mark.parametrize("end", ["", "/"])
def test_a_server_at_a_port_needs_no_path(end):
    async def main():
        async with FaultServer(replies(completion("hi"))) as server:
            model = Live(KEY, server.url.removesuffix("/v1") + end)
            async with model:
                return await model.answer(Ask("x", timeout=20)), server

    answer, server = asyncio.run(main())
    line, headers, _ = server.requests[0]
    assert answer.text == "hi" and line == "POST /v1/chat/completions HTTP/1.1"
    assert f"http://{headers['host']}/v1" == server.url


def test_public_only_refuses_an_inside_address_before_anything_is_sent():
    with pytest.raises(ConfigError, match="network of the server"):
        Live(KEY, "http://127.1:8000/v1", public_only=True)


def test_a_live_model_cannot_be_stored_by_accident():
    with pytest.raises(TypeError):
        pickle.dumps(Live(KEY, budget=Budget(Limits(calls=1))))


def test_the_first_api_goes_by_the_address_and_what_was_chosen_goes_before_that():
    apis = [
        Live(KEY, url, api=api, known=Known()).able("m").api
        for url in (None, "https://llm.example.com/v1")
        for api in (None, "chat", "responses")
    ]
    assert apis == ["responses", "chat", "responses", "chat", "chat", "responses"]


def test_what_a_test_of_the_connection_found_is_used_and_what_was_refused_is_not():
    known, url = Known(), "https://llm.example.com/v1"
    known.put(url, "m", Able(api="responses", shape="json"))

    assert Live(KEY, url, "m", known=known).able("m") == Able(api="responses", shape="json")
    assert Live(KEY, url, "m", "chat", known=known).able("m").api == "chat"
    known.learn(url, "m", left_out={"chat"})
    assert Live(KEY, url, "m", "chat", known=known).able("m").api == "responses"


def test_what_one_model_has_learnt_another_of_the_same_name_and_endpoint_knows():
    """Not one at another endpoint, nor another model there; and the key is nowhere in it."""

    async def main():
        known = Known()
        async with Ruled(lambda path, body: replies({}, 404) if "messages" in body else None) as server:
            models = [Live(key, server.url, "m", known=known) for key in (KEY, "another-key")]
            for model in (*models, Live(KEY, server.url, "other", known=known)):
                async with model:
                    await answered(model, Ask("x", timeout=20), streamed=False)
            return [line.split()[1] for line, _, _ in server.requests], repr(vars(known))

    paths, kept = asyncio.run(main())
    chat, responses = "/v1/chat/completions", "/v1/responses"
    assert paths == [chat, responses, responses, chat, responses]
    assert KEY[:8] not in kept and "another-key" not in kept


def test_where_neither_api_is_there_the_address_is_wrong_and_nothing_is_remembered():
    async def main():
        known = Known()
        async with (
            Ruled(lambda path, body: replies({}, 404)) as server,
            Live(KEY, server.url, "m", known=known) as model,
        ):
            failures = [await answered(model, Ask("x", timeout=20), streamed=False) for _ in range(2)]
            return failures, len(server.requests), known.of(server.url, "m")

    failures, requests, able = asyncio.run(main())
    assert requests == 4 and able == Able()
    assert all(type(failure) is ConfigError and "nothing at this address" in str(failure) for failure in failures)


def test_an_error_after_the_first_text_teaches_nothing():
    """It names what was sent, and yet the server had taken it: the call is tried again as it was."""
    broke = {"error": {"message": "stream_options is not supported"}}
    error, pieces, server = attempt(streams(chunk("One "), broke), api="chat", ask=streamed)

    assert type(error) is ServerFailed and pieces == ["One "] and len(server.requests) == 1
