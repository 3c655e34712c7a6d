"""The one component of the app: all drawings that live in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.drawings.joined import script, sheet
from pages.parts.drawings.views import VIEWS

_HERE = Path(__file__).parent
_PROGRAMS = {view: "run" if view in ("flow", "race") else view for view in VIEWS}  # these two take each other's place


@cache
def _component(program: str) -> Callable[..., Any]:
    """The browser gets a single module and a single sheet, and no other view's; joined when a page first draws it."""
    paths = [_HERE / "mount.mjs", _HERE / f"{program}.mjs"]
    return st.components.v2.component(program, css=sheet(paths), js=script(paths, "component(draw)"))


def _nothing() -> None:
    """Streamlit only tells of triggers that have a callback."""


_TRIGGERS = ("asked", "finished", "poll", "presenter", "go", "ground", "broke", "anew", "room")
_SILENT = {f"on_{trigger}_change": _nothing for trigger in _TRIGGERS}


def draw(
    view: str,
    data: Mapping[str, Any],
    key: str,
    *,
    on_presenter: Callable[[], None] = _nothing,
    on_broke: Callable[[], None] = _nothing,
    on_anew: Callable[[], None] = _nothing,
    on_room: Callable[[], None] = _nothing,
) -> Any:
    """Draw `data`, which is the record in VIEWS of that name.

    The result has `asked`, `finished`, `poll`, `presenter`, `go`, `ground`, `broke`, `anew` and `room`, each None where
    it was not triggered.
    """
    listeners = {
        "on_presenter_change": on_presenter, "on_broke_change": on_broke, "on_anew_change": on_anew,
        "on_room_change": on_room,
    }  # fmt: skip
    sent = [{**data, "view": view}]  # in a list: of a dict Streamlit would ask pandas about every value
    return _component(_PROGRAMS[view])(data=sent, key=key, **_SILENT | listeners)
