"""A request goes only to an address that was checked to be outside."""

from __future__ import annotations

import asyncio
import ssl
from unittest import mock

import httpx2
import pytest

import core
from core.errors import AddressRefused
from core.models.live import Live
from core.models.live.budget import Budget, Limits
from core.models.live.public import PublicTransport
from tests.core.models.addresses import Sender, named, over
from tests.core.models.fault_server import FaultServer
from tests.core.models.live_replies import KEY


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
            with mock.patch("core.models.live.public.is_private", lambda _: False), pytest.raises(ZeroDivisionError):
                async with httpx2.AsyncClient(transport=PublicTransport(sender)) as client:
                    await client.get(f"https://llm.example.com:{port}/v1")
        return told

    assert asyncio.run(main()) == [b"llm.example.com"]


def test_a_live_model_with_an_inside_name_ends_its_run_with_nothing_sent():
    budget = Budget(Limits(calls=9))

    async def main():
        asyncio.get_running_loop().getaddrinfo, asked = named("10.0.0.7")
        model = Live(KEY, "https://llm.example.com/v1", public_only=True, budget=budget)
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
