"""Every page brings our style sheet, and nothing is shown till it stands in its place.

Streamlit's own frame moves twice: first it has no menu, then it makes room for one. So the app is hidden from the first
byte on, and page.css makes it visible once that room is there; where it never comes, it is visible after some seconds
anyway. What is presented fills the screen, as a page does on a phone, and moves with every part that comes: it is shown
once its last part is there and none is a grey block any more. What was shown once is never hidden again: that would
take a day. By opacity, not by visibility: Streamlit's texts are `visible` whatever stands around them, and showed
through.

Where the page's WebSocket never opens, unreached.js says why in its place.

The sheet stands at the end of the body, after all that Streamlit's own parts write into the head, and so it wins.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from pages.parts.server.plain_page import sheet
from pages.parts.server.security import POLICY_NAME

HIDDEN = (
    b"<style>.stApp{opacity:0;transition:opacity 0s 86400s;animation:first-paint 0s 5s forwards}"
    b"@keyframes first-paint{to{opacity:1}}</style>"
)
PRESENTED = HIDDEN.replace(b"<style>", b'<style class="presented">')
_SHEET = Path(__file__).parents[1] / "page.css"
_UNREACHED = Path(__file__).parent / "unreached.js"


class FirstPaint:
    """The middleware that puts HIDDEN or PRESENTED, and the sheet, into every page. Pure ASGI, as the other one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started: Message | None = None  # held back till the length of the body is known
        parts: list[bytes] = []

        async def send_hidden(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start" and _is_page(message):
                started = message
            elif started is None or message["type"] != "http.response.body":
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    hidden = PRESENTED if b"presenter=1" in scope["query_string"].split(b"&") else HIDDEN
                    page = b"".join(parts)
                    if page:  # the answer to a question for the headers alone has none
                        page = _dressed(page, hidden, Headers(scope=scope).get("host", ""))
                        MutableHeaders(scope=started)["Content-Length"] = str(len(page))
                    await send(started)
                    await send({"type": "http.response.body", "body": page})

        if scope["type"] != "http":
            await self.app(scope, receive, send)
        else:
            await self.app(_unpacked(scope), receive, send_hidden)


def _dressed(page: bytes, hidden: bytes, host: str) -> bytes:
    head, end_of_head, body = page.partition(b"</head>")
    body, end_of_body, rest = body.rpartition(b"</body>")
    end = [b"<style>", _SHEET.read_bytes(), sheet().encode(), b"</style>", unreached(host)]
    return b"".join([head, hidden, end_of_head, body, *end, end_of_body, rest])


def unreached(host: str) -> bytes:
    """The script that says what is wrong where the page's WebSocket does not open; it knows the host that was asked."""
    stranger = "" if is_host_allowed(host) else "yes"
    told = f'<script data-host="{escape(host)}" data-stranger="{stranger}">'
    return told.encode() + _UNREACHED.read_bytes() + b"</script>"


def _unpacked(scope: Scope) -> Scope:
    """A request for a page as one from a browser that unpacks nothing: Streamlit packs all pages but the first."""
    headers = Headers(scope=scope)
    if "text/html" not in headers.get("accept", ""):
        return scope
    return {**scope, "headers": [(name, value) for name, value in headers.raw if name != b"accept-encoding"]}


def _is_page(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    ours = POLICY_NAME in headers  # a page without Streamlit, which brings its own
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers and not ours
