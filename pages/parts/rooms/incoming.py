"""What comes from a browser: from a page of this app, small, and as the JSON that was asked for; and its cookies."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

DEVICE, LEAD = "lab_device", "lab_lead"
MOST_BYTES = 16_384
_KEPT = 2 * 86_400  # seconds: longer than a room
_LONGEST = 64  # characters of a secret


class Refused(Exception):
    """A request that is answered with a sentence and a status, and nothing more."""

    def __init__(self, words: str, status: int = 403) -> None:
        super().__init__(words)
        self.status = status


async def body(request: Request) -> dict[str, Any]:
    """What a page of ours has sent. Raises Refused."""
    if not same_origin(request):
        raise Refused("This was asked by a page of another site.")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise Refused("Only JSON is taken here.", 415)
    read = b""
    async for part in request.stream():
        read += part
        if len(read) > MOST_BYTES:
            raise Refused("That is too long.", 413)
    try:
        # Half of a character can be written in JSON, but not be sent on: it would silence the whole room.
        told = json.loads(json.dumps(json.loads(read or b"{}"), ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise Refused("That is no JSON.", 400) from None
    if not isinstance(told, dict):
        raise Refused("That is no JSON object.", 400)
    return told


def same_origin(request: Request) -> bool:
    """Was it asked by a page that this app has served?

    Browsers say so themselves over https and on this computer; else by the name of the page's host. A proxy may call
    the server by another name: then it hands on the one that it was asked for, which no other site's page can set.
    """
    if site := request.headers.get("sec-fetch-site"):
        return site == "same-origin"
    asked = {request.headers.get(name, "").lower() for name in ("host", "x-forwarded-host")} - {""}
    return urlsplit(request.headers.get("origin", "")).netloc.lower() in asked


def device(request: Request) -> str:
    """The secret of this device; empty: it has none yet."""
    return request.cookies.get(DEVICE, "")[:_LONGEST]


def lead(request: Request, code: str) -> str:
    """The secret with which this browser leads the room; empty: it leads none, or another one."""
    room, _, secret = request.cookies.get(LEAD, "").partition(".")
    return secret[:_LONGEST] if room == code else ""


def keep(request: Request, response: Response, name: str, value: str) -> None:
    """Have the browser keep a secret, which no script and no other site can use."""
    response.set_cookie(
        name, value, _KEPT, path=base() + "/", secure=request.url.scheme == "https", httponly=True, samesite="lax"
    )


def forget(response: Response, name: str) -> None:
    """Have the browser forget it."""
    response.delete_cookie(name, path=base() + "/")


def base() -> str:
    """The path that the app is served below; empty: at the root."""
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def address(request: Request) -> str:
    """Where it comes from, for nothing but to count wrong codes."""
    return request.client.host if request.client else ""
