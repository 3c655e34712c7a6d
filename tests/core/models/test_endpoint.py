"""Which base URLs are taken, and which host is contacted for each."""

from __future__ import annotations

import asyncio
import contextlib
import random

import httpx2
import pytest
from openai import Omit

import core
from core.errors import ConfigError
from core.models.client import open_client
from core.models.live import Live
from core.models.live.endpoint import endpoint_of, is_loopback, is_private, place_of
from core.models.model import Ask
from core.models.wire.sending import _built
from core.trace.trace import HERE, NEAR
from tests.core.models.addresses import Sender, over
from tests.core.models.fault_server import FaultServer, replies
from tests.core.models.live_replies import KEY, completion
from tests.rows import rows

NO_KEY = {"Authorization": Omit()}


TYPED = {  # what is typed, and what is called for chat completions
    "https://api.openai.com/v1": "https://api.openai.com/v1/chat/completions",
    " https://api.openai.com/v1// \n": "https://api.openai.com/v1/chat/completions",
    "HTTPS://API.OpenAI.com/v1": "https://api.openai.com/v1/chat/completions",
    '"https://api.openai.com"': "https://api.openai.com/v1/chat/completions",
    "\ufeff<https://api.openai.com/v1>,\n": "https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1/chat": "https://api.openai.com/v1/chat/completions",
    "https://api.anthropic.com/v1/messages": "https://api.anthropic.com/v1/chat/completions",
    "https://x.example/chat": "https://x.example/chat/chat/completions",
    "api.openai.com": "https://api.openai.com/v1/chat/completions",
    "//api.openai.com/v1": "https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1/chat/completions": "https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1/responses/": "https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1/models": "https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1/embeddings": "https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1/completions": "https://api.openai.com/v1/chat/completions",
    "https://api.deepseek.com/chat/completions": "https://api.deepseek.com/chat/completions",
    "localhost:11434": "http://localhost:11434/v1/chat/completions",
    "LOCALHOST:11434/V1/Chat/Completions": "http://localhost:11434/V1/chat/completions",
    "localhost": "http://localhost/v1/chat/completions",
    "127.0.0.1:8080/": "http://127.0.0.1:8080/v1/chat/completions",
    "[::1]:8000/v1": "http://[::1]:8000/v1/chat/completions",
    "host.docker.internal:11434": "http://host.docker.internal:11434/v1/chat/completions",
    "http://localhost:11434/api/chat": "http://localhost:11434/v1/chat/completions",
    "localhost:11434/api": "http://localhost:11434/v1/chat/completions",
    "http://localhost:1234/api/v0": "http://localhost:1234/v1/chat/completions",
    "http://localhost:1234/api/v0/chat/completions": "http://localhost:1234/v1/chat/completions",
    "192.168.1.5:8000": "http://192.168.1.5:8000/v1/chat/completions",
    "192.168.1.5:8443": "https://192.168.1.5:8443/v1/chat/completions",
    "10.0.0.7/v1": "http://10.0.0.7/v1/chat/completions",
    "172.20.1.1:1234": "http://172.20.1.1:1234/v1/chat/completions",
    "100.101.102.103:11434": "http://100.101.102.103:11434/v1/chat/completions",
    "[fd00::5]:8080": "http://[fd00::5]:8080/v1/chat/completions",
    "0.0.0.0:8000": "http://0.0.0.0:8000/v1/chat/completions",
    "gpu-box:8000": "http://gpu-box:8000/v1/chat/completions",
    "gpu-box/v1": "http://gpu-box/v1/chat/completions",
    "printer.local:8080/v1": "http://printer.local:8080/v1/chat/completions",
    "models.lan": "http://models.lan/v1/chat/completions",
    "8.8.8.8:8000": "https://8.8.8.8:8000/v1/chat/completions",
    "llm.example.com:8000": "https://llm.example.com:8000/v1/chat/completions",
    "10.0.0.1.example.com": "https://10.0.0.1.example.com/v1/chat/completions",
    "http://my_host.": "http://my_host./v1/chat/completions",
    "https://bücher.example": "https://xn--bcher-kva.example/v1/chat/completions",
    "https://example.com:443/@me": "https://example.com/@me/chat/completions",
    "https://openrouter.ai/": "https://openrouter.ai/api/v1/chat/completions",
    "https://openrouter.ai/api/v1": "https://openrouter.ai/api/v1/chat/completions",
    "openrouter.ai/api": "https://openrouter.ai/api/v1/chat/completions",
    "https://openrouter.ai/v1": "https://openrouter.ai/api/v1/chat/completions",
    "https://api.groq.com/openai": "https://api.groq.com/openai/v1/chat/completions",
    "https://generativelanguage.googleapis.com/v1beta": (
        "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions"
    ),
    "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent": (
        "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions"
    ),
    "https://notopenrouter.ai": "https://notopenrouter.ai/v1/chat/completions",
    "https://api.z.ai/api/paas/v4/": "https://api.z.ai/api/paas/v4/chat/completions",
    "https://generativelanguage.googleapis.com/v1beta/openai/": (
        "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions"
    ),
    "https://lab.openai.azure.com/?api-version=preview": (
        "https://lab.openai.azure.com/openai/v1/chat/completions?api-version=preview"
    ),
    "https://lab.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-06-01": (
        "https://lab.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-06-01"
    ),
}


@rows("typed", TYPED)
def test_a_base_url_is_read_as_it_was_meant_and_shown_as_it_will_be_called(typed):
    assert endpoint_of(typed).url("chat/completions") == TYPED[typed]


def test_what_was_done_to_it_is_said():
    assert endpoint_of("localhost:11434").notes == ("http:// added", "/v1 added")
    assert endpoint_of("https://x.example/v1/responses").notes == ("/responses left out",)
    assert endpoint_of("https://x.example/v1").notes == ()
    assert endpoint_of("openrouter.ai/api").notes == ("https:// added", "/api/v1 in place of /api")
    assert endpoint_of("gpu-box:1234/api/v0").notes == ("http:// added", "/v1 in place of /api/v0")


@pytest.mark.parametrize(
    ("typed", "api"),
    [("/v1/responses", "responses"), ("/chat/completions", "chat"), ("/v1/models", None), ("/api/ps", None)],
)
def test_the_address_of_a_call_says_which_api_is_meant(typed, api):
    assert endpoint_of(f"https://x.example{typed}").api == api


@pytest.mark.parametrize(
    "url",
    [
        "",
        "sk-secret",
        "gpt-4o",
        "ftp://example.com",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///v1",
        "http:localhost:8000",
        ":11434",
        "https://user:secret@example.com",
        "https://secret@example.com",
        "secret@example.com",
        "https://@example.com",
        "https://example.com/v1?key=secret",
        "https://example.com/v1?api-version=1&api_key=secret",
        "https://example.com/v1?access_token=secret",
        "https://example.com/v1#secret",
        "https://exa mple.com",
        "https://example.com:port",
        "https://example.com\n.evil.org",
        "http://[::1",
        "::1",
        "https://example.com:99999",
        "https:example.com",
        "https:////example.com",
        "https://a..b",
        "https://-secret%2f.example.com",
        "https://example.com\\@evil.org",
        "https://example.com\\.evil.org",
        "example.com\\.evil.org",
        "https://１２７.0.0.1",
        "https://\ud83d.example.com",
    ],
)
def test_a_base_url_that_is_not(url):
    with pytest.raises(ConfigError) as refused:
        endpoint_of(url)
    assert "secret" not in str(refused.value)


PIECES = [
    *"aé１.:/\\@?#%[]-_ \t\u200b\u202e", "http", "https", "://", "//", "localhost", "127.0.0.1", "[::1]", "evil.org",
    ":80", ":443", ":8080", "/v1", "/chat/completions", "/responses", "..", "%2f", "%00", "?api-version=1", "&x=/y",
    "@evil.org", ":11434", ":1234", "/api", "/api/v0", "10.0.0.7", "openrouter.ai", "/anthropic",
]  # fmt: skip


def test_the_checked_host_and_port_are_those_of_every_call_whatever_is_typed():
    """The address that the client itself sends to, for thousands of odd texts."""
    draw, taken = random.Random(14), 0
    for _ in range(6000):
        start = draw.choice(["", "", "http://", "https://a.example", "http://localhost:1", "//"])
        typed = start + "".join(draw.choices(PIECES, k=draw.randint(1, 6)))
        try:
            endpoint = endpoint_of(typed)
        except ConfigError:
            continue
        taken += 1
        checked = httpx2.URL(endpoint.base)
        client = open_client("", endpoint.base, httpx2.AsyncClient(), endpoint.query)
        for path in ("chat/completions", "responses"):
            called, _ = _built(client, path, NO_KEY)
            assert (called.scheme, called.raw_host, called.port) == (checked.scheme, checked.raw_host, checked.port)
            assert str(called).partition("?")[0] == endpoint.url(path).partition("?")[0]
            assert called.raw_path.startswith(checked.raw_path.rstrip(b"/") + b"/"), typed
    assert taken > 500


def test_a_query_goes_along_with_every_call_and_the_key_in_both_headers():
    async def main():
        async with FaultServer(replies(completion("hi"))) as server:
            async with Live(KEY, f"{server.url}/chat/completions?api-version=2024-06-01") as model:
                await model.answer(Ask("x", timeout=20))
            return server.requests[0]

    line, headers, _ = asyncio.run(main())
    assert line == "POST /v1/chat/completions?api-version=2024-06-01 HTTP/1.1"
    assert headers["api-key"] == KEY and headers["authorization"] == f"Bearer {KEY}"


CONTACTED = {  # for each base URL: the host that is checked, the Host that is contacted, the path before the API's own
    "http://llm.example.com": ("llm.example.com", "llm.example.com", "/v1"),
    "http://llm.example.com:8080/": ("llm.example.com", "llm.example.com:8080", "/v1"),
    "http://LLM.Example.com/v1": ("llm.example.com", "llm.example.com", "/v1"),
    "http://llm.example.com/v1//": ("llm.example.com", "llm.example.com", "/v1"),
    "http://llm.example.com//a//b": ("llm.example.com", "llm.example.com", "//a//b"),
    "http://llm.example.com/a/../v1": ("llm.example.com", "llm.example.com", "/v1"),
    "http://llm.example.com/a%2Fb": ("llm.example.com", "llm.example.com", "/a%2Fb"),
    "http://8.8.8.8": ("8.8.8.8", "8.8.8.8", "/v1"),
    "http://[2606:4700::1111]": ("2606:4700::1111", "[2606:4700::1111]", "/v1"),
    "http://[2606:4700::1111]:8080": ("2606:4700::1111", "[2606:4700::1111]:8080", "/v1"),
    "http://faß.example": ("xn--fa-hia.example", "xn--fa-hia.example", "/v1"),
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
                found[url] = (model.endpoint.host, host, before)
        return found

    assert asyncio.run(main()) == CONTACTED


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "foo://x", "http://[::1"])
def test_a_proxy_that_cannot_be_used_is_said_to_be_the_trouble(proxy, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(ConfigError, match="proxy"):
        Live(KEY, "https://llm.example.com/v1").connect()


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


def test_a_trace_says_where_a_host_is():
    here = ["localhost", "127.0.0.1", "127.1", "2130706433", "::1", "[::1]", "app.localhost", "LOCALHOST."]
    near = ["192.168.1.7", "10.0.0.1", "printer", "model.lan", "fe80::1"]
    assert {place_of(host) for host in here} == {HERE}
    assert {place_of(host) for host in near} == {NEAR}
    assert place_of("api.openai.com") == "api.openai.com"


def test_this_computer_is_known_and_so_is_the_one_that_a_container_runs_on():
    here = "localhost LOCALHOST. app.localhost 127.0.0.1 127.9 0.0.0.0 2130706433 ::1 [::1] host.docker.internal"
    assert [host for host in here.split() if not is_loopback(host)] == []
    elsewhere = "10.0.0.1 localhost.example.com api.openai.com printer ::2 host.docker.internal.evil.org"
    assert [host for host in elsewhere.split() if is_loopback(host)] == []


def test_an_address_that_was_pasted_into_another_is_none():
    with pytest.raises(ConfigError, match="cannot be read"):
        endpoint_of("http://http://llm.example.com/v1")
