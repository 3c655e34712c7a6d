"""What the server answers beside the pages, and in the place of one that has failed.

Nothing of core is imported here: the server answers before that is done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from pages.parts.server.turns import one_at_a_time

_FAULT = (
    "The lab itself has a fault here; your input is not to blame. The server’s log has the details. Load the page anew."
)
_MARK = Path(__file__).parent / "mark.svg"


async def watch(request: Request) -> Response:
    """The live route: a run as it goes, to the browser that asks for it."""
    from pages.parts.server.live import live  # with the first watcher, whose page has long imported the same

    return await live(request)


async def mark(_: Request) -> Response:
    """Our mark, in place of Streamlit's own icon; as its `page_icon` and `st.logo` it would need numpy and Pillow."""
    return FileResponse(_MARK, media_type="image/svg+xml", headers={"Cache-Control": "max-age=3600"})


def say(_: Exception) -> bool:
    """A sentence in a page's place, and the traceback for the log alone: True tells Streamlit to show no more."""
    st.markdown(f":red[{_FAULT}]")
    return True


Handler = Callable[[Request], Coroutine[Any, Any, Response]]
ROOMS = (  # in this order: no room has such letters
    ("GET", "/join", "join"),
    ("GET", "/room", "typed"),
    ("GET", "/room/phone.{kind}", "file"),
    ("POST", "/room/own", "own"),
    ("GET", "/room/{code}", "page"),
    ("POST", "/room/{code}/join", "join_room"),
    ("GET", "/room/{code}/live", "live"),
    ("POST", "/room/{code}/answer", "answer"),
    ("POST", "/room/{code}/run", "run"),
    ("GET", "/room/{code}/lead", "leading"),
    ("POST", "/room/{code}/lead", "lead"),
    ("GET", "/room/{code}/answers.csv", "table"),
)


@cache
def _door() -> ModuleType:
    """What answers for the rooms; a phone may be the first of all who come, while core is still imported."""
    with one_at_a_time():
        from pages.parts.models import model_picker  # noqa: F401  # by this way in, as app.py and the pages

        # isort: split
        from pages.parts.rooms import answering
    return answering


def let_streams_go() -> None:
    """End the streams of the rooms, if anybody has come to one."""
    if _door.cache_info().currsize:
        _door().let_go()


def _of_a_room(name: str) -> Handler:
    async def answer(request: Request) -> Response:
        door = _door() if _door.cache_info().currsize else await asyncio.to_thread(_door)
        response: Response = await getattr(door, name)(request)
        return response

    return answer


def routes() -> list[Route]:
    """What the server answers beside the pages: at the root, and under the base path where it is served below one."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    roots = ["", f"/{base}"] if base else [""]
    answers: list[tuple[str, str, Handler]] = [("GET", "/live/{run}", watch), ("GET", "/favicon.png", mark)]
    answers += [(method, path, _of_a_room(name)) for method, path, name in ROOMS]
    return [Route(root + path, answer, methods=[method]) for root in roots for method, path, answer in answers]
