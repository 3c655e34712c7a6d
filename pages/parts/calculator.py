"""The fields of the cost page: how many, how long, how many tokens, and the model whose prices count."""

from __future__ import annotations

import streamlit as st

from core.costs import MODELS
from core.estimate import Inputs
from pages.parts.session import memory

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
_ORDER = ("steps", "topics", "items", "subtasks", "rounds", "concurrency", "seconds", "slowest", "prompt", "answer")


def calculator() -> tuple[Inputs, str]:
    """The numbers and the model. They are kept when the page is left."""
    kept = memory("cost_performance").setdefault("fields", {})
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
        help="Choose one, or type the name of another one.",
    )
    return Inputs(**{name: kept[name] for name in _ORDER}), kept["model"] or MODELS[0]


def _field(name: str, value: float | None) -> float | None:
    key = f"cost {name}"
    if name in _PARTS:
        label, least, most, help = _PARTS[name]
        return st.number_input(label, least, most, value, 0.5, "%.1f", key=key, help=help)
    label, low, high, help = _WHOLE[name]
    return st.number_input(label, low, high, value, key=key, help=help, placeholder="no limit")
