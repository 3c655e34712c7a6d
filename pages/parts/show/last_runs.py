"""The last whole run of this browser session on each page, beside its law and with its cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.engine.breaks import breaks
from core.errors import WorkflowError
from core.laws.costs import Bill, bill
from core.lesson.measured import Measured, measured
from core.run import Run
from core.runner import Shown
from core.trace.counts import counted
from core.trace.speed import took
from core.trace.trace import Trace
from core.view.pins import in_words
from core.view.state import ENDED
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import carried, memory
from pages.parts.show.costs_picture import of_many
from pages.parts.show.menu import ended_runs


@dataclass(frozen=True)
class Last:
    """A run that has ended; `beside` is None where its input has no law."""

    title: str
    trace: Trace
    beside: Measured | None


class MeasuredRuns(dict[str, Measured | None]):
    """Runs beside their laws by id, each measured once, since its law takes a forecast; None: there is no law."""


def last(page: str, fits: Callable[[Run[Any]], bool] = lambda _: True) -> Last | None:
    """The last whole run on a page, else the last one, which says what it is; None when none that fits has run there.

    Of two its second side. A run that failed, or was broken by hand, is no measure of its pattern.
    """
    sent = [shown for shown in ended_runs(page) if shown.runs[-1].trace.spans and fits(shown.runs[-1])]
    shown = next((one for one in sent if not _lacks(one.runs[-1])), next(iter(sent), None))
    if shown is None:
        return None
    run, measured_before = shown.runs[-1], memory(MeasuredRuns)
    if shown.id not in measured_before:
        measured_before[shown.id] = _beside(shown, run.trace)
    side = carried(shown).sides[1].lower() if len(shown.started) == 2 else ""
    title = ", ".join(filter(None, [f"Your run {shown.number}", side, run.trace.world, literally(_lacks(run))]))
    return Last(title, run.trace, measured_before[shown.id])


def _lacks(run: Run[Any]) -> str:
    """Why a run that has ended is no whole one, in a few words; empty for one that is."""
    if run.trace.breaks:
        return f"broken: {in_words(breaks(run.trace.breaks))}"
    if run.trace.reused:
        return f"{counted(run.trace.reused, 'answer')} reused"
    return "" if run.status == "done" else ENDED[run.status]


def _beside(shown: Shown, trace: Trace) -> Measured | None:
    if trace.world == "live":  # its law would be filled from simulated seconds
        return None
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
    amount = (paid.why or of_many(paid.dollars)).replace("$", "\\$")  # in Markdown a bare one would begin a formula
    return _cell(amount, ("1,000 such runs on its own model" if live else "1,000 such runs would cost") + without)
