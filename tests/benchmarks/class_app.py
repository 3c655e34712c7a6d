"""The app as the benchmark of a classroom serves it: app.py, and a way to press the teacher's Run from outside.

`python -m tests.benchmarks.class_app run app.py …` is `streamlit run app.py …` with a route more: what a page does when
Run is pressed, and the room watches.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import pages.parts.models.model_picker  # noqa: F401  first, as in navigation.py
from core.runner import runner
from core.view.guess import NOT_GUESSED
from pages.parts.form.linked import linked
from pages.parts.rooms.hub import hub
from pages.parts.server import routes
from pages.parts.setup.session import Carried


async def _press(request: Request) -> Response:
    told = await request.json()

    def press() -> float:
        setup = linked(told["page"], told["query"])
        readings = setup.readings(both=False)
        note = Carried("run", setup.setup, setup.entries, NOT_GUESSED, setup.model())
        models = [setup.model() for _ in readings]
        shown = runner.start("bench", setup.setup.page, readings, models, setup.setup.seed, note)
        hub.watch(told["code"], told["secret"], shown)
        return readings[0].forecast(model=setup.model(), seed=setup.setup.seed).trace.makespan

    return JSONResponse({"seconds": await asyncio.to_thread(press)})


def _routes(own: Any) -> list[Route]:
    return [*own(), Route("/bench/run", _press, methods=["POST"])]


if __name__ == "__main__":
    routes.routes = partial(_routes, routes.routes)
    from streamlit.web.cli import main

    main()
