"""The last run of this browser session on each page, beside its law and with its cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import WorkflowError
from core.laws.costs import Bill, bill
from core.lesson.measured import Measured, measured
from core.runner import Shown
from core.trace.speed import took
from core.trace.trace import Trace
from pages.parts.setup.literally import literally
from pages.parts.setup.session import carried, memory
from pages.parts.show.costs_picture import of_many
from pages.parts.show.menu import last_run


@dataclass(frozen=True)
class Last:
    """A run that has ended; `beside` is None where its input has no law."""

    title: str
    trace: Trace
    beside: Measured | None


class MeasuredRuns(dict[str, Measured | None]):
    """Runs beside their laws by id, each measured once, since its law takes a forecast; None: there is no law."""


def last(page: str) -> Last | None:
    """The last run on a page; of a comparison its parallel side. None when nothing has run there."""
    shown = last_run(page)
    if shown is None or not shown.runs[-1].trace.spans:
        return None
    trace, measured_before = shown.runs[-1].trace, memory(MeasuredRuns)
    if shown.id not in measured_before:
        measured_before[shown.id] = _beside(shown, trace)
    side = ", parallel" if len(shown.started) == 2 else ""
    return Last(f"Your run {shown.number}{side}, {trace.world}", trace, measured_before[shown.id])


def _beside(shown: Shown, trace: Trace) -> Measured | None:
    try:
        return measured(shown.readings[-1], trace, carried(shown).predictor)
    # The forecast may fail as the run did; then there is no law to lay beside it.
    except WorkflowError:
        return None


def draw_last(run: Last, columns: Sequence[Any], model: str) -> None:
    """What was measured, below the law: its name, calls, seconds, tokens and money."""
    trace, law = run.trace, run.beside.law if run.beside else None
    title, calls, seconds, tokens, money = columns
    title.markdown(f":small[{run.title}]")
    made = "1 call" if trace.calls == 1 else f"{trace.calls} calls"
    calls.markdown(_cell(made, f"measured, its law {law.calls}" if law else "measured"))
    filled = f"measured, its law {law.seconds:.2f} s" if law else "measured"
    seconds.markdown(_cell(took(trace), filled))
    tokens.markdown(_cell(f"{_count(trace.tokens_in)} in, {_count(trace.tokens_out)} out", "measured"))
    money.markdown(_cost(run, model))


def _cell(value: str, below: str) -> str:
    return f"**{value}**  \n:small[:gray[{below}]]"


def _count(tokens: int | None) -> str:
    return "not known" if tokens is None else f"{tokens:,}"


def _cost(run: Last, model: str) -> str:
    """A live run on the model that answered, every other one on the model of the calculator."""
    live = run.trace.world == "live"
    paid: Bill = bill(run.trace) if live else bill(run.trace, model)
    without = f", {literally(paid.without)}" if paid.without else ""
    amount = of_many(paid.dollars).replace("$", "\\$")  # in Markdown a bare one would begin a formula
    return _cell(amount, ("1,000 such runs on its own model" if live else "1,000 such runs would cost") + without)
