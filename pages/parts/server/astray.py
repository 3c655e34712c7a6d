"""What a browser gets where Streamlit would leave it before a blank page: a few sentences, and the way on.

Streamlit answers every address with its one document, whose scripts lie beside it: below a page, as at /routing/extra,
none of them is found. And in a frame of another site the browser may show nothing at all, and not say why.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.server.plain_page import plain_page
from pages.parts.server.security import FRAME_ANCESTORS, HEADERS, frame_ancestors

_PAGES = frozenset(path.stem for path in Path(__file__).parents[2].glob("*.py"))
_OTHERS = ("_stcore", "media", "component", "static", "live", "room", "app")  # what lies below these is no page's
# These sentences alone may stand in any frame: there is nothing in them to press.
_FRAMED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Astray:
    """The middleware for that, outside all others. Pure ASGI, as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _instead(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (answer or self.app)(scope, receive, send)


def _instead(scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    if "text/html" not in headers.get("accept", ""):
        return None
    other_site = headers.get("sec-fetch-site", "") in ("cross-site", "same-site")
    if other_site and headers.get("sec-fetch-dest") in ("iframe", "frame", "embed", "object") and not frame_ancestors():
        body = plain_page(
            "This lab is not shown inside other sites",
            "The page around it belongs to another site, and this server allows none to frame it.",
            f"Whoever runs the server can allow it: <code>{FRAME_ANCESTORS}=https://the-other-site.example</code>",
        )
        return Response(body, 403, _FRAMED, "text/html")
    base = "/" + (st.get_option("server.baseUrlPath") or "").strip("/")
    path = scope["path"].removeprefix(base if base != "/" else "").strip("/")
    first, below, _ = path.partition("/")
    if not below or first in _OTHERS:
        return None
    home = base.rstrip("/") + "/"
    named = (
        f' Perhaps you meant the page <a href="{escape(home + first)}">{escape(first)}</a>.' if first in _PAGES else ""
    )
    body = plain_page(
        "There is no such page",
        f"Nothing lies at <code>{escape(quote('/' + path))}</code>.{named}",
        f'<a href="{escape(home)}">To the first page of the lab</a>',
    )
    return Response(body, 404, HEADERS, "text/html")
