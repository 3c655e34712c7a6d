"""What the server answers beside the pages, and in the place of one that has failed.

Nothing of core is imported here: the server answers before that is done.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

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


def routes() -> list[Route]:
    """What the server answers beside the pages: at the root, and under the base path where it is served below one."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    roots = ["", f"/{base}"] if base else [""]
    return [
        route for root in roots for route in (Route(root + "/live/{run}", watch), Route(root + "/favicon.png", mark))
    ]
