"""The server: the pages, the route over which runs are watched, and a warm start. `streamlit run app.py`."""

from __future__ import annotations

import contextlib
import gc
import sys
import threading
from collections.abc import AsyncIterator
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from core.runner import runner
from pages.parts.live import routes
from pages.parts.security import SecurityHeaders
from pages.parts.session import one_at_a_time


def warm_up() -> None:
    """Import what the first click would wait for, then take it out of the garbage collector's rounds."""
    import numpy  # noqa: F401  (plotly looks for it, and must not find it half imported by another thread)
    import plotly.graph_objects as go

    from core import forecast, routing
    from core.costs import rates

    with one_at_a_time():
        go.Figure(go.Bar()).to_json()
        forecast(routing, "Where is my parcel?")
        rates("gpt-4o-mini")
        gc.collect()
        gc.freeze()


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    sys.setswitchinterval(0.0005)  # the server's loop gets its turn also while many scripts run
    warming = threading.Timer(2.0, warm_up)  # after the first page, which it would slow down
    warming.daemon = True
    warming.start()
    yield {}
    warming.cancel()
    runner.close()


app = st.App("pages/navigation.py", lifespan=lifespan, routes=routes(), middleware=[Middleware(SecurityHeaders)])
