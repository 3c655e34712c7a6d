"""The one component of the app: all drawings that live in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import streamlit as st

View = Literal[
    "flow", "race", "home", "axes", "code", "table", "texts", "paths", "lanes", "path", "difference", "program",
    "keys", "printed",
]  # fmt: skip
_HERE = Path(__file__).parent


_PROGRAMS = {
    "run": ("flow*", "player*", "card", "program", "code", "table", "texts", "live", "race*", "run"),
    "home": ("home",),
    "axes": ("axes",),
    "code": ("code",),
    "table": ("table",),
    "texts": ("texts",),
    "paths": ("paths",),
    "lanes": ("lanes",),
    "path": ("path",),
    "difference": ("difference",),
    "program": ("program",),
    "keys": ("keys",),
    "printed": ("printed",),
}


def _joined(program: str, ending: str) -> str:
    """The files of a program as one text: the browser gets a single module and a single sheet, and no other view's."""
    names = [*_PROGRAMS[program], "paper", "index"]
    paths = [path for name in names for path in sorted(_HERE.glob(f"{name}.{ending}"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


_components = {
    program: st.components.v2.component(
        program, css=_joined(program, "css"), js=f"{_joined(program, 'js')}\nconst draw = draw{program.title()};\n"
    )
    for program in _PROGRAMS
}


def _nothing() -> None:
    """Streamlit only tells of triggers that have a callback."""


def hero(
    view: View,
    data: dict[str, Any],
    key: str,
    *,
    on_asked: Callable[[], None] = _nothing,
    on_finished: Callable[[], None] = _nothing,
    on_poll: Callable[[], None] = _nothing,
    on_presenter: Callable[[], None] = _nothing,
    on_go: Callable[[], None] = _nothing,
    on_ground: Callable[[], None] = _nothing,
) -> Any:
    """Draw `data` as one of the views; the result has `asked`, `finished`, `poll`, `presenter`, `go` and `ground`.

    Each is None where it was not triggered.
    """
    return _components["run" if view in ("flow", "race") else view](
        data=[data | {"view": view}],  # in a list: of a dict Streamlit would ask pandas about every value
        key=key,
        on_asked_change=on_asked,
        on_finished_change=on_finished,
        on_poll_change=on_poll,
        on_presenter_change=on_presenter,
        on_go_change=on_go,
        on_ground_change=on_ground,
    )
