"""Which base URLs are taken, and which host is contacted for each."""

from __future__ import annotations

import asyncio
import contextlib

import httpx2
import pytest

import core
from core.errors import ConfigError
from core.models.live import Live
from core.models.live.endpoint import checked_url, host_of, is_private, place_of
from core.models.model import Ask
from core.trace.trace import HERE, NEAR
from tests.core.models.addresses import Sender, over
from tests.core.models.fault_server import FaultServer, replies
from tests.core.models.live_replies import KEY


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
