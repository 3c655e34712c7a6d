"""A run changed by hand: the changes that an address brings, the link to them, and a forecast in their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from core.errors import InputError
from core.lesson.registry import lesson_of
from core.runner import Shown
from core.trace.trace import Trace
from core.view.what_if import Rerun
from pages.parts.drawings.views import Beside
from pages.parts.models.model_picker import is_live
from pages.parts.run import anew
from pages.parts.setup import links, store
from pages.parts.setup.input_text import MOST_ITEMS
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.session import page_memory
from pages.parts.show.brought_changes import PARAMETER, fitting

LIMIT = "concurrency"  # the setting that a page has a field for
_NO_FORECAST = (
    "The address brings a change of a forecast, and a live model has none. Choose the simulated model for it."
)


def take(setup: Setup, shown: Shown | None) -> None:
    """The changes in the address, at the first look at a page. Without a run they are those of its forecast."""
    known = page_memory(setup.page)
    given, known.looked = "" if known.looked else st.query_params.get(PARAMETER, ""), True
    if not given:
        return
    try:
        known.changes = links.changes(given)
    except InputError as error:
        known.notices.append(str(error))
        return
    if shown is None and is_live():
        known.changes = []
        known.notices.append(_NO_FORECAST)
    elif shown is None:
        known.uncovered = setup.signature()


def beside_hand(setup: Setup, trace: Trace, same: bool) -> Beside:
    """The changes that came with the address, if they fit this run; else a sentence on the page says why not.

    `same`: does the setup in the fields bring this very run back?
    """
    known = page_memory(setup.page)
    again = same and trace.world != "live" and not trace.reused
    beside: Beside = {"link": urlencode(known.link) if again else "", "reruns": _reruns(setup) if again else []}
    if not known.changes:
        return beside
    if not fitting(trace, known.changes):
        known.changes = []
        return beside
    return {**beside, "changes": known.changes}


def pressed(page: str, key: str) -> None:
    """What the picture of that key asks for: a forecast with another setting, or what `anew` does."""
    asked: Any = getattr(st.session_state.get(key), "anew", None)
    settings = asked.get("settings") if isinstance(asked, Mapping) else None
    if settings is None:
        anew.pressed(page, key)
        return
    known, bounds = page_memory(page), _bounds(page)
    # A browser may tell anything.
    if not isinstance(settings, Mapping) or not settings or not all(_fits(*one, bounds) for one in settings.items()):
        return
    for name, value in settings.items():
        store.fill(page, "at_once" if name == LIMIT else name, value)
    known.changes, known.ask = [], "forecast"


def _reruns(setup: Setup) -> list[Rerun]:
    labels = {LIMIT: "At once"} | {name: one.label for name, one in lesson_of(setup.page).fields.items()}
    values = {LIMIT: setup.concurrency, **setup.options}
    bounds = _bounds(setup.page).items()
    return [
        {"name": name, "label": labels[name], "value": values[name], "low": low, "high": high}
        for name, (low, high) in bounds
        if name in values
    ]


def _bounds(page: str) -> dict[str, tuple[int, int]]:
    """Of the settings that the page has a field for, where a forecast can be shown."""
    if is_live():
        return {}
    limit = {LIMIT: (1, MOST_ITEMS)} if page_memory(page).limits else {}
    return limit | {name: one.bounds for name, one in lesson_of(page).fields.items()}


def _fits(name: object, value: object, bounds: Mapping[str, tuple[int, int]]) -> bool:
    if value is None:
        return name == LIMIT and LIMIT in bounds
    return (
        isinstance(name, str) and type(value) is int and name in bounds and bounds[name][0] <= value <= bounds[name][1]
    )
