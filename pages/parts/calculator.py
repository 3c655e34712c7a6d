"""The fields of the cost page: how many, how long, how many tokens, and the model whose prices count."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.laws.costs import MODELS
from core.laws.estimate import Inputs
from pages.parts.links import Range, numbers, numbers_to_query
from pages.parts.session import memory
from pages.parts.share import share

_DEFAULT = Inputs()
_WHOLE = {  # field: label, least, most, help
    "steps": ("Steps of the chain", 1, 12, None),
    "topics": ("Topics, a chain each", 1, 20, None),
    "items": ("Items", 1, 50, "For parallelization."),
    "subtasks": ("Subtasks", 0, 50, "For the orchestrator. With none, the plan is followed by one direct answer."),
    "rounds": ("Rounds", 1, 10, "For the evaluator: in which round the draft passes, or the limit."),
    "concurrency": ("At once", 1, 50, "How many calls may be in flight together."),
    "prompt": ("Tokens of a prompt", 1, 100_000, "Your own text in it, without the answers it contains."),
    "answer": ("Tokens of an answer", 1, 20_000, "Taken as equal for all calls, also for labels and verdicts."),
}
_PARTS = {
    "seconds": ("Seconds a call", 0.1, 120.0, None),
    "slowest": ("Slowest: times as long", 1.0, 20.0, "One item, and one worker, may take longer than the others."),
}
_RANGES: dict[str, Range] = {name: (low, high) for name, (_, low, high, _) in (_WHOLE | _PARTS).items()}
_ORDER = ("steps", "topics", "items", "subtasks", "rounds", "concurrency", "seconds", "slowest", "prompt", "answer")


def calculator() -> tuple[Inputs, str]:
    """The numbers and the model. They are kept when the page is left."""
    kept = memory("cost_performance").setdefault("fields", {})
    for notice in _take_numbers(kept):
        st.markdown(f":small[:gray[{notice}]]")
    for pair in zip(_ORDER[::2], _ORDER[1::2], strict=True):
        with st.container(horizontal=True):
            for name in pair:
                kept[name] = _field(name, kept.get(name, getattr(_DEFAULT, name)))
    models = list(dict.fromkeys([*MODELS, kept.get("model", MODELS[0])]))
    kept["model"] = st.selectbox(
        "Model whose prices count",
        models,
        index=models.index(kept.get("model", MODELS[0])),
        accept_new_options=True,
        key="cost model",
        help="Choose one, or type the name of another one and press Enter.",
    )
    given = Inputs(**{name: kept[name] for name in _ORDER})
    model = kept["model"] or MODELS[0]
    offered = {"prices": model} if model in MODELS[1:] else {}
    share("cost_performance", numbers_to_query({name: kept[name] for name in _ORDER}, vars(_DEFAULT)) | offered)
    return given, model


def _take_numbers(kept: dict[str, Any]) -> list[str]:
    """The numbers that an address asks for, once: from then on they are the reader's. What was not as it says."""
    query = {name: text for name, text in st.query_params.to_dict().items() if name in (*_ORDER, "prices")}
    if not query or memory("cost_performance").get("address") == query:
        return []
    memory("cost_performance")["address"] = query
    found, notices = numbers(query, _RANGES)
    kept.update({name: getattr(_DEFAULT, name) for name in _ORDER} | found)
    kept["model"] = MODELS[0]
    if query.get("prices") in MODELS:
        kept["model"] = query["prices"]
    elif "prices" in query:
        notices.append("The address asks for the prices of a model that is not offered here; it is the first one.")
    return notices


def _field(name: str, value: float | None) -> float | None:
    key = f"cost {name}"
    if name in _PARTS:
        label, least, most, help = _PARTS[name]
        return st.number_input(label, least, most, value, 0.5, "%.1f", key=key, help=help)
    label, low, high, help = _WHOLE[name]
    return st.number_input(label, low, high, value, key=key, help=help, placeholder="no limit")
