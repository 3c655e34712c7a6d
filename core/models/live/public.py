"""An HTTP transport that looks a server's name up once, and sends only to the public addresses it found."""

from __future__ import annotations

import httpx2

from core.errors import AddressRefused
from core.models.live.endpoint import INSIDE, is_private, look_up


class PublicTransport(httpx2.AsyncBaseTransport):
    """Between the client and the one that sends, which never sees a name: nothing is looked up between check and use.

    The name stays in the Host header and is what the certificate must be for. Where no address answers, the next
    request looks the name up anew. Raises AddressRefused, before anything is sent, if any of them is not public.
    """

    def __init__(self, sender: httpx2.AsyncBaseTransport) -> None:
        self._sender = sender
        self._found: dict[str, list[str]] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send to the first address that answers. Raises AddressRefused, or the last failure to connect."""
        host = request.url.raw_host.decode()  # as it is sent: in letters of its own a name may be looked up as another
        failure: httpx2.TransportError = httpx2.ConnectError("The name has no address.", request=request)
        for address in await self._addresses(host):
            try:
                return await self._sender.handle_async_request(_to(address, request))
            # Of other failures none: after those the request may have arrived, and be paid for.
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                failure = error
        self._found.pop(host, None)
        raise failure

    async def aclose(self) -> None:
        """Close the one that sends."""
        await self._sender.aclose()

    async def _addresses(self, host: str) -> list[str]:
        if host not in self._found:
            addresses = await look_up(host)
            if is_private(host) or any(map(is_private, addresses)):
                raise AddressRefused(INSIDE)
            self._found[host] = addresses
        return self._found[host]


def _to(address: str, request: httpx2.Request) -> httpx2.Request:
    """The same request, on its way to an address; its headers, Host among them, are those it had."""
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode()},
    )
