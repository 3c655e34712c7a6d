"""Names that are looked up without a network, and what is sent to which address."""

from __future__ import annotations

import asyncio
import socket

import httpx2

from core.errors import AddressRefused
from core.models.live.public import PublicTransport


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
