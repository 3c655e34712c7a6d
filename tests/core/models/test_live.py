"""Where a live model's requests may go, what they cost, and what it never shows."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import socket
import ssl
import threading
from unittest import mock

import httpx2
import pytest

import core
from core.errors import AddressRefused, ConfigError, OverBudget
from core.models.allowance import Allowance
from core.models.default import default_model
from core.models.endpoint import checked_url, host_of, is_private
from core.models.live import Live, from_environment
from core.models.model import Ask
from core.models.public import PublicTransport
from core.models.simulated import Simulated
from tests.core.models.fault_server import FaultServer, replies
from tests.core.models.live_replies import KEY, completion, response


def test_simulated_is_the_default_also_where_a_key_lies_around():
    assert isinstance(default_model({}), Simulated)
    assert isinstance(default_model({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "https://example.com"}), Simulated)
    assert isinstance(default_model({"LLM_PROVIDER": " Simulated "}), Simulated)


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
        ({"LLM_PROVIDER": "opnai"}, "'opnai'"),
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


@pytest.mark.parametrize(
    "url",
    [
        "https://api.openai.com/v1",
        " http://localhost:8010/v1/ ",
        "http://[::1]:80",
        "HTTPS://Example.com",
        "https://bücher.example",
        "http://my_host.",
        "https://example.com/@me",
    ],
)
def test_a_base_url_that_is_fine(url):
    assert checked_url(url) == url.strip().rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.openai.com",
        "ftp://example.com",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///v1",
        "https://user:secret@example.com",
        "https://secret@example.com",
        "https://@example.com",
        "https://example.com/v1?key=secret",
        "https://example.com/v1#secret",
        "https://exa mple.com",
        "https://example.com:port",
        "https://example.com\n.evil.org",
        "http://[::1",
        "https://example.com:99999",
        "https:example.com",
        "https:////example.com",
        "https://a..b",
        "https://-secret%2f.example.com",
        "https://example.com\\@evil.org",
        "https://example.com\\.evil.org",
        "https://１２７.0.0.1",
        "https://\ud83d.example.com",
    ],
)
def test_a_base_url_that_is_not(url):
    with pytest.raises(ConfigError) as refused:
        checked_url(url)
    assert "secret" not in str(refused.value)


CONTACTED = {  # for each base URL: the host that is checked, the Host that is contacted, the path before the API's own
    "http://llm.example.com": ("llm.example.com", "llm.example.com", ""),
    "http://llm.example.com/": ("llm.example.com", "llm.example.com", ""),
    "http://llm.example.com:8080": ("llm.example.com", "llm.example.com:8080", ""),
    "http://llm.example.com:8080/": ("llm.example.com", "llm.example.com:8080", ""),
    "http://LLM.Example.com/v1": ("llm.example.com", "llm.example.com", "/v1"),
    "http://llm.example.com/v1//": ("llm.example.com", "llm.example.com", "/v1"),
    "http://llm.example.com//a//b": ("llm.example.com", "llm.example.com", "//a//b"),
    "http://llm.example.com/a/../v1": ("llm.example.com", "llm.example.com", "/v1"),
    "http://llm.example.com/a%2Fb": ("llm.example.com", "llm.example.com", "/a%2Fb"),
    "http://8.8.8.8": ("8.8.8.8", "8.8.8.8", ""),
    "http://[2606:4700::1111]": ("2606:4700::1111", "[2606:4700::1111]", ""),
    "http://[2606:4700::1111]:8080": ("2606:4700::1111", "[2606:4700::1111]:8080", ""),
    "http://faß.example": ("xn--fa-hia.example", "xn--fa-hia.example", ""),
}


@pytest.mark.parametrize(("api", "path"), [("responses", "/responses"), ("chat", "/chat/completions")])
def test_the_host_that_was_checked_gets_the_request_and_no_other(api, path, monkeypatch):
    """Our server is the proxy, so whatever host a request is for, it is logged here."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)

    async def main():
        found = {}
        async with FaultServer(*[replies({}, 400)] * len(CONTACTED)) as server:
            monkeypatch.setenv("HTTP_PROXY", server.url)
            for url in CONTACTED:
                async with Live(KEY, url, api=api) as model:
                    with contextlib.suppress(core.WorkflowError, httpx2.InvalidURL):
                        await model.answer(Ask("x", timeout=20))
                line, headers, _ = server.requests[-1]
                host = headers["host"]
                target = line.split(" ")[1].replace(
                    host.replace("[", "").replace("]", ""), host
                )  # for a proxy, without
                before = target.removeprefix(f"http://{host}").removesuffix(path)
                found[url] = (host_of(model.base_url), host, before)
        return found

    assert asyncio.run(main()) == CONTACTED


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


def test_a_name_is_looked_up_in_the_letters_in_which_it_is_sent():
    """In its own letters, faß.example would be looked up as fass.example: another server, which then gets the key."""
    sender = Sender()
    outcomes, asked = over(sender, "8.8.8.8", url="http://faß.example/v1")

    assert outcomes == [200] and asked == ["xn--fa-hia.example"]
    assert sender.sent[0].headers["host"] == sender.sent[0].extensions["sni_hostname"] == asked[0]


PRIVATE = """
localhost LOCALHOST localhost. app.localhost printer.local metadata.google.internal router.lan intranet
127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.0.0.1. 0 0.0.0.0
10.0.0.1 10.1 172.16.5.4 192.168.1.1 192.168.257 169.254.169.254 2852039166 100.64.0.1 224.0.0.1 255.255.255.255
::1 [::1] :: ::ffff:127.0.0.1 ::ffff:7f00:1 [::ffff:10.0.0.1] ::127.0.0.1 fe80::1 fe80::1%eth0 fc00::1 ff02::1
64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 １２７.0.0.1 ⓛocalhost
"""


def test_an_inside_address_is_known_in_every_spelling():
    assert [host for host in PRIVATE.split() if not is_private(host)] == []


@pytest.mark.parametrize(
    "host", ["api.openai.com", "8.8.8.8", "134744072", "2606:4700::1111", "::ffff:8.8.8.8", "localhost.example.com"]
)
def test_an_outside_address_is_let_through(host):
    assert not is_private(host)


def named(*addresses):
    """Stands in for the name server: each look-up of the loop takes the next of the answers."""
    asked = []

    async def found(host, *_, **__):
        asked.append(host)
        answer = addresses[min(len(asked), len(addresses)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in answer.split()]

    return found, asked


class Sender(httpx2.AsyncBaseTransport):
    """Keeps what it is given to send; nobody is there at the `dead` addresses."""

    def __init__(self, *dead):
        self.dead = dead
        self.sent = []

    async def handle_async_request(self, request):
        self.sent.append(request)
        if request.url.host in self.dead:
            raise httpx2.ConnectError("nobody there", request=request)
        return httpx2.Response(200, request=request)


def over(sender, *addresses, times=1, url="https://llm.example.com:8443/v1"):
    """What came of each request to that URL, and the names that were looked up."""

    async def main():
        asyncio.get_running_loop().getaddrinfo, asked = named(*addresses)
        async with httpx2.AsyncClient(transport=PublicTransport(sender)) as client:
            outcomes = []
            for _ in range(times):
                try:
                    outcomes.append((await client.post(url, content=b"x")).status_code)
                except (AddressRefused, httpx2.TransportError) as error:
                    outcomes.append(error)
        return outcomes, asked

    return asyncio.run(main())


def test_a_request_goes_to_the_address_that_was_checked_under_the_name_that_was_typed():
    sender = Sender()
    outcomes, asked = over(sender, "8.8.8.8", "10.0.0.7", times=3)  # the name's second answer leads inside

    assert outcomes == [200] * 3 and asked == ["llm.example.com"]
    assert {str(request.url) for request in sender.sent} == {"https://8.8.8.8:8443/v1"}
    assert {request.headers["host"] for request in sender.sent} == {"llm.example.com:8443"}
    assert {request.extensions["sni_hostname"] for request in sender.sent} == {"llm.example.com"}


@pytest.mark.parametrize("addresses", ["10.0.0.7", "8.8.8.8 127.0.0.1", "::1", "169.254.169.254"])
def test_a_name_with_an_inside_address_is_refused_before_anything_is_sent(addresses):
    sender = Sender()
    outcomes, _ = over(sender, addresses)

    assert isinstance(outcomes[0], AddressRefused) and sender.sent == []


def test_where_no_address_answers_the_name_is_looked_up_and_checked_anew():
    sender = Sender("8.8.8.8")
    outcomes, asked = over(sender, "8.8.8.8 8.8.4.4", "8.8.8.8", "10.0.0.7", times=2)
    assert outcomes == [200, 200] and len(asked) == 1  # the second address answers

    gone = Sender("8.8.8.8")
    (first, second), asked = over(gone, "8.8.8.8", "10.0.0.7", times=2)
    assert isinstance(first, httpx2.ConnectError) and isinstance(second, AddressRefused) and len(asked) == 2


def test_the_certificate_must_be_for_the_name_not_for_the_address():
    async def main():
        told = []
        context = ssl.create_default_context()
        context.wrap_bio = lambda *_, server_hostname=None, **__: told.append(server_hostname) or 1 / 0
        sender = httpx2.AsyncHTTPTransport(verify=context, trust_env=False)
        async with FaultServer() as server:
            port = server.url.split(":")[2].split("/")[0]
            asyncio.get_running_loop().getaddrinfo, _ = named("127.0.0.1")
            with mock.patch("core.models.public.is_private", lambda _: False), pytest.raises(ZeroDivisionError):
                async with httpx2.AsyncClient(transport=PublicTransport(sender)) as client:
                    await client.get(f"https://llm.example.com:{port}/v1")
        return told

    assert asyncio.run(main()) == [b"llm.example.com"]


def test_a_live_model_with_an_inside_name_ends_its_run_with_nothing_sent():
    allowance = Allowance(9)

    async def main():
        asyncio.get_running_loop().getaddrinfo, asked = named("10.0.0.7")
        model = Live(KEY, "https://llm.example.com/v1", public_only=True, allowance=allowance)
        return await core.run(core.parallelization, ["x", "y"], model=model), asked

    run, asked = asyncio.run(main())
    assert run.status == "failed" and "network of the server" in str(run.error)
    assert run.trace.attempts == 0 and [s.attempts for s in run.trace.spans] == [(), ()]
    assert set(asked) == {"llm.example.com"}


def test_only_a_typed_address_is_looked_up_by_us_and_no_proxy_looks_it_up_again(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.com:3128")

    async def main():
        own = [Live(KEY, url, public_only=public) for url, public in ((None, True), ("https://a.example.com", False))]
        typed = Live(KEY, "https://a.example.com/v1", public_only=True)
        clients = [model.connect() for model in (*own, typed)]
        found = [client._client._transport_for_url(httpx2.URL("https://a.example.com/v1")) for client in clients]
        for client in clients:
            await client.close()
        return [isinstance(transport, PublicTransport) for transport in found]

    assert asyncio.run(main()) == [False, False, True]


def test_public_only_refuses_an_inside_address_before_anything_is_sent():
    with pytest.raises(ConfigError, match="network of the server"):
        Live(KEY, "http://127.1:8000/v1", public_only=True)


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_each_request_sent_takes_one_from_the_allowance(api):
    body = response() if api == "responses" else completion()

    async def main():
        allowance = Allowance(2)
        async with FaultServer(replies({}, 500), replies(body), replies(body)) as server:
            async with Live(KEY, server.url, api=api, allowance=allowance) as model:
                results = await asyncio.gather(
                    *(model.answer(Ask("x", timeout=20)) for _ in range(3)), return_exceptions=True
                )
            return results, len(server.requests), allowance

    results, sent, allowance = asyncio.run(main())
    assert [isinstance(one, OverBudget) for one in results].count(True) == 1
    assert (sent, allowance.used, allowance.left) == (2, 2, 0)


def test_an_allowance_is_never_overdrawn_by_threads():
    allowance, refused = Allowance(1000), []

    def take():
        for _ in range(200):
            try:
                allowance.take()
            except OverBudget as error:
                refused.append(error)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (allowance.used, len(refused)) == (1000, 600)
    assert "1000 calls" in str(refused[0])


def test_a_live_model_cannot_be_stored_by_accident():
    with pytest.raises(TypeError):
        pickle.dumps(Live(KEY, allowance=Allowance(1)))
