"""The fields of the cost page: how many, how long, how many tokens, and the model whose prices count."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from core.laws.costs import MODELS
from core.laws.estimate import Inputs
from pages.parts.setup.address import share
from pages.parts.setup.links import numbers, settings_to_query
from pages.parts.setup.session import memory, taken_anew

_DEFAULT = Inputs()
_MODEL_KEY = "cost model"
_FIELDS: dict[str, tuple[str, float, float, str | None]] = {  # label, least, most, help; whole where these are
    "steps": ("Steps of the chain", 1, 12, None),
    "topics": ("Topics, a chain each", 1, 20, None),
    "items": ("Items", 1, 50, "For parallelization."),
    "subtasks": ("Subtasks", 0, 50, "For the orchestrator. With none, the plan is followed by one direct answer."),
    "rounds": ("Rounds", 1, 10, "For the evaluator: in which round the draft passes, or the limit."),
    "concurrency": ("At once", 1, 50, "How many calls may be in flight together."),
    "seconds": ("Seconds a call", 0.1, 120.0, None),
    "slowest": ("Slowest: times as long", 1.0, 20.0, "One item, and one worker, may take longer than the others."),
    "prompt": ("Tokens of a prompt", 1, 100_000, "Your own text in it, without the answers it contains."),
    "answer": ("Tokens of an answer", 1, 20_000, "Taken as equal for all calls, also for labels and verdicts."),
}


@dataclass
class Calculator:
    """What stands in the fields of the cost page."""

    numbers: dict[str, Any] = field(default_factory=dict)  # by field; None at once: no limit
    model: str | None = MODELS[0]  # None: the field was emptied


def calculator() -> tuple[Inputs, str]:
    """The numbers and the model. They are kept when the page is left."""
    kept = memory(Calculator)
    for notice in _take_numbers(kept):
        st.markdown(f":small[:gray[{notice}]]")
    names = list(_FIELDS)
    for pair in zip(names[::2], names[1::2], strict=True):
        with st.container(horizontal=True):
            for name in pair:
                kept.numbers[name] = _field(name, kept.numbers.get(name, getattr(_DEFAULT, name)))
    # With the name that was typed: the field has to find it again when the page is drawn anew.
    models = list(dict.fromkeys([*MODELS, kept.model]))
    kept.model = st.selectbox(
        "Model whose prices count",
        models,
        index=models.index(kept.model),
        accept_new_options=True,
        key=_MODEL_KEY,
        help="Choose one, or type the name of another one and press Enter.",
    )
    given = Inputs(**kept.numbers)
    model = kept.model or MODELS[0]
    offered = {"prices": model} if model in MODELS[1:] else {}
    share("cost_performance", settings_to_query(kept.numbers, vars(_DEFAULT)) | offered)
    return given, model


def _take_numbers(kept: Calculator) -> list[str]:
    """The numbers that an address asks for, once; a sentence for each that was not as it says."""
    query = {name: text for name, text in st.query_params.to_dict().items() if name in (*_FIELDS, "prices")}
    if not query or not taken_anew("numbers", query):
        return []
    linked, notices = numbers(query, {name: (low, high) for name, (_, low, high, _) in _FIELDS.items()})
    kept.numbers = vars(_DEFAULT) | linked
    kept.model = MODELS[0]
    if query.get("prices") in MODELS:
        kept.model = query["prices"]
    elif "prices" in query:
        notices.append("The address asks for the prices of a model that is not offered here; it is the first one.")
    return notices


def _field(name: str, value: float | None) -> float | None:
    label, low, high, help = _FIELDS[name]
    key = f"cost {name}"
    if isinstance(low, float):
        return st.number_input(label, low, high, value, 0.5, "%.1f", key=key, help=help)
    return st.number_input(label, low, high, value, key=key, help=help, placeholder="no limit")
