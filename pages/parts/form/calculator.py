"""The numbers of the cost page, to be dragged: how many, how long, how many tokens; and two models with prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import streamlit as st

from core.laws.costs import MODELS
from core.laws.estimate import Inputs
from core.lesson.registry import sizes
from pages.parts.form.address import share
from pages.parts.setup.links import numbers, settings_to_query
from pages.parts.setup.session import memory, taken_anew

_TOKENS = (10, 20, 50, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000)
_WIDTH = 240  # px of a field; they wrap where the page is narrower
_PRICES = ("prices", "against")  # the two models in an address
_LABELS = ("Prices of", "Against the prices of")


class _Number(NamedTuple):
    label: str
    least: float  # whole where the number is
    most: float
    help: str = ""
    stops: Sequence[int | None] = ()  # where it may stop, if not anywhere; None: no limit


_COMMON = {
    "concurrency": _Number("At once", 1, 50, "How many calls may be in flight together.", (*range(1, 51), None)),
    "seconds": _Number("Seconds a call", 0.1, 20.0),
    "slowest": _Number("Slowest: times as long", 1.0, 20.0, "One item, and one worker, may take longer."),
    "prompt": _Number("Tokens of a prompt", 1, 20_000, "Your own text, without the answers in it.", _TOKENS),
    "answer": _Number("Tokens of an answer", 1, 20_000, "Equal for all calls, also labels and verdicts.", _TOKENS),
}


@dataclass
class Calculator:
    """What stands in the fields of the cost page."""

    numbers: dict[str, Any] = field(default_factory=dict)  # by field; None at once: no limit
    models: list[str | None] = field(default_factory=lambda: [MODELS[0], MODELS[1]])  # None: the field was emptied


def calculator() -> tuple[Inputs, list[str]]:
    """The numbers and the two models, by their order. They are kept when the page is left."""
    kept = memory(Calculator)
    own = _own()
    for notice in _take_numbers(kept, own):
        st.markdown(f":small[:gray[{notice}]]")
    with st.container(horizontal=True, key="scrub"):  # page.css makes two columns of it on a phone
        for name, number in _fields().items():
            with st.container(width=_WIDTH):
                kept.numbers[name] = _dragged(name, number, kept.numbers.get(name, own[name]))
        for place, label in enumerate(_LABELS):
            with st.container(width=_WIDTH):
                kept.models[place] = _model(label, place, kept.models[place])
    models = [model or MODELS[place] for place, model in enumerate(kept.models)]
    chosen = dict(zip(_PRICES, models, strict=True))
    offered = {name: model for name, model in chosen.items() if model in MODELS}
    usual = dict(zip(_PRICES, MODELS, strict=False))
    share("cost_performance", settings_to_query(kept.numbers, own) | settings_to_query(offered, usual))
    common = {name: kept.numbers[name] for name in _COMMON}
    return Inputs({name: kept.numbers[name] for name in sizes()}, **common), models


def _fields() -> dict[str, _Number]:
    """The sizes of the patterns first, then what all of them share."""
    own = {name: _Number(size.label, size.least, size.most, size.help) for name, size in sizes().items()}
    return own | _COMMON


def _own() -> dict[str, Any]:
    """What stands in the fields before anybody has dragged them."""
    return {name: size.usual for name, size in sizes().items()} | {name: getattr(Inputs(), name) for name in _COMMON}


def _take_numbers(kept: Calculator, own: dict[str, Any]) -> list[str]:
    """The numbers that an address asks for, once; a sentence for each that was not as it says."""
    query = {name: text for name, text in st.query_params.to_dict().items() if name in (*own, *_PRICES)}
    if not query or not taken_anew("numbers", query):
        return []
    linked, notices = numbers(query, {name: (number.least, number.most) for name, number in _fields().items()})
    kept.numbers = own | linked
    kept.models = list(MODELS[:2])
    for place, name in enumerate(_PRICES):
        if query.get(name) in MODELS:
            kept.models[place] = query[name]
        elif name in query:
            notices.append("The address asks for the prices of a model that is not offered here; it is left as it is.")
    return notices


def _dragged(name: str, number: _Number, value: Any) -> Any:
    label, least, most, help, stops = number
    key = f"cost {name}"
    if stops:
        at = [*sorted({each for each in (*stops, value) if each is not None}), *([None] if None in stops else [])]
        return st.select_slider(label, at, value, _stop, key=key, help=help or None)
    step, form = (0.1, "%.1f") if isinstance(least, float) else (1, None)
    return st.slider(label, least, most, value, step, form, key=key, help=help or None)


def _stop(stop: int | None) -> str:
    return "no limit" if stop is None else f"{stop:,}"


def _model(label: str, place: int, model: str | None) -> str | None:
    models = list(dict.fromkeys([*MODELS, model]))
    return st.selectbox(
        label,
        models,
        index=models.index(model),
        accept_new_options=True,
        key=f"cost {_PRICES[place]}",
        help="Choose one, or type the name of another one and press Enter.",
    )
