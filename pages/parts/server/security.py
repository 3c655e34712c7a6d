"""Headers on every answer: nothing is loaded from elsewhere, no address leaves the browser, no other site frames it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; worker-src 'self' blob:; frame-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
POLICY_NAME = "Content-Security-Policy"
FRAME_ANCESTORS = "LAB_FRAME_ANCESTORS"
_SITE = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", re.IGNORECASE)
HEADERS = {
    POLICY_NAME: POLICY,
    "Referrer-Policy": "no-referrer",  # the address holds the id of a run
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def frame_ancestors(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The sites that may show the lab in a frame, such as https://school.example; none unless the server names them.

    What is no such name is left out: in a header it could change other rules.
    """
    return tuple(site for site in re.split(r"[\s,]+", environment.get(FRAME_ANCESTORS, "")) if _SITE.fullmatch(site))


def headers(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """HEADERS, and what the server's setting changes in them."""
    if not (sites := frame_ancestors(environment)):
        return HEADERS
    # The older header can name no other site, and browsers that know the newer one would still heed it.
    framed = {POLICY_NAME: f"{POLICY} {' '.join(sites)}"}
    return {name: value for name, value in HEADERS.items() if name != "X-Frame-Options"} | framed


class SecurityHeaders:
    """The middleware that adds them to every answer. Pure ASGI, so that the web socket passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                own = told.get(POLICY_NAME, "")  # of an answer that allows itself less
                told.update(self.headers)
                if own:
                    told[POLICY_NAME] = own
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
