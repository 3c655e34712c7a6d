"""The route beside the app over which a browser watches a run: server-sent events, whole snapshots."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from core.picture import Drawn
from core.runner import Shown, runner
from pages.parts.shown import picture_of

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_PAUSE = 0.1  # seconds between two looks at a run
_PAUSE_EACH = 0.004  # for each run under way: the updates of all share one core
_LONGEST_PAUSE = 0.45
_LONGEST_SILENCE = 15.0  # seconds, then a comment keeps the connection open

_watching = 0


async def live(request: Request) -> Response:
    """The state of one run whenever it has changed, until it has ended."""
    shown = runner.find(request.path_params["run"])
    if shown is None:
        return PlainTextResponse("There is no such run.", status_code=404, headers=_HEADERS)
    return StreamingResponse(_events(shown), media_type="text/event-stream", headers=_HEADERS)


async def _events(shown: Shown) -> AsyncIterator[str]:
    global _watching
    _watching += 1
    shown.watchers += 1
    try:
        version, silence, drawn = -1, 0.0, Drawn()
        while True:
            ended, current = not shown.running, shown.version
            if ended or current != version:
                version, silence = current, 0.0
                data = json.dumps(picture_of(shown, drawn), ensure_ascii=False, separators=(",", ":"))
                yield f"data: {data}\n\n"
            if ended:
                return
            pause = min(max(_PAUSE, _PAUSE_EACH * _watching), _LONGEST_PAUSE)
            silence += pause
            if silence > _LONGEST_SILENCE:
                silence = 0.0
                yield ": still running\n\n"
            await asyncio.sleep(pause)
    finally:
        _watching -= 1
        shown.watchers -= 1
        shown.look()


def routes() -> list[Route]:
    """At the root, and under the base path where the app is served below one."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    paths = ["/live/{run}"] + ([f"/{base}/live/{{run}}"] if base else [])
    return [Route(path, live) for path in paths]
