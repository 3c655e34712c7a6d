"""The one component of the app: all drawings that live in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import streamlit as st

View = Literal["flow", "race", "home", "card", "code", "table"]
_HERE = Path(__file__).parent


def _joined(ending: str) -> str:
    """All files of one kind as one text: the browser gets a single module and a single sheet."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_HERE.glob(f"*.{ending}")))


_component = st.components.v2.component("hero", css=_joined("css"), js=_joined("js"))


def _nothing() -> None:
    """Streamlit only tells of triggers that have a callback."""


def hero(
    view: View,
    data: dict[str, Any],
    key: str,
    *,
    on_chosen: Callable[[], None] = _nothing,
    on_finished: Callable[[], None] = _nothing,
    on_poll: Callable[[], None] = _nothing,
) -> Any:
    """Draw `data` as one of the views; the result has `chosen`, `finished` and `poll`, None when not triggered."""
    return _component(
        data=data | {"view": view},
        key=key,
        on_chosen_change=on_chosen,
        on_finished_change=on_finished,
        on_poll_change=on_poll,
    )
