"""Reading one run: the card of the chosen call beside the code that made it, all calls as a table, the download."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import streamlit as st

from core.card import card
from core.span import Span
from core.trace import Trace
from pages.parts.hero import hero
from pages.parts.session import memory


def trace_view(page: str, pattern: Callable[..., Any], trace: Trace) -> None:
    """The chosen call; before one is chosen, a failed one or the longest."""
    if not trace.spans:
        return
    spans = {span.id: span for span in trace.spans}
    chosen = spans.get(memory(page).get("span", 0)) or _first_choice(trace)
    with st.container(key="reading"):
        left, right = st.columns([7, 5], gap="large")
        with left:
            hero("card", card(trace, chosen.id), key=f"{page} card")
        with right:
            code_view(page, pattern, chosen)
    with st.expander("All calls as a table"):
        hero("table", {"head": _HEAD, "rows": _rows(trace), "label": "All calls of this run"}, key=f"{page} calls")
        st.download_button(
            "Download the trace as JSON",
            lambda: trace.model_dump_json(indent=1),
            file_name=f"{trace.pattern}-trace.json",
            mime="application/json",
            on_click="ignore",
            key=f"{page} download",
        )


def code_view(page: str, pattern: Callable[..., Any], chosen: Span | None = None) -> None:
    """The source of the very function that runs, the line of the chosen call marked."""
    function = inspect.unwrap(pattern)
    lines, first = inspect.getsourcelines(function)
    file = function.__module__.replace(".", "/") + ".py"
    line = chosen.line if chosen is not None and chosen.file == file else None
    title = "The code that runs" if line is None else "The line that made this call"
    data = {"title": title, "file": file, "first": first, "source": "".join(lines), "line": line}
    hero("code", data, key=f"{page} code")


def _first_choice(trace: Trace) -> Span:
    failed = next((span for span in trace.spans if span.status == "error"), None)
    return failed or trace.longest or trace.spans[0]


_HEAD = ["", "Call", "State", "Start", "Duration", "First token", "Tokens in", "Tokens out", "Attempts"]


def _rows(trace: Trace) -> list[list[str]]:
    names = trace.names
    return [
        [
            str(number),
            names[span.id],
            "fallback used" if span.fallback else span.status,
            _seconds(span.start),
            _seconds(span.duration),
            _seconds(span.time_to_first_token),
            "–" if span.tokens_in is None else f"{span.tokens_in:,}",
            "–" if span.tokens_out is None else f"{span.tokens_out:,}",
            str(len(span.attempts)),
        ]
        for number, span in enumerate(trace.spans, 1)
    ]


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f} s"
