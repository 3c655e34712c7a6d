"""The last run of this browser session on each page, beside its law and with its cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import WorkflowError
from core.laws.costs import Bill, bill, in_words
from core.lesson.measured import Measured, measured
from core.trace.trace import Trace
from pages.parts.lesson import last_run
from pages.parts.session import memory


@dataclass(frozen=True)
class Last:
    """A run that has ended; `beside` is None where its input has no law."""

    title: str
    trace: Trace
    beside: Measured | None


def last(page: str) -> Last | None:
    """The last run on a page; of a comparison its parallel side. None when nothing has run there."""
    shown = last_run(page)
    if shown is None or not shown.runs[-1].trace.spans:
        return None
    trace = shown.runs[-1].trace
    kept = memory("cost_performance").setdefault("last", {})  # not the trace: it goes when the run is put away
    if page not in kept or kept[page][0] != shown.id:
        try:
            kept[page] = shown.id, measured(shown.readings[-1], trace, shown.note["predictor"])
        except WorkflowError:
            kept[page] = shown.id, None
    side = ", parallel" if len(shown.started) == 2 else ""
    return Last(f"Your run {shown.number}{side}, {trace.world}", trace, kept[page][1])


def draw_last(found: Last, columns: Sequence[Any], model: str) -> None:
    """What was measured, below the law: its name, calls, seconds, tokens and money."""
    trace, law = found.trace, found.beside.law if found.beside else None
    title, calls, seconds, tokens, money = columns
    title.markdown(f":small[{found.title}]")
    made = "1 call" if trace.calls == 1 else f"{trace.calls} calls"
    calls.markdown(_cell(made, f"measured, its law {law.calls}" if law else "measured"))
    filled = f"measured, its law {law.seconds:.2f} s" if law else "measured"
    seconds.markdown(_cell(f"{trace.makespan:.2f} s", filled))
    tokens.markdown(_cell(f"{_count(trace.tokens_in)} in, {_count(trace.tokens_out)} out", "measured"))
    money.markdown(_cost(found, model))


def _cell(value: str, below: str) -> str:
    return f"**{value}**  \n:small[:gray[{below}]]"


def _count(tokens: int | None) -> str:
    return "not known" if tokens is None else f"{tokens:,}"


def _cost(found: Last, model: str) -> str:
    """A live run on the model that answered, every other one on the model of the calculator."""
    live = found.trace.world == "live"
    paid: Bill = bill(found.trace) if live else bill(found.trace, model)
    said = in_words(paid.dollars).replace("$", "\\$")
    without = f", {paid.without}" if paid.without else ""
    return _cell(said, ("on its own model" if live else "would have cost") + without)
