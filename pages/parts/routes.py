"""Where the live route is mounted. Nothing of core is imported here: the server answers before that is done."""

from __future__ import annotations

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def watch(request: Request) -> Response:
    from pages.parts.live import live  # with the first watcher, whose page has long imported the same

    return await live(request)


def routes() -> list[Route]:
    """At the root, and under the base path where the app is served below one."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    paths = ["/live/{run}"] + ([f"/{base}/live/{{run}}"] if base else [])
    return [Route(path, watch) for path in paths]
