"""The server: the pages, the route over which runs are watched, and a warm start. `streamlit run app.py`."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import sys
import threading
from collections.abc import AsyncIterator
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.server.astray import Astray
from pages.parts.server.connections import answer_at_once
from pages.parts.server.first_paint import FirstPaint
from pages.parts.server.routes import let_streams_go, routes, say
from pages.parts.server.security import SecurityHeaders
from pages.parts.server.stopping import before_it_stops
from pages.parts.server.theme import build_the_theme_once
from pages.parts.server.turns import loops, one_at_a_time


def open_the_house() -> None:
    """Do what the first page would wait for while its browser is still loading; till it is done, scripts wait."""
    with one_at_a_time():
        import pages.parts.models.model_picker  # before `page`, as in navigation.py: nobody may meet core half imported

        # isort: split
        import pages.parts.run.page  # noqa: F401

        inspect.stack()  # Streamlit's first element asks for it; the first time, that looks through every module


def warm_up() -> None:
    """Do once what the first click would wait for, then take all of it out of the garbage collector's rounds."""
    with one_at_a_time():
        import plotly.graph_objects as go  # type: ignore[import-untyped]

        from core import evaluator_optimizer, forecast, parallelization, prompt_chaining, support_system
        from core.laws.costs import rates
        from core.runner import runner

        loops.append(runner.loop)
        go.Figure(go.Bar()).to_json()
        forecast(prompt_chaining, "Volcanoes")  # these four have the simulated model read what it knows
        forecast(evaluator_optimizer, "Write a haiku about rain")
        forecast(support_system, "Where is my parcel?")
        forecast(parallelization, ["Lunch on Friday?"])
        rates("gpt-4o-mini")
        gc.collect()
        gc.freeze()


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    sys.setswitchinterval(0.002)  # the loops get their turn also while a script computes
    loops.append(asyncio.get_running_loop())
    answer_at_once(loops[0])
    build_the_theme_once()
    threading.Thread(target=open_the_house, daemon=True).start()
    warming = threading.Timer(4.0, warm_up)  # after the first page, which it would slow down
    warming.daemon = True
    warming.start()
    before_it_stops(let_streams_go)
    yield {}
    warming.cancel()
    loops.clear()
    from core.runner import runner  # not above: the server answers before core is imported

    runner.close()


app = st.App(
    "pages/navigation.py",
    lifespan=lifespan,
    routes=routes(),
    middleware=[Middleware(Astray), Middleware(SecurityHeaders), Middleware(FirstPaint)],
    on_script_error=say,
)
