"""The app as the tests serve it: app.py, whose simulated answers a test can hold back.

`python -m tests.browser.held run app.py …` is `streamlit run app.py …` with one difference: with `hold=<name>` in the
address, the answers to what that browser session runs wait until a POST to `gate/<name>` lets them come.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from functools import partial
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import pages.parts.models.model_picker  # noqa: F401  first, as in navigation.py
from core.models.model import Answer, Ask
from core.runner import runner
from pages.parts.run import launch
from pages.parts.server import routes

_NO_END = 3600.0  # seconds: what is held back has no deadline that a test could meet


class Gate:
    """Which answers may come: those of some steps, and so many more of any. Used on the loop of the runs alone."""

    def __init__(self) -> None:
        self.steps: set[str] = set()
        self.more = 0
        self.all = False
        self._line: list[tuple[str, asyncio.Future[None]]] = []

    async def passed(self, step: str) -> None:
        place = asyncio.get_running_loop().create_future()
        self._line.append((step, place))
        self._move()
        try:
            await place
        finally:
            self._line.remove((step, place))

    def set(self, steps: set[str], more: int, all: bool) -> None:
        self.steps, self.more, self.all = steps, more, all
        self._move()

    def _move(self) -> None:
        for step, place in self._line:
            if place.done():
                continue
            if self.all or step in self.steps:
                place.set_result(None)
            elif self.more:
                self.more -= 1
                place.set_result(None)


_gates: defaultdict[str, Gate] = defaultdict(Gate)


async def _gate(request: Request) -> Response:
    asked = request.query_params
    steps, more, all = {*asked.get("steps", "").split(",")} - {""}, int(asked.get("more", "0")), "all" in asked
    runner.loop.call_soon_threadsafe(_gates[request.path_params["name"]].set, steps, more, all)
    return PlainTextResponse("")


async def _held(answer: Any, gate: Gate, ask: Ask) -> Answer:
    await gate.passed(ask.step)
    found: Answer = await answer(ask)
    return found


def _model(chosen: Any, preset: Any) -> Any:
    """The model of a run; the session keeps the name of its gate when it changes page."""
    model = chosen(preset)
    if name := st.query_params.get("hold") or st.session_state.get("hold"):
        st.session_state["hold"] = name
        model.call_deadline = _NO_END
        model.answer = partial(_held, model.answer, _gates[name])
    return model


def _routes(own: Any) -> list[Route]:
    return [*own(), Route("/gate/{name}", _gate, methods=["POST"])]


if __name__ == "__main__":
    launch.chosen_model = partial(_model, launch.chosen_model)
    routes.routes = partial(_routes, routes.routes)
    from streamlit.web.cli import main

    main()
