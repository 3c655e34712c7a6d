"""The one component of the app: all drawings that live in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.drawings.joined import script, sheet
from pages.parts.drawings.views import VIEWS, View

_HERE = Path(__file__).parent
_PROGRAMS = {view: "run" if view in ("flow", "race") else view for view in VIEWS}  # these two take each other's place


def _component(program: str) -> Callable[..., Any]:
    """The browser gets a single module and a single sheet, and no other view's."""
    paths = [_HERE / "mount.mjs", _HERE / f"{program}.mjs"]
    return st.components.v2.component(program, css=sheet(paths), js=script(paths, "component(draw)"))


_components = {program: _component(program) for program in dict.fromkeys(_PROGRAMS.values())}


def _nothing() -> None:
    """Streamlit only tells of triggers that have a callback."""


def draw(
    view: View,
    data: Mapping[str, Any],
    key: str,
    *,
    on_asked: Callable[[], None] = _nothing,
    on_finished: Callable[[], None] = _nothing,
    on_poll: Callable[[], None] = _nothing,
    on_presenter: Callable[[], None] = _nothing,
    on_go: Callable[[], None] = _nothing,
    on_ground: Callable[[], None] = _nothing,
) -> Any:
    """Draw `data`, which is the view's record.

    The result has `asked`, `finished`, `poll`, `presenter`, `go` and `ground`, each None where it was not triggered.
    """
    return _components[_PROGRAMS[view]](
        data=[{**data, "view": view}],  # in a list: of a dict Streamlit would ask pandas about every value
        key=key,
        on_asked_change=on_asked,
        on_finished_change=on_finished,
        on_poll_change=on_poll,
        on_presenter_change=on_presenter,
        on_go_change=on_go,
        on_ground_change=on_ground,
    )
